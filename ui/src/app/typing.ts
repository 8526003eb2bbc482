import type { Backend, Unsubscribe } from '../lib/backend';

/** How often the program is told, in milliseconds: less than it remembers. */
const EVERY = 2_000;

/** Tells the program while somebody types, so that what is not urgent waits a moment. */
export function watchTyping(page: Document, backend: Backend, incident: () => string | null | undefined): Unsubscribe {
  let told = -Infinity;
  const heard = (event: Event) => {
    const of = incident();
    if (of == null || event.timeStamp - told < EVERY) return;
    told = event.timeStamp;
    // A courtesy: an alarm that comes in the middle of a word is still only a line.
    backend.call('typing', { incident: of }).catch(() => {});
  };
  page.addEventListener('input', heard);
  return () => page.removeEventListener('input', heard);
}
