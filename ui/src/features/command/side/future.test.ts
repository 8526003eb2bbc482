import { expect, it } from 'vitest';

import { ahead, iso, minutesOf } from './future';

// 02:20 in Berlin, on the night its clocks go back at 03:00.
const NOW = Date.parse('2026-10-25T00:20:30Z');
const read = (text: string) => {
  const at = ahead(text, NOW, 'Europe/Berlin');
  return at == null ? undefined : iso(at);
};

it.each([
  ['20', '2026-10-25T00:40:30.000Z'],
  ['+20m', '2026-10-25T00:40:30.000Z'],
  ['in 5 min', '2026-10-25T00:25:30.000Z'],
  ['1h30m', '2026-10-25T01:50:30.000Z'],
  ['2h', '2026-10-25T02:20:30.000Z'],
  ['02:30', '2026-10-25T00:30:00.000Z'],
  // The hour between two and three comes twice: 02:10 is not over yet.
  ['02:10', '2026-10-25T01:10:00.000Z'],
  ['2:00z', '2026-10-25T02:00:00.000Z'],
  ['01:00', '2026-10-26T00:00:00.000Z'],
])('reads %s as an instant ahead', (text, at) => expect(read(text)).toBe(at));

it.each(['', '0', 'soon', '25:00', '-5m', '12:60'])('says that "%s" is none', (text) => expect(read(text)).toBeUndefined());

it('reads whole minutes', () => {
  expect(minutesOf('15')).toBe(15);
  expect(minutesOf('15 min')).toBe(15);
  expect([minutesOf('0'), minutesOf('x'), minutesOf('1.5'), minutesOf('')]).toEqual([undefined, undefined, undefined, undefined]);
});
