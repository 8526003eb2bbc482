// Bringing in a bundle: chosen, looked into, and only then taken in.
import { BackendError, type Backend, type BundleLook, type BundleTaken } from './backend';
import { count } from './words';

/** Asks where to and writes a bundle; the path, or nothing when the person changed their mind. Throws what failed. */
export async function saveBundle(backend: Backend, incident: string): Promise<string | undefined> {
  return (await backend.window('bundle_save_dialog', { incident })).path ?? undefined;
}

/** What came of it, in a sentence. */
export function takenWords({ incidents, taken }: BundleTaken): string {
  if (taken === 0) return 'Nothing in it was new here.';
  const lines = incidents.reduce((sum, one) => sum + one.lines, 0);
  const names = incidents.map((one) => one.here || one.item.title).join(', ');
  return `${names}: ${count(lines, 'line')} and ${count(taken - lines, 'other entry', 'other entries')} taken in.`;
}

export class BundleIn {
  look: BundleLook | undefined = $state.raw();
  error: BackendError | undefined = $state.raw();
  busy = $state(false);
  #backend: Backend;
  #path: string | undefined;

  constructor(backend: Backend) {
    this.#backend = backend;
  }

  /** Asks which file, and looks into it. What was looked into before stays when the person changes their mind. */
  choose(): Promise<void> {
    return this.#attempt(async () => {
      const { path } = await this.#backend.window('bundle_dialog', {});
      if (path == null) return;
      this.look = undefined;
      this.#path = undefined;
      this.look = await this.#backend.call('bundle_look', { path });
      this.#path = path;
    });
  }

  /** Takes in what was looked into. */
  async take(): Promise<BundleTaken | undefined> {
    const path = this.#path;
    let done: BundleTaken | undefined;
    if (path == null) return undefined;
    await this.#attempt(async () => {
      done = await this.#backend.call('bundle_take', { path });
    });
    return done;
  }

  async #attempt(run: () => Promise<void>): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    try {
      await run();
      this.error = undefined;
    } catch (thrown) {
      this.error = BackendError.from(thrown);
    }
    this.busy = false;
  }
}
