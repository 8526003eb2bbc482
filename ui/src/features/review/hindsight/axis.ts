// Where instants stand on a line, and where its hours and days break.
import { scaleUtc } from 'd3-scale';

import { DAY, dayKey, HOUR, millis, MINUTE, timeOfDay, type Instant } from '../../../lib/time';

/** An axis of time from 0 to 1. */
export interface Axis {
  from: number;
  to: number;
  /** Where an instant stands; what lies outside stands at the end it lies beyond. */
  at: (instant: Instant) => number;
  /** The instant at a place. */
  instant: (place: number) => number;
}

/** An axis between two instants. */
export function axisOf(first: Instant, last: Instant): Axis {
  const [from, to] = [millis(first), Math.max(millis(last), millis(first) + MINUTE)];
  const scale = scaleUtc().domain([from, to]).range([0, 1]).clamp(true);
  return { from, to, at: (instant) => scale(millis(instant)), instant: (place) => scale.invert(place).getTime() };
}

/** A sign on an axis. */
export interface Tick {
  at: number;
  place: number;
  label: string;
  /** Whether a day begins here. */
  day: boolean;
}

/** Round instants along an axis, and where the days of a zone begin. */
export function ticksOf(axis: Axis, zone: string, most = 8): Tick[] {
  const scale = scaleUtc().domain([axis.from, axis.to]);
  const round = scale.ticks(most).map((date) => date.getTime());
  const days = daysIn(axis, zone);
  // A day's name takes the room of what stands beside it.
  const near = (axis.to - axis.from) / most / 2;
  const kept = round.filter((at) => days.every((day) => Math.abs(day - at) > near));
  const all = [...kept.map((at) => ({ at, day: false })), ...days.map((at) => ({ at, day: true }))];
  return all
    .sort((a, b) => a.at - b.at)
    .map(({ at, day }) => ({ at, day, place: axis.at(at), label: day ? dayName(at, zone) : timeOfDay(at, zone, axis.to - axis.from < 4 * MINUTE) }));
}

/** Where the days of a zone begin within an axis; found by halves, because days are not all as long. */
function daysIn({ from, to }: Axis, zone: string): number[] {
  const found: number[] = [];
  for (let low = from; low < to && found.length < 31; low += HOUR) {
    const high = Math.min(low + HOUR, to);
    if (dayKey(low, zone) === dayKey(high, zone)) continue;
    let [before, after] = [low, high];
    while (after - before > 1) {
      const middle = Math.floor((before + after) / 2);
      if (dayKey(middle, zone) === dayKey(low, zone)) before = middle;
      else after = middle;
    }
    found.push(after);
    if (to - from > 31 * DAY) low += DAY - HOUR;
  }
  return found;
}

function dayName(at: number, zone: string): string {
  const [, month = '', day = ''] = dayKey(at, zone).split('-');
  const names = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
  return `${Number(day)} ${names[Number(month) - 1] ?? ''}`;
}

/** Sets a place on an axis as a property of an element, since the page allows no style attributes. */
export function placed(name: string, value: number): (element: Element) => void {
  return (element) => (element as HTMLElement).style.setProperty(name, String(value));
}
