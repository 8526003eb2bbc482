// Finding words in everything that was written: as you type, one question at a time, the latest words count.
import { BackendError, type Backend, type Hit, type ReviewHit, type SearchMode } from '../../lib/backend';

const PAGE = 100;
/** Rows held at once; further pages push the first ones out. */
export const HELD = 300;

/** Where words are looked for: in the logs of incidents, or in their reviews. */
export type Where = 'lines' | 'reviews';

export class Finder {
  words = $state('');
  mode: SearchMode = $state('newest');
  hits: Hit[] = $state.raw([]);
  /** What of reviews holds the words. */
  reviews: ReviewHit[] = $state.raw([]);
  /** Where the person looks; what they chose. */
  #where: Where = $state('lines');
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

  /** What is shown: where only the other place has hits, those. */
  get where(): Where {
    const [lines, reviews] = [this.hits.length, this.reviews.length];
    if (lines === 0 && reviews > 0) return 'reviews';
    return reviews === 0 ? 'lines' : this.#where;
  }

  look(where: Where): void {
    if (where === this.where) return;
    this.#where = where;
    this.chosen = this.count > 0 ? 0 : -1;
  }

  /** How many hits are shown. */
  get count(): number {
    return this.where === 'lines' ? this.hits.length : this.reviews.length;
  }

  /** Moves the choice; stops at both ends. */
  move(step: number): void {
    if (this.count === 0) return;
    this.chosen = Math.max(0, Math.min(this.count - 1, this.chosen + step));
  }

  get hit(): Hit | undefined {
    return this.where === 'lines' ? this.hits[this.chosen] : undefined;
  }

  get review(): ReviewHit | undefined {
    return this.where === 'reviews' ? this.reviews[this.chosen] : undefined;
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
      this.reviews = [];
      this.#show([], undefined, '');
      return;
    }
    try {
      const reply = await this.#backend.call('search', { words, mode, limit: PAGE });
      this.#show(reply.hits, reply.next ?? undefined, words);
      this.error = undefined;
      // After the lines, which somebody in an incident waits for.
      this.reviews = (await this.#backend.call('search_reviews', { words })).hits;
      if (this.chosen < 0 && this.count > 0) this.chosen = 0;
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
