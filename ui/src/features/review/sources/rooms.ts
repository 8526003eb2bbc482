// Which rooms of an export are shown to choose from.
import type { Room } from '../../../lib/backend';

/** Whether somebody wrote in it on these days, as far as its first and last day say. */
export function livesOn(room: Room, first: string, last: string): boolean {
  return room.first != null && room.last != null && room.first <= last && room.last >= first;
}

/** Those that hold all words, in their name or topic, and were alive on the days where these are given. */
export function fitting(rooms: readonly Room[], words: string, days?: { first: string; last: string }): Room[] {
  const wanted = words.toLowerCase().split(/[\s#]+/).filter(Boolean);
  return rooms.filter((room) => {
    const text = `${room.name} ${room.topic}`.toLowerCase();
    return wanted.every((word) => text.includes(word)) && (!days || livesOn(room, days.first, days.last));
  });
}

/** `1 to 30 Nov 2026, 30 days`, for a list: first and last day with messages. */
export function daysWords({ first, last, dayFiles }: Room): string {
  if (!first || !last) return 'no messages';
  const span = first === last ? first : `${first} to ${last}`;
  return `${span}, ${dayFiles === 1 ? '1 day' : `${dayFiles.toLocaleString('en')} days`}`;
}
