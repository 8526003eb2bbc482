import { attachmentUrl } from './backend';

/** Parses a piece of HTML into a page of its own, where nothing runs, and gives its pictures their places. */
export function parsed(body: string): HTMLElement {
  const { body: page } = new DOMParser().parseFromString(body, 'text/html');
  for (const script of page.querySelectorAll('script, style, iframe')) script.remove();
  for (const picture of page.querySelectorAll<HTMLImageElement>('img[data-picture]')) {
    picture.setAttribute('src', attachmentUrl(picture.dataset.picture ?? ''));
  }
  return page;
}

/** Puts it into the window. A link within it moves there; any other opens nothing. */
export function layOut(sheet: HTMLElement, body: string): () => void {
  sheet.replaceChildren(...[...parsed(body).childNodes].map((node) => document.importNode(node, true)));
  const follow = (event: MouseEvent) => {
    const link = event.target instanceof Element ? event.target.closest('a') : null;
    if (!link) return;
    event.preventDefault();
    const target = link.getAttribute('href') ?? '';
    if (target.startsWith('#')) sheet.querySelector(`[id="${CSS.escape(target.slice(1))}"]`)?.scrollIntoView({ block: 'center' });
  };
  sheet.addEventListener('click', follow);
  return () => sheet.removeEventListener('click', follow);
}
