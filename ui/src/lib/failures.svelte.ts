import { SvelteMap } from 'svelte/reactivity';

import { BackendError } from './backend';

/** What failed, by the place on screen where it is told: an error stands beside what failed. */
export class Failures {
  readonly #byPlace = new SvelteMap<string, BackendError>();

  at(place: string): BackendError | undefined {
    return this.#byPlace.get(place);
  }

  clear(place: string): void {
    this.#byPlace.delete(place);
  }

  /** Runs something, telling its failure at `place`; says whether it went well. */
  async guard(place: string, run: () => Promise<unknown>): Promise<boolean> {
    try {
      await run();
      this.#byPlace.delete(place);
      return true;
    } catch (thrown) {
      this.#byPlace.set(place, BackendError.from(thrown));
      return false;
    }
  }
}
