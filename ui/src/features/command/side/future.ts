import { HOUR, MINUTE, timeOfDay, type Instant } from '../../../lib/time';

const DAY_MINUTES = 25 * 60;

/**
 * An instant ahead as people type it: `20`, `20m`, `1h30m` from now, or `03:30` in a zone, `02:30Z` in UTC, the next time
 * the clock says so. `undefined` when it is none of them.
 */
export function ahead(text: string, now: number, zone: string): number | undefined {
  const plain = text.trim().toLowerCase().replace(/^(\+|in )\s*/, '');
  const span = /^(?:(\d{1,3})\s*h)?\s*(?:(\d{1,4})\s*(?:m|min|minutes)?)?$/.exec(plain);
  if (span && plain !== '') {
    const long = Number(span[1] ?? 0) * HOUR + Number(span[2] ?? 0) * MINUTE;
    return long > 0 ? now + long : undefined;
  }
  const clock = /^([01]?\d|2[0-3]):([0-5]\d)(z?)$/.exec(plain);
  if (!clock) return undefined;
  const wanted = `${(clock[1] ?? '').padStart(2, '0')}:${clock[2]}`;
  return nextTime(wanted, now, clock[3] === 'z' ? 'UTC' : zone);
}

/** The next instant at which a clock in the zone says this; the clock itself is asked, so that changes of it count. */
export function nextTime(wanted: string, now: number, zone: string): number | undefined {
  const from = Math.floor(now / MINUTE) * MINUTE + MINUTE;
  for (let minute = 0; minute < DAY_MINUTES; minute += 1) {
    const at = from + minute * MINUTE;
    if (timeOfDay(at, zone, false) === wanted) return at;
  }
  return undefined;
}

/** An instant as it travels. */
export function iso(at: Instant | number): string {
  return new Date(at).toISOString();
}

/** Whole minutes above zero that somebody typed. */
export function minutesOf(text: string): number | undefined {
  const minutes = Number(text.trim().replace(/\s*(m|min)$/, ''));
  return Number.isInteger(minutes) && minutes > 0 && minutes <= 10_080 ? minutes : undefined;
}
