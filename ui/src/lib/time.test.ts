import { describe, expect, it } from 'vitest';

import {
  bothClocks,
  bytes,
  dateAndTime,
  dayKey,
  dayLabel,
  countdown,
  duration,
  durationWords,
  relative,
  shortTime,
  timeOfDay,
  utcTime,
  zoneOffset,
} from './time';

const at = '2026-11-21T02:07:40.000Z';

describe('times of day', () => {
  it('are told in the zone and in UTC', () => {
    expect(timeOfDay(at, 'Europe/Berlin')).toBe('03:07:40');
    expect(timeOfDay(at, 'Europe/Berlin', false)).toBe('03:07');
    expect(utcTime(at)).toBe('02:07 UTC');
    expect(bothClocks(at, 'Europe/Berlin')).toBe('03:07 local, 02:07 UTC');
    expect(bothClocks(at, 'UTC')).toBe('02:07 UTC');
  });

  it('say midnight as 00, never as 24', () => {
    expect(timeOfDay('2026-11-21T00:00:00Z', 'UTC')).toBe('00:00:00');
  });

  it('follow the clocks when they change', () => {
    expect(timeOfDay('2026-10-25T00:30:00Z', 'Europe/Berlin', false)).toBe('02:30');
    expect(timeOfDay('2026-10-25T01:30:00Z', 'Europe/Berlin', false)).toBe('02:30');
    expect(zoneOffset('Europe/Berlin', '2026-10-25T00:30:00Z')).toBe('UTC+2');
    expect(zoneOffset('Europe/Berlin', '2026-10-25T01:30:00Z')).toBe('UTC+1');
    expect(zoneOffset('Asia/Kolkata', at)).toBe('UTC+5:30');
    expect(zoneOffset('UTC', at)).toBe('UTC');
  });

  it('fall back to UTC for a zone nobody knows', () => {
    expect(timeOfDay(at, 'Mars/Olympus')).toBe('02:07:40');
  });
});

describe('days', () => {
  it('break where the zone breaks them', () => {
    const evening = '2026-11-20T23:30:00Z';
    expect(dayKey(evening, 'UTC')).toBe('2026-11-20');
    expect(dayKey(evening, 'Europe/Berlin')).toBe('2026-11-21');
    expect(dayKey(evening, 'America/New_York')).toBe('2026-11-20');
    expect(dayLabel(at, 'Europe/Berlin')).toBe('Saturday, 21 November 2026');
    expect(dateAndTime(at, 'Europe/Berlin')).toBe('21 Nov 2026, 03:07');
  });

  it('are left out on the same day', () => {
    expect(shortTime(at, '2026-11-21T12:00:00Z', 'UTC')).toBe('02:07');
    expect(shortTime(at, '2026-11-22T12:00:00Z', 'UTC')).toBe('21 Nov 2026, 02:07');
  });
});

describe('durations', () => {
  it.each([
    [0, '0:00'],
    [7_999, '0:07'],
    [17 * 60_000 + 42_000, '17:42'],
    [3_723_000, '1:02:03'],
    [2 * 86_400_000 + 3_723_000, '2 d 01:02:03'],
    [-102_000, '−1:42'],
    [-400, '0:00'],
  ])('%d ms run as %s', (ms, text) => expect(duration(ms)).toBe(text));

  it.each([
    [45_000, '45 s'],
    [12 * 60_000, '12 min'],
    [2 * 3_600_000, '2 h'],
    [125 * 60_000, '2 h 5 min'],
    [100 * 3_600_000, '4 d 4 h'],
  ])('%d ms read as %s', (ms, text) => expect(durationWords(ms)).toBe(text));

  it.each([
    [601_000, '10 min'],
    [600_000, '10:00'],
    [9_000, '0:09'],
    [0, '+0:00'],
    [-102_000, '+1:42'],
    [-3_599_000, '+59:59'],
    [-3_900_000, '+1 h 5 min'],
    [7_500_000, '2 h 5 min'],
  ])('with %d ms to go a countdown shows %s', (left, text) => expect(countdown(left)).toBe(text));

  it('are told from now', () => {
    expect(relative(at, '2026-11-21T02:07:45Z')).toBe('just now');
    expect(relative(at, '2026-11-21T02:09:50Z')).toBe('2 min ago');
    expect(relative(at, '2026-11-21T02:02:40Z')).toBe('in 5 min');
  });
});

it('sizes are decimal', () => {
  expect(bytes(999)).toBe('999 B');
  expect(bytes(1_234)).toBe('1.2 kB');
  expect(bytes(512_000_000)).toBe('512 MB');
});
