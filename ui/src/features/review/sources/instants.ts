// Days and times of day in a zone as people type them, and the instant that they mean.
import { dayKey, millis, timeOfDay, type Instant } from '../../../lib/time';

/** The instant at which a clock in the zone shows that day and time; nothing where they are none. */
export function instantOf(day: string, time: string, zone: string): string | undefined {
  const clock = /^\s*(\d{1,2})[:.](\d{2})(?:[:.](\d{2}))?\s*$/.exec(time);
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day) || !clock) return undefined;
  const [hour = '', minute = '', second = '00'] = clock.slice(1).map((part) => part?.padStart(2, '0'));
  const wanted = Date.parse(`${day}T${hour}:${minute}:${second}Z`);
  if (Number.isNaN(wanted)) return undefined;
  let at = wanted;
  // What the zone shows at a guess says how far the guess is off; twice, for days on which its clocks change.
  for (let tries = 0; tries < 2; tries += 1) at += wanted - wall(at, zone);
  return new Date(at).toISOString();
}

/** What a clock in the zone shows, as if it were UTC. */
function wall(at: number, zone: string): number {
  return Date.parse(`${dayKey(at, zone)}T${timeOfDay(at, zone)}Z`) + (at % 1_000);
}

/** The day and time that a clock in the zone shows. */
export function wallOf(at: Instant, zone: string): { day: string; time: string } {
  return { day: dayKey(at, zone), time: timeOfDay(millis(at), zone) };
}

/** When a recording began, where its file's name says so as call programs write it: `GMT20261121-020740_Recording`. */
export function startInName(name: string): string | undefined {
  const found = /GMT(\d{4})(\d{2})(\d{2})-(\d{2})(\d{2})(\d{2})/.exec(name);
  if (!found) return undefined;
  const [, year, month, day, hour, minute, second] = found;
  const at = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
  return Number.isNaN(at) ? undefined : new Date(at).toISOString();
}
