// WebKitGTK tells the page that something was pasted and keeps pictures from it (bugs.webkit.org 218519). Here such an
// empty paste is held back, the picture is fetched from the program, and the paste is told again with the picture in it,
// so that the page handles one kind of paste on every system.
window.addEventListener(
  'paste',
  (event) => {
    if (!event.isTrusted || event.clipboardData === null || event.clipboardData.types.length > 0) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    const { target } = event;
    void window.__TAURI_INTERNALS__.invoke('clipboard_picture', { request: {} }).then(({ base64 }) => {
      if (base64 === undefined || target === null) return;
      const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
      const clipboardData = new DataTransfer();
      // The service finds out from the bytes what it really is.
      clipboardData.items.add(new File([bytes], 'pasted', { type: 'image/png' }));
      target.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
    });
  },
  true,
);
