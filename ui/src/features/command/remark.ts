import { bothClocks, dateAndTime, dayKey, millis } from '../../lib/time';
import { precisely } from './log/stamp';
import type { WhenState } from './when.svelte';

/** How a typed time was read, in words; `undefined` while nothing is typed. */
export function whenRemark(when: WhenState, zone: string): string | undefined {
  const { read } = when;
  if (!read) return undefined;
  const today = dayKey(read.at, zone) === dayKey(Date.now(), zone);
  const at = today ? bothClocks(read.at, zone, true) : `${dateAndTime(millis(read.at), zone)}, ${bothClocks(read.at, zone)}`;
  const exactly = precisely(read, zone);
  return [exactly ? `${exactly} (${at})` : at, when.remark].filter(Boolean).join('. ');
}
