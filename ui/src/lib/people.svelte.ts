// People of the directory for fields in which somebody is named. A long directory is asked for in parts: what was typed
// brings those who fit it.
import { SvelteMap } from 'svelte/reactivity';

import type { Backend, BackendError, Person } from './backend';
import { follow, type Live } from './live.svelte';
import { DIRECTORY } from './streams';

/** How many are asked for at once. A team that fits into this is there as a whole. */
const PART = 500;

/** Those who are known here so far. */
export class People {
  readonly #known = new SvelteMap<string, Person>();
  /** Whether everybody is known. */
  #whole = false;
  #asked = '';

  readonly #live: Live<void>;

  constructor(private readonly backend: Backend) {
    this.#live = follow(backend, () => this.#ask(this.#asked), (streams) => streams.includes(DIRECTORY));
  }

  /** Why they could not be read. */
  get error(): BackendError | undefined {
    return this.#live.error;
  }

  refresh(): Promise<void> {
    return this.#live.refresh();
  }

  get all(): readonly Person[] {
    return [...this.#known.values()];
  }

  /** Brings those who fit what is typed, unless everybody is here. */
  async type(words: string): Promise<void> {
    this.#asked = words.trim();
    if (this.#whole || this.#asked === '') return;
    try {
      await this.#ask(this.#asked);
    } catch {
      // Who is not found by name can be named all the same.
    }
  }

  async #ask(words: string): Promise<void> {
    const view = await this.backend.call('directory', { count: PART, ...(words === '' ? {} : { words }) });
    this.#whole = view.people.length === view.total;
    // Who was merged into another is listed no longer.
    if (this.#whole) this.#known.clear();
    for (const person of view.people) this.#known.set(person.id, person);
  }
}
