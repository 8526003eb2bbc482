import { expect, it } from 'vitest';

import { about, due, minuteWords } from './due';

const NOW = Date.parse('2026-11-21T12:00:00Z');
const after = (seconds: number) => ({ dueAt: new Date(NOW + seconds * 1_000).toISOString() });

it.each([
  [3 * 3600 + 60, 'later', 'in 3 h 1 min'],
  [301, 'later', 'in 5 min'],
  [300, 'soon', '5:00'],
  [9, 'soon', '0:09'],
  [0, 'late', 'due now'],
  [-59, 'late', 'due now'],
  [-60, 'late', '1 min late'],
  [-7 * 60, 'late', '7 min late'],
] as const)('%i s from now is %s: %s', (seconds, nearness, text) => expect(due(after(seconds), NOW)).toMatchObject({ nearness, text }));

it('changes its words for screen readers once a minute', () => {
  expect(due(after(289), NOW).spoken).toBe(due(after(241), NOW).spoken);
  expect(due(after(59), NOW).spoken).toBe(due(after(1), NOW).spoken);
});

it('says what a clock is about', () => {
  expect(about({ kind: 'update', label: 'Customers' })).toBe('Update: Customers');
  expect(about({ kind: 'command', label: 'Time in command' })).toBe('Hand over command');
  expect(about({ kind: 'ask', label: 'Ana: look at the lag' })).toBe('Ana: look at the lag');
});

it.each([
  [0, 'minute 0'],
  [17.9, 'minute 17'],
  [179, 'minute 179'],
  [545, '9 h in'],
  [-2, 'minute 0'],
])('%d minutes in is %s', (minutes, words) => expect(minuteWords(new Date(NOW - minutes * 60_000).toISOString(), NOW)).toBe(words));
