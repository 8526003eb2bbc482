import type { ClockView, SnoozeReason } from '../../../lib/backend';
import { countdown, millis, MINUTE, timeOfDay } from '../../../lib/time';

/** How a clock of an audience stands; the number and the word say it before the colour does. */
export type ClockState = 'quiet' | 'soon' | 'over' | 'snoozed' | 'on_change' | 'off';

/** From here on a due instant is near. */
export const SOON = 5 * MINUTE;

export const snoozeLabel: Record<SnoozeReason, string> = {
  vendor_wait: 'waiting for a vendor',
  drafting: 'being written',
  approval: 'waiting for a yes',
  other: 'another reason',
};

/** What a row of "Next updates" shows. */
export interface Reading {
  state: ClockState;
  /** How much of the ring is gone, from 0 to 1. */
  gone: number;
  /** Milliseconds to go; negative when it is over; absent without a due instant. */
  left: number | undefined;
  /** `10:55`, or `+1:42`; empty without a due instant. */
  number: string;
  /** What stands beside the number: `over`. */
  unit: string;
  /** What it rests on: "promised 03:18", "every 15 min". */
  basis: string;
}

export function reading(clock: ClockView, now: number, zone: string): Reading {
  const due = clock.dueAt == null ? undefined : millis(clock.dueAt);
  const snoozedUntil = clock.snoozed ? millis(clock.snoozed.until) : undefined;
  const snoozed = snoozedUntil != null && snoozedUntil > now;
  const left = due == null ? undefined : due - now;
  return {
    state: stateOf(clock, left, snoozed),
    gone: gone(clock, due, now),
    left,
    number: left == null ? '' : countdown(left),
    unit: left != null && left <= 0 ? 'over' : '',
    basis: basis(clock, zone, snoozed),
  };
}

function stateOf(clock: ClockView, left: number | undefined, snoozed: boolean): ClockState {
  if (snoozed) return 'snoozed';
  if (left == null) return clock.mode === 'off' ? 'off' : 'on_change';
  if (left <= 0) return 'over';
  return left <= SOON ? 'soon' : 'quiet';
}

function gone(clock: ClockView, due: number | undefined, now: number): number {
  if (due == null || clock.from == null) return 0;
  const from = millis(clock.from);
  if (due <= from) return now >= due ? 1 : 0;
  return Math.min(1, Math.max(0, (now - from) / (due - from)));
}

function basis(clock: ClockView, zone: string, snoozed: boolean): string {
  if (clock.snoozed && snoozed) {
    const { until, reason, remark } = clock.snoozed;
    return `set aside until ${timeOfDay(until, zone, false)}, ${remark || snoozeLabel[reason]}`;
  }
  if (clock.dueAt == null) {
    const why = clock.reason ? `: ${clock.reason}` : '';
    return clock.mode === 'off' ? `not told${why}` : `on change${why}`;
  }
  const at = timeOfDay(clock.dueAt, zone, false);
  switch (clock.anchor) {
    case 'promise':
      return `promised ${at}`;
    case 'first':
      return `first word by ${at}`;
    case 'change':
      return clock.reason ? `changed: ${clock.reason}` : 'something changed';
    case 'snooze':
      return `set aside until ${at}, that is up`;
    default:
      return clock.minutes == null ? `by ${at}` : `every ${clock.minutes} min`;
  }
}

/** The audience whose word is the most late, or due next; absent when none is due at all. */
export function worst(clocks: readonly ClockView[], now: number): ClockView | undefined {
  const running = clocks.filter((clock) => clock.dueAt != null && !(clock.snoozed && millis(clock.snoozed.until) > now));
  return running.toSorted((a, b) => millis(a.dueAt ?? 0) - millis(b.dueAt ?? 0))[0] ?? clocks[0];
}
