import { BackendError, type Conversation, type ConversationItem, type ConversationOf, type Marking } from '../../../lib/backend';
import { Live } from '../../../lib/live.svelte';
import type { ReviewPlace } from '../../../lib/router.svelte';
import type { ReviewState } from '../state.svelte';
import type { SourcesView } from '../sources/sources.svelte';

const PAGE = 200;
/** How many are kept; those farthest from where one looks are let go first. */
const KEPT = 4_000;

/** The conversation on screen: what of it is fetched, where one stands, what marking needs. */
export class ConversationState {
  total = $state(0);
  /** Whether anything was ever fetched. */
  ready = $state(false);
  failure = $state.raw<BackendError>();
  noLog = $state(false);
  /** The row one stands on. */
  row = $state(0);
  /** Grows when that row should come into sight. */
  reveal = $state(0);
  readonly marking: Live<Marking>;

  #items = new Map<number, ConversationItem>();
  #version = $state(0);
  #seen = { first: 0, last: 0 };
  #asked = new Set<number>();
  #round = 0;

  constructor(
    private readonly review: ReviewState,
    private readonly sources: SourcesView,
  ) {
    this.marking = new Live(() => review.backend.call('marking', this.of));
  }

  /** Which conversation: without what is hidden. */
  get of(): ConversationOf {
    const hidden = this.sources.all.filter(({ id }) => this.sources.hidden(id)).map(({ id }) => id);
    return { incident: this.review.incident, hidden, noLog: this.noLog };
  }

  /** What stands in a row, once it was fetched. */
  item(row: number): ConversationItem | undefined {
    void this.#version;
    return this.#items.get(row);
  }

  /** What one stands on. */
  get current(): ConversationItem | undefined {
    return this.item(this.row);
  }

  /** Which rows are in sight. */
  get seen(): { first: number; last: number } {
    return this.#seen;
  }

  /** Says which rows are in sight; fetches what is missing of them. */
  show(first: number, last: number): void {
    this.#seen = { first, last };
    const end = Math.min(last + 20, this.total - 1);
    for (let page = Math.floor(Math.max(0, first - 20) / PAGE); page * PAGE <= end; page += 1) {
      const from = page * PAGE;
      const missing = !this.#items.has(Math.max(from, first)) || !this.#items.has(Math.min(from + PAGE - 1, this.total - 1));
      if (missing && !this.#asked.has(page)) void this.#page(page);
    }
  }

  /** Reads again what is in sight, after anything changed. */
  async refresh(): Promise<void> {
    this.#round += 1;
    const round = this.#round;
    const from = Math.max(0, this.#seen.first - 20);
    const count = Math.min(500, Math.max(PAGE, this.#seen.last - from + 40));
    const [slice] = await Promise.all([this.#fetch(from, count), this.marking.refresh()]);
    if (!slice || round !== this.#round) return;
    this.#items.clear();
    this.#asked.clear();
    this.#take(slice);
    this.row = Math.min(this.row, Math.max(0, slice.total - 1));
    this.ready = true;
  }

  /** Hides something, or shows it again, and stays with what one stands on. */
  async filter(change: () => void): Promise<void> {
    const { message, line } = this.current ?? {};
    change();
    const place: ReviewPlace = message ? { source: message.source, place: message.place } : line ? { line: line.id } : {};
    await this.refresh();
    if (message ?? line) await this.goTo(place);
  }

  /** Stands on a row; brings it into sight. */
  stand(row: number, bring = true): void {
    this.row = Math.max(0, Math.min(row, this.total - 1));
    if (bring) this.reveal += 1;
  }

  /** Goes to a message or a line, wherever it stands. */
  async goTo({ source, place, line }: ReviewPlace): Promise<boolean> {
    const asked = { of: this.of, ...(source ? { source, place: place ?? 0 } : {}), ...(line ? { line } : {}) };
    return this.#go(() => this.review.backend.call('conversation_place', asked));
  }

  /** Goes to an instant. */
  async goToInstant(at: string): Promise<boolean> {
    return this.#go(() => this.review.backend.call('conversation_place', { of: this.of, at }));
  }

  async #go(ask: () => Promise<{ index?: number }>): Promise<boolean> {
    try {
      const { index } = await ask();
      if (index == null) return false;
      this.stand(index);
      return true;
    } catch (thrown) {
      this.failure = BackendError.from(thrown);
      return false;
    }
  }

  async #page(page: number): Promise<void> {
    this.#asked.add(page);
    const round = this.#round;
    const slice = await this.#fetch(page * PAGE, PAGE);
    if (slice && round === this.#round) this.#take(slice);
    else this.#asked.delete(page);
  }

  async #fetch(from: number, count: number): Promise<Conversation | undefined> {
    try {
      const slice = await this.review.backend.call('conversation', { of: this.of, from, count });
      this.failure = undefined;
      return slice;
    } catch (thrown) {
      this.failure = BackendError.from(thrown);
      return undefined;
    }
  }

  #take(slice: Conversation): void {
    this.total = slice.total;
    slice.items.forEach((item, offset) => this.#items.set(slice.from + offset, item));
    if (this.#items.size > KEPT) {
      for (const row of this.#items.keys()) {
        if (Math.abs(row - this.#seen.first) > KEPT / 2) this.#items.delete(row);
      }
      this.#asked.clear();
    }
    this.#version += 1;
  }
}
