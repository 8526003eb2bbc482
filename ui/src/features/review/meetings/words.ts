// The words and clocks of a meeting.
import type { Meeting, MeetingKind } from '../../../lib/backend';

export const kindLabel: Record<MeetingKind, string> = { learning: 'Learning meeting', actions: 'Actions meeting' };

/** Under which key the library has what may be said in a part. */
export function scriptKey(sort: MeetingKind, block: string): string {
  return `meeting-${sort}-${block.replaceAll('_', '-')}`;
}

/** `12:30 left`, `2:05 over`: minutes of the part that runs. There is never more left of it than it has. */
export function leftWords(until: string, now: number, minutes = Infinity): string {
  const seconds = Math.min(Math.round((Date.parse(until) - now) / 1_000), minutes * 60);
  const clock = `${Math.floor(Math.abs(seconds) / 60)}:${String(Math.abs(seconds) % 60).padStart(2, '0')}`;
  return `${clock} ${seconds < 0 ? 'over' : 'left'}`;
}

/** The part that runs now, with its title and script. */
export function runningBlock({ agenda, running }: Meeting) {
  return agenda.find(({ block }) => block.key === running?.key)?.block;
}
