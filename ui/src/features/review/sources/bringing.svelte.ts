import { SvelteSet } from 'svelte/reactivity';

import { BackendError, type Answers, type Asked, type Backend, type ColumnMap, type Format, type SourceDone, type SourceLooked, type SourcePreview, type SourceReading, type SourceView } from '../../../lib/backend';
import type { Clock } from '../../../lib/clock.svelte';
import { Job } from '../../../lib/job.svelte';
import { dayKey, SECOND, type Instant } from '../../../lib/time';
import type { ReviewState } from '../state.svelte';
import { startInName } from './instants';
import { nameOf } from './words';

/** What is brought in: a file or folder that was chosen, or a text that was pasted. */
export type Chosen = { path: string } | { text: string };

/** When the incident itself was, for what a file leaves open. */
interface Own {
  from: Instant;
  declared: Instant;
  zone: string;
}

/** Bringing a conversation in: what was chosen, how it is read, what would come of it, what came of it. */
export class Bringing {
  /** The text field; kept while a file is looked at. */
  pasted = $state('');
  chosen: Chosen | undefined = $state.raw();
  looked: SourceLooked | undefined = $state.raw();
  looking = $state(false);
  lookFailed: BackendError | undefined = $state.raw();
  format: Format | undefined = $state();
  readonly rooms = new SvelteSet<string>();
  columns: ColumnMap | undefined = $state.raw();
  clocks: Answers = $state.raw({});
  /** Answers that nobody gave yet, with where they come from. */
  assumed: Partial<Record<Asked, string>> = $state.raw({});
  /** The source of which this is a newer export. */
  newerOf: SourceView | undefined = $state.raw();
  name = $state('');
  preview: SourcePreview | undefined = $state.raw();
  /** Everything that was asked for so far, in order: an answered question stays where it can be changed. */
  asked: Asked[] = $state.raw([]);
  done: { done: SourceDone; newer: boolean; name: string } | undefined = $state.raw();
  readonly reading: Job<SourcePreview>;
  readonly importing: Job<SourceDone>;
  #own: Own | undefined;
  #looks = 0;
  #again = false;
  /** Questions for which something likely was filled in once; what is emptied afterwards stays empty. */
  #offered = new Set<Asked>();
  #began = 0;
  readonly #backend: Backend;

  constructor(
    private readonly review: ReviewState,
    private readonly clock: Clock,
    private readonly zone: () => string,
  ) {
    this.#backend = review.backend;
    this.reading = new Job(review.backend, `source-preview-${review.incident}`);
    this.importing = new Job(review.backend, `source-import-${review.incident}`);
  }

  /** Whether enough was said to read it. */
  get ready(): boolean {
    return this.looked != null && (this.looked.rooms.length === 0 || this.rooms.size > 0);
  }

  /** Whether all of it is there already. Other rooms of the same export are other lines. */
  get same(): boolean {
    return this.looked != null && this.looked.known && this.looked.rooms.length === 0;
  }

  /** Whether it can be brought in: read, nothing left to answer, something to bring. */
  get complete(): boolean {
    return this.ready && !this.same && !this.reading.running && this.preview != null && this.open.length === 0 && this.preview.found.lines > 0;
  }

  /** What still has to be answered. */
  get open(): Asked[] {
    return this.preview?.found.asked.filter((one) => this.clocks[one] == null) ?? [];
  }

  /** How long it will go on, in seconds; nothing while that cannot be said. */
  get left(): number | undefined {
    const { share, running } = this.importing;
    const spent = this.clock.now - this.#began;
    if (!running || share == null || share < 0.02 || spent < SECOND) return undefined;
    return Math.ceil((spent / share - spent) / SECOND);
  }

  /** Looks at what was chosen; what was answered before is kept where it still fits. */
  async look(chosen: Chosen): Promise<void> {
    const mine = ++this.#looks;
    this.looking = true;
    this.lookFailed = undefined;
    this.done = undefined;
    try {
      const { incident } = this.review;
      const [looked] = await Promise.all([this.#backend.call('source_look', { incident, ...chosen }), this.#learn()]);
      if (mine === this.#looks) this.#take(chosen, looked);
    } catch (thrown) {
      if (mine === this.#looks) this.lookFailed = BackendError.from(thrown);
    } finally {
      if (mine === this.#looks) this.looking = false;
    }
  }

  #take(chosen: Chosen, looked: SourceLooked): void {
    const { newerOf } = this;
    this.#offered.clear();
    Object.assign(this, { chosen, looked, preview: undefined, assumed: {}, asked: [], clocks: newerOf?.clocks ?? {} });
    const before = looked.formats.find(({ format }) => format === newerOf?.format)?.format;
    this.format = before ?? looked.formats[0]?.format ?? 'chat';
    this.columns = newerOf?.columns ?? looked.table?.map;
    this.name = newerOf?.name ?? nameOf(looked.name);
    this.rooms.clear();
    for (const { key } of looked.rooms) if (newerOf && (newerOf.rooms.length === 0 || newerOf.rooms.includes(key))) this.rooms.add(key);
    void this.read();
  }

  async #learn(): Promise<void> {
    if (this.#own) return;
    const { clockFrom, declaredAt } = await this.#backend.call('incident', { incident: this.review.incident });
    this.#own = { from: clockFrom, declared: declaredAt, zone: this.zone() };
  }

  /** Says how it is to be read, and reads it again. */
  change(how: { format?: Format; columns?: ColumnMap; newerOf?: SourceView | undefined }): void {
    if ('newerOf' in how && how.newerOf) {
      const { clocks, columns, name } = how.newerOf;
      Object.assign(this, { name, clocks: { ...this.clocks, ...clocks }, columns: columns ?? this.columns });
    }
    Object.assign(this, how);
    void this.read();
  }

  answer(what: Asked, value: string | undefined): void {
    const { [what]: _before, ...rest } = this.clocks;
    const { [what]: _told, ...assumed } = this.assumed;
    this.clocks = value == null ? rest : { ...rest, [what]: value };
    this.assumed = assumed;
    void this.read();
  }

  /** Chooses rooms, or no longer. */
  choose(keys: readonly string[], on: boolean): void {
    for (const key of keys) {
      if (on) this.rooms.add(key);
      else this.rooms.delete(key);
    }
    void this.read();
  }

  /** Reads it as was said and shows what would come of it. While it reads, a change begins it anew. */
  async read(): Promise<void> {
    if (this.reading.running) {
      this.#again = true;
      return this.reading.cancel();
    }
    do {
      this.#again = false;
      if (!this.ready) {
        this.preview = undefined;
        return;
      }
      const mine = this.#looks;
      const preview = await this.reading.run((job) => this.#backend.call('source_preview', this.#request(job)));
      if (this.#again || mine !== this.#looks) continue;
      if (preview) this.#show(preview);
      // What is shown would be of another reading.
      else this.preview = undefined;
    } while (this.#again);
  }

  #show(preview: SourcePreview): void {
    this.preview = preview;
    this.asked = [...new Set([...this.asked, ...preview.found.asked])];
    const open = this.open.filter((one) => !this.#offered.has(one));
    if (open.length === 0 || !this.#own) return;
    for (const one of open) this.#assume(one, this.#own);
    this.#again = true;
  }

  /** What is likely, until somebody says otherwise. */
  #assume(one: Asked, { from, declared, zone }: Own): void {
    this.#offered.add(one);
    const inName = startInName(this.looked?.name ?? '');
    const likely: Record<Asked, [value: string, why: string]> = {
      start: inName ? [inName, 'from the name of the file'] : [new Date(declared).toISOString(), 'when the incident was declared'],
      zone: [zone, 'the zone of this screen'],
      date: [dayKey(from, this.clocks.zone ?? zone), 'the day of the incident'],
    };
    const [value, why] = likely[one];
    this.clocks = { ...this.clocks, [one]: value };
    this.assumed = { ...this.assumed, [one]: why };
  }

  #request(job: string): SourceReading {
    const { looked, rooms, chosen, format = 'chat', columns, newerOf, clocks } = this;
    const all = looked != null && rooms.size === looked.rooms.length;
    return {
      incident: this.review.incident,
      ...chosen,
      format,
      rooms: all ? [] : [...rooms],
      answers: clocks,
      ...(columns && format === 'csv' ? { columns } : {}),
      ...(newerOf ? { newerOf: newerOf.id } : {}),
      ...(this.name.trim() && !newerOf ? { name: this.name.trim() } : {}),
      job,
    };
  }

  /** Brings it in. It goes on when the panel is left. */
  async bringIn(): Promise<void> {
    if (!this.complete) return;
    this.#began = this.clock.exact();
    const newer = this.newerOf != null;
    const done = await this.importing.run((job) => this.#backend.call('source_import', this.#request(job)));
    if (!done) return;
    this.done = { done, newer, name: this.name };
    await this.review.refresh();
  }

  /** Takes back what was just brought in; everything that was chosen and answered is still there. */
  async takeBack(): Promise<void> {
    const { done } = this;
    if (!done?.done.source) return;
    const source = done.done.source;
    if (done.newer) await this.review.undo();
    else if (!(await this.review.do({ kind: 'source_removed', source }, 'bring-in'))) return;
    this.done = undefined;
  }

  /** Begins anew, perhaps with a newer export of a source. */
  begin(newerOf?: SourceView): void {
    if (this.importing.running) return;
    this.#looks += 1;
    Object.assign(this, { chosen: undefined, looked: undefined, preview: undefined, done: undefined, lookFailed: undefined, newerOf, pasted: '', asked: [], assumed: {}, clocks: {} });
    this.rooms.clear();
    if (this.reading.running) void this.reading.cancel();
  }
}
