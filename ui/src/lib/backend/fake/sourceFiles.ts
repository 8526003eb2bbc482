// Files that a person could choose, as much of them as a page without a program needs: what a name ends in says what it is.
import type { Asked, Format, Room, SourceLooked, TableSample } from '../generated';

const calls = ['ops', 'payments', 'incidents', 'checkout', 'on-call', 'databases', 'support', 'status'];

function rooms(declared: number): Room[] {
  const day = (before: number) => new Date(declared - before * 86_400_000).toISOString().slice(0, 10);
  return Array.from({ length: 48 }, (_, index) => ({
    key: `room-${index}`,
    name: calls[index] ?? `team-${index}`,
    kind: index === 4 ? ('private' as const) : ('public' as const),
    archived: index % 11 === 10,
    topic: index === 2 ? 'One thread for each incident' : '',
    first: day(400 - index),
    last: day(index < 8 ? 0 : index),
    dayFiles: 40 + index,
    bytes: 120_000 + index * 9_000,
  }));
}

const table: TableSample = {
  headers: ['Time', 'Person', 'What happened', 'Ticket'],
  rows: [
    ['21.11.2026 03:07', 'Jonas Weber', 'Looked at the pool', 'OPS-1'],
    ['21.11.2026 03:09', 'Mei Tan', 'Called support', ''],
    ['21.11.2026 03:12', 'Priya Nair', 'Rolled back eu-west', 'OPS-2'],
  ],
  map: { when: { is: 'one', column: 0, format: 'day_first' }, who: [1], text: [2] },
  formats: [['day_first'], [], [], []],
  signature: 'time|person|whathappened|ticket',
};

/** What a file, or a pasted text, probably is. */
export function lookedAt(path: string | undefined, text: string | undefined, declared: number, known: boolean): SourceLooked {
  const name = path?.split('/').at(-1) ?? 'pasted text';
  const plain = { name, size: text?.length ?? 2048, rooms: [], known };
  const words: [RegExp, Format, string][] = [
    [/\.zip$/, 'slack', 'a Slack export'],
    [/\.csv$/, 'csv', 'a table'],
    [/\.vtt$/, 'vtt', 'a WebVTT transcript'],
  ];
  const [, format, told] = words.find(([ending]) => ending.test(name)) ?? [/./, 'chat' as const, 'a pasted chat'];
  const looked = { ...plain, formats: [{ format, words: told }] };
  if (format === 'slack') return { ...looked, size: 0, rooms: rooms(declared) };
  return format === 'csv' ? { ...looked, table } : looked;
}

/** What a format leaves open. */
export function askedOf(format: Format): Asked[] {
  const asked: Partial<Record<Format, Asked[]>> = { vtt: ['start'], csv: ['zone'], chat: ['zone', 'date'] };
  return asked[format] ?? [];
}
