/** Parses a piece of HTML into a page of its own, where nothing runs. */
export function sheetOf(body: string): HTMLElement {
  const { body: page } = new DOMParser().parseFromString(body, 'text/html');
  for (const active of page.querySelectorAll('script, style, iframe')) active.remove();
  return page;
}

/** Puts it into the window. A link opens nothing. */
export function layOut(sheet: HTMLElement, body: string): () => void {
  sheet.replaceChildren(...[...sheetOf(body).childNodes].map((node) => document.importNode(node, true)));
  const stay = (event: MouseEvent) => {
    if (event.target instanceof Element && event.target.closest('a')) event.preventDefault();
  };
  sheet.addEventListener('click', stay);
  return () => sheet.removeEventListener('click', stay);
}
