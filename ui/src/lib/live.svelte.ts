// A slice of the store that a screen shows: loaded, and loaded again when it grew.
import { onDestroy } from 'svelte';

import { BackendError, type Backend } from './backend';

export class Live<T> {
  /** The latest answer; stays while a newer one is on its way or failed. */
  value: T | undefined = $state.raw();
  error: BackendError | undefined = $state.raw();
  loading = $state(false);
  #load: () => Promise<T>;
  #again = false;
  #wanted = 0;

  constructor(load: () => Promise<T>) {
    this.#load = load;
  }

  /** Loads again. Asked for while loading, it loads once more afterwards, however often it was asked. */
  async refresh(): Promise<void> {
    if (this.loading) {
      this.#again = true;
      return;
    }
    this.loading = true;
    do {
      this.#again = false;
      await this.#once();
    } while (this.#again);
    this.loading = false;
  }

  /** Forgets the answer: for when the question changed. An answer still on its way is dropped. */
  reset(): void {
    this.#wanted += 1;
    this.value = undefined;
    this.error = undefined;
  }

  async #once(): Promise<void> {
    const wanted = this.#wanted;
    try {
      const value = await this.#load();
      if (wanted !== this.#wanted) return;
      this.value = value;
      this.error = undefined;
    } catch (thrown) {
      if (wanted === this.#wanted) this.error = BackendError.from(thrown);
    }
  }
}

/**
 * A `Live` that follows the store for as long as the calling component lives. `concerns` says which streams matter;
 * an empty list of streams concerns everybody.
 */
export function follow<T>(
  backend: Backend,
  load: () => Promise<T>,
  concerns: (streams: string[]) => boolean = () => true,
): Live<T> {
  const live = new Live(load);
  void live.refresh();
  onDestroy(
    backend.onChanged((streams) => {
      if (streams.length === 0 || concerns(streams)) void live.refresh();
    }),
  );
  return live;
}
