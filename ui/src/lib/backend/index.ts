export { attentive, BackendError, type Backend, type Unsubscribe } from './backend';
export { attachmentUrl } from './tauri';
export type * from './generated';

import type { Backend } from './backend';
import { insideTauri, TauriBackend } from './tauri';

/**
 * Chooses the way to the program: the window's when there is one. In a browser (`npm run dev`) an incident in memory
 * stands in; builds for the window do not carry it.
 */
export async function chooseBackend(): Promise<Backend> {
  if (insideTauri()) return new TauriBackend();
  if (import.meta.env.MODE !== 'production') {
    const { FakeBackend } = await import('./fake');
    return FakeBackend.forBrowser(new URLSearchParams(location.search));
  }
  throw new Error('Muster runs in its own window; start it with scripts/run.sh.');
}
