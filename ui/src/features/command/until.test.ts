import { expect, it } from 'vitest';

import { readUntil } from './until';

const NOW = Date.parse('2026-11-21T12:00:30Z');

it.each([
  ['15', '2026-11-21T12:15:30.000Z'],
  ['+15m', '2026-11-21T12:15:30.000Z'],
  ['1h30m', '2026-11-21T13:30:30.000Z'],
  ['2h', '2026-11-21T14:00:30.000Z'],
  // Berlin is an hour ahead of UTC in November.
  ['13:30', '2026-11-21T12:30:00.000Z'],
  ['9:05', '2026-11-22T08:05:00.000Z'],
])('reads %s as a moment to come', (text, at) => {
  expect(readUntil(text, NOW, 'Europe/Berlin')).toBe(at);
});

it.each(['', '0', 'soon', '25:00', '-5m'])('reads %j as none', (text) => {
  expect(readUntil(text, NOW, 'Europe/Berlin')).toBeUndefined();
});

it('knows the night in which the clock goes back', () => {
  // In Berlin 03:00 summer time becomes 02:00 on 25 October 2026: 04:00 is three hours after 02:00 was first seen.
  expect(readUntil('04:00', Date.parse('2026-10-25T00:00:00Z'), 'Europe/Berlin')).toBe('2026-10-25T03:00:00.000Z');
});
