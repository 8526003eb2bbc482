//! The clipboard, on systems whose webview keeps it from the page: pictures out of it, text into it.

use muster_service::wire::{ErrorReply, PastedPicture};
use serde_json::Value;
use tauri::Webview;

use crate::window_commands::{failed, plain};

/// Told to the page before its own first line.
#[cfg(target_os = "linux")]
pub(crate) const SCRIPT: &str = include_str!("paste.js");
/// Other webviews hand pictures to the page by themselves.
#[cfg(not(target_os = "linux"))]
pub(crate) const SCRIPT: &str = "";

/// The picture in the clipboard, if there is one.
pub(crate) fn picture(webview: &Webview) -> Result<Value, ErrorReply> {
    let bytes = bytes(webview)?;
    let base64 = bytes.map(|bytes| base64::Engine::encode(&base64::engine::general_purpose::STANDARD, bytes));
    plain(&PastedPicture { base64 })
}

#[cfg(target_os = "linux")]
fn bytes(webview: &Webview) -> Result<Option<Vec<u8>>, ErrorReply> {
    use std::sync::mpsc::channel;
    use std::time::Duration;

    // As large as a picture may be, and a little: the page says so in words when it is too large.
    const LARGEST: usize = 24 << 20;
    // The program that holds the clipboard may have stopped answering.
    const PATIENCE: Duration = Duration::from_secs(5);

    let (found, answer) = channel();
    webview.run_on_main_thread(move || ask(found)).map_err(|error| failed(&error.to_string()))?;
    let bytes = answer.recv_timeout(PATIENCE).map_err(|_timeout| failed("the clipboard does not answer"))?;
    Ok(bytes.filter(|bytes| !bytes.is_empty() && bytes.len() <= LARGEST))
}

/// Asks the desktop; the picture comes as it was copied when it is a PNG, else it is made one.
#[cfg(target_os = "linux")]
fn ask(found: std::sync::mpsc::Sender<Option<Vec<u8>>>) {
    use gtk::gdk::{Atom, SELECTION_CLIPBOARD};

    let clipboard = gtk::Clipboard::get(&SELECTION_CLIPBOARD);
    clipboard.request_contents(&Atom::intern("image/png"), move |clipboard, png| {
        let bytes = png.data();
        if !bytes.is_empty() {
            return tell(&found, Some(bytes));
        }
        clipboard.request_image(move |_, image| {
            tell(&found, image.and_then(|image| image.save_to_bufferv("png", &[]).ok()));
        });
    });
}

#[cfg(target_os = "linux")]
fn tell(found: &std::sync::mpsc::Sender<Option<Vec<u8>>>, bytes: Option<Vec<u8>>) {
    if found.send(bytes).is_err() {
        tracing::warn!("the clipboard answered too late");
    }
}

#[cfg(not(target_os = "linux"))]
fn bytes(_webview: &Webview) -> Result<Option<Vec<u8>>, ErrorReply> {
    Ok(None)
}

/// Puts a text into the clipboard, where it stays when the window closes.
#[cfg(target_os = "linux")]
pub(crate) fn copy(webview: &Webview, text: String) -> Result<(), String> {
    use std::sync::mpsc::channel;
    use std::time::Duration;

    let (done, is_done) = channel();
    let put = move || {
        let clipboard = gtk::Clipboard::get(&gtk::gdk::SELECTION_CLIPBOARD);
        clipboard.set_text(&text);
        clipboard.store();
        if done.send(()).is_err() {
            tracing::warn!("the clipboard took the text too late");
        }
    };
    webview.run_on_main_thread(put).map_err(|error| error.to_string())?;
    is_done.recv_timeout(Duration::from_secs(5)).map_err(|_timeout| "the clipboard does not answer".to_owned())
}

/// Puts a text into the clipboard.
#[cfg(not(target_os = "linux"))]
pub(crate) fn copy(webview: &Webview, text: String) -> Result<(), String> {
    use tauri_plugin_clipboard_manager::ClipboardExt as _;

    webview.clipboard().write_text(text).map_err(|error| error.to_string())
}
