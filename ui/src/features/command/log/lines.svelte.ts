import { BackendError, type Backend, type Filter, type Line, type Order } from '../../../lib/backend';
import { emptyFilter } from './filter';
import { PAGE, Pages } from './pages';

/** What of an incident is looked at: which one, and at which minute. */
export interface Subject {
  readonly incident: string;
  readonly at: string | undefined;
}

/** The log on screen: which lines are fetched, which one is selected, whether the end is followed. */
export class LogState {
  order = $state<Order>('arrival');
  filter = $state.raw<Filter>(emptyFilter());
  total = $state(0);
  /** Whether anything was ever fetched. */
  ready = $state(false);
  failure = $state.raw<BackendError>();
  /** Whether times are shown in UTC. */
  utc = $state(false);

  /** Whether the end of the log is in sight, so that new lines move it along. */
  following = $state(true);
  /** How many lines came while the end was not in sight. */
  fresh = $state(0);

  selectedId = $state<string>();
  selectedIndex = $state<number>();
  /** Grows when the view should bring the selected line into sight. */
  reveal = $state(0);

  #version = $state(0);
  #pages = new Pages();
  #seen = { first: 0, last: 0 };
  #round = 0;
  #asked = new Set<number>();
  #loading: Promise<void> | undefined;
  #again: Promise<void> | undefined;

  constructor(
    private readonly backend: Backend,
    private readonly subject: Subject,
  ) {}

  /** The line at `index`, once it was fetched. */
  line(index: number): Line | undefined {
    void this.#version;
    return this.#pages.line(index);
  }

  /** The selected line, once it was fetched. */
  get selected(): Line | undefined {
    const line = this.selectedIndex == null ? undefined : this.line(this.selectedIndex);
    return line?.id === this.selectedId ? line : undefined;
  }

  /** Says which lines are in sight; fetches what is missing of them and a little around. */
  show(first: number, last: number): void {
    this.#seen = { first, last };
    for (const page of this.#pages.missing(first - 20, last + 20)) void this.#fetch(page);
  }

  /**
   * Fetches what is in sight anew, after a change. Asked for while fetching, it fetches once more afterwards, however
   * often it was asked; resolves when what was asked for is shown.
   */
  reload(): Promise<void> {
    if (this.#loading) {
      this.#again ??= this.#loading.then(() => {
        this.#again = undefined;
        return this.reload();
      });
      return this.#again;
    }
    this.#loading = this.#load().finally(() => {
      this.#loading = undefined;
    });
    return this.#loading;
  }

  async #load(): Promise<void> {
    const round = ++this.#round;
    this.#asked.clear();
    const tail = this.following || !this.ready;
    const range = tail
      ? { from: -PAGE, count: PAGE }
      : { from: Math.max(0, this.#seen.first - PAGE / 2), count: this.#seen.last - this.#seen.first + PAGE };
    try {
      const slice = await this.backend.call('log_slice', { ...this.#request(), ...range });
      if (round !== this.#round) return;
      const grown = slice.total - this.total;
      this.#pages.reset(slice);
      this.total = slice.total;
      this.fresh = this.following ? 0 : Math.max(0, this.fresh + (this.ready ? grown : 0));
      this.ready = true;
      this.failure = undefined;
      this.#version += 1;
      // The end was asked for before its place was known; lines may have come between.
      if (tail && slice.from + slice.lines.length < slice.total) void this.#fetch(Math.floor((slice.total - 1) / PAGE));
      await this.#findSelected(round);
    } catch (thrown) {
      if (round === this.#round) this.failure = BackendError.from(thrown);
    }
  }

  /** Shows the log in the other order; the selected line stays selected. */
  async setOrder(order: Order): Promise<void> {
    if (order === this.order) return;
    this.order = order;
    await this.#anew();
  }

  async setFilter(filter: Filter): Promise<void> {
    this.filter = filter;
    await this.#anew();
  }

  /** Forgets what was fetched, for another minute of the same incident. */
  async restart(): Promise<void> {
    this.following = true;
    await this.#anew();
  }

  /** Says whether the end of the log is in sight. */
  atEnd(yes: boolean): void {
    this.following = yes;
    if (yes) this.fresh = 0;
  }

  /** Selects the line at `index`, or the nearest there is. */
  select(index: number, bringIntoSight = true): void {
    if (this.total === 0) return;
    this.selectedIndex = Math.min(Math.max(0, index), this.total - 1);
    this.selectedId = this.#pages.line(this.selectedIndex)?.id;
    if (this.selectedId == null) void this.#fetch(Math.floor(this.selectedIndex / PAGE));
    if (bringIntoSight) this.reveal += 1;
  }

  /** Moves the selection; the first move starts at the line nearest the end that is in sight. */
  move(by: number): void {
    this.select(this.selectedIndex == null ? Math.min(this.#seen.last, this.total - 1) : this.selectedIndex + by);
  }

  unselect(): void {
    this.selectedId = undefined;
    this.selectedIndex = undefined;
  }

  /** Selects a line by its id, wherever it stands; says `false` when the filter hides it. */
  async goTo(id: string): Promise<boolean> {
    const place = await this.backend.call('log_place', { ...this.#request(), line: id });
    if (place.index == null) return false;
    this.following = false;
    this.selectedIndex = place.index;
    this.selectedId = id;
    await this.#fetch(Math.floor(place.index / PAGE));
    this.reveal += 1;
    return true;
  }

  async #anew(): Promise<void> {
    this.fresh = 0;
    this.ready = false;
    // What is on its way answers the question before this one.
    this.#round += 1;
    await this.reload();
    if (this.selectedIndex != null) this.reveal += 1;
  }

  async #fetch(page: number): Promise<void> {
    if (this.#asked.has(page)) return;
    this.#asked.add(page);
    const round = this.#round;
    try {
      const slice = await this.backend.call('log_slice', { ...this.#request(), from: page * PAGE, count: PAGE });
      if (round !== this.#round) return;
      // Another length means that the log moved under us; a change is on its way, but its news may be lost.
      if (slice.total !== this.#pages.total) {
        await this.reload();
        return;
      }
      this.#pages.put(slice);
      if (this.selectedIndex != null && this.selectedId == null) {
        this.selectedId = this.#pages.line(this.selectedIndex)?.id;
      }
      this.#version += 1;
    } catch (thrown) {
      if (round === this.#round) this.failure = BackendError.from(thrown);
    } finally {
      if (round === this.#round) this.#asked.delete(page);
    }
  }

  async #findSelected(round: number): Promise<void> {
    const id = this.selectedId;
    if (id == null) return;
    let index = this.#pages.indexOf(id);
    if (index == null) {
      const place = await this.backend.call('log_place', { ...this.#request(), line: id });
      if (round !== this.#round || this.selectedId !== id) return;
      index = place.index ?? undefined;
    }
    if (index != null) {
      this.selectedIndex = index;
      // It stays in the page although it is out of sight, so that the focus keeps its place.
      if (!this.#pages.line(index)) await this.#fetch(Math.floor(index / PAGE));
    } else if (this.total === 0) {
      this.unselect();
    } else {
      // The line is hidden now: the selection goes to the line that took its place, so that keys keep their footing.
      this.select(this.selectedIndex ?? this.total - 1, false);
    }
  }

  #request(): { incident: string; at: string | undefined; order: Order; filter: Filter } {
    return { incident: this.subject.incident, at: this.subject.at, order: this.order, filter: this.filter };
  }
}
