import type { ConversationItem, ConversationOf, KnownAt, PointsOfView, SaidKnown, TimeLine, ViewExtent } from '../../../lib/backend';
import { Live } from '../../../lib/live.svelte';
import { MINUTE, dayKey, millis } from '../../../lib/time';
import type { ReviewState } from '../state.svelte';
import { instantOf } from '../sources/instants';
import { axisOf, type Axis } from './axis';
import { Latest } from './latest.svelte';

/** How long after a change the line is read again. */
const FOLLOW_MS = 300;

/** What of the conversation is shown. */
export type Look = 'read' | 'told' | 'people' | 'differ';

/** The minute that a review is looked at, and everything that follows from it. */
export class KnownState {
  /** The instant in milliseconds; nothing for all that is known now. */
  at = $state<number>();
  look = $state<Look>('read');
  readonly line: Live<TimeLine>;
  readonly minute: Latest<number, KnownAt>;
  readonly told: Latest<number | 'now', SaidKnown>;
  readonly people: Latest<number | 'now', PointsOfView>;
  /** How far everything reaches that is read. */
  readonly extent: Live<ViewExtent>;
  /** What of it the lanes show, in milliseconds; the incident when it is not set. */
  span = $state.raw<{ from: number; to: number }>();

  constructor(
    private readonly review: ReviewState,
    private readonly of: () => ConversationOf,
  ) {
    const { backend, incident } = review;
    const instant = (at: number | 'now') => (at === 'now' ? {} : { at: new Date(at).toISOString() });
    this.line = new Live(() => backend.call('time_line', this.of()));
    this.minute = new Latest((at) => backend.call('known_at', { incident, ...instant(at) }));
    this.told = new Latest((at) => backend.call('said_known', { incident, ...instant(at) }));
    const between = () => (this.span ? { from: new Date(this.span.from).toISOString(), to: new Date(this.span.to).toISOString() } : {});
    this.people = new Latest((at) => backend.call('points_of_view', { of: this.of(), ...instant(at), ...between() }));
    this.extent = new Live(() => backend.call('view_extent', this.of()));
  }

  /** Loads the line and follows the review; returns how to stop. */
  start(): () => void {
    void this.line.refresh();
    let later: ReturnType<typeof setTimeout> | undefined;
    // What was read moves nothing in time.
    const concerns = (kind: string) => kind !== 'stretch_read';
    // Nobody who marks waits for the line: it follows when hands rest.
    const stop = this.review.follow(() => {
      clearTimeout(later);
      later = setTimeout(() => {
        this.#ask();
        void this.line.refresh();
        if (this.look === 'people') void this.extent.refresh();
      }, FOLLOW_MS);
      return Promise.resolve();
    }, concerns);
    return () => {
      clearTimeout(later);
      stop();
    };
  }

  get axis(): Axis | undefined {
    const line = this.line.value;
    return line && axisOf(line.from, line.to);
  }

  /** The axis of the lanes. */
  get lanes(): Axis | undefined {
    if (this.span) return axisOf(this.span.from, this.span.to);
    const [axis, all] = [this.axis, this.extent.value];
    return axis && all ? axisOf(Math.min(axis.from, millis(all.incidentFrom)), axis.to) : axis;
  }

  /** Shows a stretch in the lanes, within all that there is; the incident when none is given. */
  stretch(span?: { from: number; to: number }): void {
    const all = this.extent.value;
    if (span && all) {
      const [first, last] = [millis(all.from), millis(all.to)];
      const wide = Math.min(Math.max(span.to - span.from, 5 * MINUTE), last - first);
      const from = Math.max(first, Math.min(span.from, last - wide));
      this.span = { from, to: from + wide };
    } else this.span = undefined;
    this.people.ask(this.at ?? 'now');
  }

  /** Looks at an instant; it stays between both ends. */
  show(at: number): void {
    const axis = this.axis;
    if (!axis) return;
    this.at = Math.round(Math.max(axis.from, Math.min(axis.to, at)));
    this.#ask();
  }

  /** Moves by minutes, to whole ones first; from the end when no minute was chosen. */
  step(minutes: number): void {
    const axis = this.axis;
    if (!axis) return;
    const at = this.at ?? axis.to;
    const whole = minutes > 0 ? Math.floor(at / MINUTE) : Math.ceil(at / MINUTE);
    this.show((whole + minutes) * MINUTE);
  }

  /** Returns to all that is known now. */
  now(): void {
    this.at = undefined;
    this.#ask();
  }

  /** Reads a time as somebody types it: by the clock of the zone or of UTC, on the day that the line covers; nothing where it is none. */
  read(text: string, zone: string): number | undefined {
    const axis = this.axis;
    if (!axis || text.trim() === '') return undefined;
    const utc = /z\s*$|utc\s*$/iu.test(text);
    const [, day, time] = /^\s*(\d{4}-\d{2}-\d{2})?[T\s]*([\d:.]+)/u.exec(text) ?? [];
    const where = utc ? 'UTC' : zone;
    const base = this.at ?? axis.from;
    const days = day ? [day] : [...new Set([dayKey(base, where), dayKey(axis.from, where), dayKey(axis.to, where)])];
    const found = days.flatMap((one) => instantOf(one, time ?? '', where) ?? []).map((one) => Date.parse(one));
    return found.find((at) => axis.from - MINUTE < at && at <= axis.to + MINUTE) ?? found[0];
  }

  choose(look: Look): void {
    this.look = look;
    this.#ask();
  }

  /** Whether something was not known yet at the minute that is looked at. */
  ahead({ message, line }: ConversationItem): boolean {
    const known = line?.knownAt ?? message?.at;
    return this.at != null && known != null && millis(known) > this.at;
  }

  #ask(): void {
    if (this.at == null) this.minute.forget();
    else this.minute.ask(this.at);
    if (this.look === 'told') this.told.ask(this.at ?? 'now');
    if (this.look === 'people') this.people.ask(this.at ?? 'now');
    if (this.look === 'people' && !this.extent.value) void this.extent.refresh();
  }
}
