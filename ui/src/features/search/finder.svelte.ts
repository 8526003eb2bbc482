// Finding words in everything that was written: as you type, one question at a time, the latest words count.
import { BackendError, type Backend, type Hit, type SearchMode } from '../../lib/backend';

const PAGE = 100;
/** Rows held at once; further pages push the first ones out. */
export const HELD = 300;

export class Finder {
  words = $state('');
  mode: SearchMode = $state('newest');
  hits: Hit[] = $state.raw([]);
  /** Index of the chosen hit; -1 when there is none. */
  chosen = $state(-1);
  /** Where to page on. */
  next: string | undefined = $state();
  /** Rows were pushed out at the top. */
  cut = $state(false);
  error: BackendError | undefined = $state.raw();
  /** The words the hits belong to; tells "nothing yet" from "nothing found". */
  answered = $state('');
  #backend: Backend;
  #busy = false;
  #again = false;

  constructor(backend: Backend) {
    this.#backend = backend;
  }

  type(words: string): void {
    this.words = words;
    void this.run();
  }

  choose(mode: SearchMode): void {
    this.mode = mode;
    void this.run();
  }

  /** Moves the choice; stops at both ends. */
  move(step: number): void {
    if (this.hits.length === 0) return;
    this.chosen = Math.max(0, Math.min(this.hits.length - 1, this.chosen + step));
  }

  get hit(): Hit | undefined {
    return this.hits[this.chosen];
  }

  /** Asks with the words as they stand; while a question is on its way, once more afterwards. */
  async run(): Promise<void> {
    if (this.#busy) {
      this.#again = true;
      return;
    }
    this.#busy = true;
    do {
      this.#again = false;
      await this.#first();
    } while (this.#again);
    this.#busy = false;
  }

  /**
   * Asks again because something was written. Whoever has paged on is reading: their list stays as it is. The chosen line
   * stays chosen.
   */
  async refresh(): Promise<void> {
    if (this.cut || this.hits.length > PAGE) return;
    const line = this.hit?.line;
    await this.run();
    const index = this.hits.findIndex((hit) => hit.line === line);
    if (index >= 0) this.chosen = index;
  }

  /** Loads the next page. */
  async more(): Promise<void> {
    const { words, mode, next } = this;
    if (next == null || this.#busy) return;
    this.#busy = true;
    try {
      const reply = await this.#backend.call('search', { words, mode, limit: PAGE, after: next });
      const all = [...this.hits, ...reply.hits];
      const dropped = Math.max(0, all.length - HELD);
      this.hits = all.slice(dropped);
      this.chosen = Math.max(0, this.chosen - dropped);
      this.cut ||= dropped > 0;
      this.next = reply.next ?? undefined;
      this.error = undefined;
    } catch (thrown) {
      this.error = BackendError.from(thrown);
    }
    this.#busy = false;
    if (this.#again) await this.run();
  }

  async #first(): Promise<void> {
    const { words, mode } = this;
    if (words.trim() === '') {
      this.#show([], undefined, '');
      return;
    }
    try {
      const reply = await this.#backend.call('search', { words, mode, limit: PAGE });
      this.#show(reply.hits, reply.next ?? undefined, words);
      this.error = undefined;
    } catch (thrown) {
      this.error = BackendError.from(thrown);
    }
  }

  #show(hits: Hit[], next: string | undefined, answered: string): void {
    this.hits = hits;
    this.next = next;
    this.answered = answered;
    this.cut = false;
    this.chosen = hits.length > 0 ? 0 : -1;
  }
}
