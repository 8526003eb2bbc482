// Instants and durations as people read them. An instant is RFC 3339 text, as it travels, or milliseconds since 1970.

export type Instant = string | number;

export const SECOND = 1_000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** Milliseconds since 1970. */
export function millis(at: Instant): number {
  return typeof at === 'number' ? at : Date.parse(at);
}

const formats = new Map<string, Intl.DateTimeFormat>();

// Making a format costs far more than using it, and the log asks for thousands.
function format(zone: string, kind: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${zone}|${kind}`;
  const kept = formats.get(key);
  if (kept) return kept;
  const made = inZone(zone, options);
  formats.set(key, made);
  return made;
}

// A zone this engine does not know must not take the screen down; UTC is true everywhere.
function inZone(zone: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  try {
    return new Intl.DateTimeFormat('en-GB', { ...options, timeZone: zone });
  } catch {
    return new Intl.DateTimeFormat('en-GB', { ...options, timeZone: 'UTC' });
  }
}

/** `03:07:40`, or `03:07` without seconds. */
export function timeOfDay(at: Instant, zone: string, seconds = true): string {
  const clock = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
  const options = seconds ? ({ ...clock, second: '2-digit' } as const) : clock;
  return format(zone, seconds ? 'hms' : 'hm', options).format(millis(at));
}

/** `02:07:40 UTC`, or `02:07 UTC` without seconds. */
export function utcTime(at: Instant, seconds = false): string {
  return `${timeOfDay(at, 'UTC', seconds)} UTC`;
}

/** `03:02 local, 02:02 UTC`; only `02:02 UTC` where both are the same. */
export function bothClocks(at: Instant, zone: string, seconds = false): string {
  const local = timeOfDay(at, zone, seconds);
  const utc = utcTime(at, seconds);
  return dayKey(at, zone) === dayKey(at, 'UTC') && utc === `${local} UTC` ? utc : `${local} local, ${utc}`;
}

/** The day in a zone as `2026-11-21`: equal keys are the same day, and they sort. */
export function dayKey(at: Instant, zone: string): string {
  const parts = format(zone, 'day', { year: 'numeric', month: '2-digit', day: '2-digit' }).formatToParts(millis(at));
  const part = (type: string) => parts.find((one) => one.type === type)?.value ?? '';
  return `${part('year')}-${part('month')}-${part('day')}`;
}

/** `Saturday, 21 November 2026`, for day breaks. */
export function dayLabel(at: Instant, zone: string): string {
  const parts = format(zone, 'long', { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });
  return parts.format(millis(at)).replace(/^(\p{L}+) /u, '$1, ');
}

/** `21 Nov 2026, 03:02`. */
export function dateAndTime(at: Instant, zone: string): string {
  const day = format(zone, 'medium', { day: 'numeric', month: 'short', year: 'numeric' }).format(millis(at));
  return `${day}, ${timeOfDay(at, zone, false)}`;
}

/** The time alone when it is the same day as `now`, else with its date. */
export function shortTime(at: Instant, now: Instant, zone: string): string {
  return dayKey(at, zone) === dayKey(now, zone) ? timeOfDay(at, zone, false) : dateAndTime(at, zone);
}

/** A running clock: `0:07`, `17:42`, `1:02:03`, `2 d 01:02:03`. Negative ones wear a minus. */
export function duration(ms: number): string {
  const total = Math.floor(Math.abs(ms) / SECOND);
  const sign = ms < 0 && total > 0 ? '−' : '';
  const pad = (n: number) => String(n).padStart(2, '0');
  const days = Math.floor(total / 86_400);
  const hours = Math.floor(total / 3_600) % 24;
  const minutes = Math.floor(total / 60) % 60;
  const seconds = pad(total % 60);
  if (days > 0) return `${sign}${days} d ${pad(hours)}:${pad(minutes)}:${seconds}`;
  if (hours > 0) return `${sign}${hours}:${pad(minutes)}:${seconds}`;
  return `${sign}${minutes}:${seconds}`;
}

/** Farther from its instant than this, a countdown says nothing by its seconds. */
const NEAR = 10 * MINUTE;

/**
 * What is left until an instant, as a countdown shows it: `12 min` while it is far, `4:31` when it is near, `+1:42` when it
 * has passed, `+1 h 5 min` long after. Only what is near counts by the second, because what changes has to be drawn.
 */
export function countdown(left: number): string {
  if (left > NEAR) return durationWords(left);
  if (left > 0) return duration(left);
  return `+${left > -HOUR ? duration(-left) : durationWords(left)}`;
}

/** `45 s`, `12 min`, `2 h 5 min`, `3 d 4 h`: for sentences and for screen readers. */
export function durationWords(ms: number): string {
  const total = Math.abs(ms);
  if (total < MINUTE) return `${Math.floor(total / SECOND)} s`;
  if (total < HOUR) return `${Math.floor(total / MINUTE)} min`;
  if (total < DAY) return both(Math.floor(total / HOUR), 'h', Math.floor(total / MINUTE) % 60, 'min');
  return both(Math.floor(total / DAY), 'd', Math.floor(total / HOUR) % 24, 'h');
}

function both(large: number, largeUnit: string, small: number, smallUnit: string): string {
  return small === 0 ? `${large} ${largeUnit}` : `${large} ${largeUnit} ${small} ${smallUnit}`;
}

/** `just now`, `2 min ago`, `in 5 min`. */
export function relative(at: Instant, now: Instant): string {
  const gap = millis(now) - millis(at);
  if (Math.abs(gap) < 10 * SECOND) return 'just now';
  return gap > 0 ? `${durationWords(gap)} ago` : `in ${durationWords(gap)}`;
}

/** The zone's distance from UTC at an instant: `UTC+1`, `UTC+5:30`, `UTC`. */
export function zoneOffset(zone: string, at: Instant): string {
  const parts = format(zone, 'offset', { timeZoneName: 'shortOffset', hour: '2-digit' }).formatToParts(millis(at));
  const name = parts.find((part) => part.type === 'timeZoneName')?.value ?? 'UTC';
  return name.replace('GMT', 'UTC').replace(/\+0$/, '');
}

/** `1.2 MB`; sizes in decimal units, as file managers show them. */
export function bytes(n: number): string {
  const units = ['B', 'kB', 'MB', 'GB', 'TB'];
  let size = n;
  let unit = 0;
  while (size >= 1_000 && unit < units.length - 1) {
    size /= 1_000;
    unit += 1;
  }
  return `${unit === 0 || size >= 100 ? Math.round(size) : size.toFixed(1)} ${units[unit]}`;
}
