import { describe, expect, it } from 'vitest';

import { axisOf, ticksOf } from './axis';

describe('an axis of time', () => {
  it('places instants from end to end and keeps what lies outside at its end', () => {
    const axis = axisOf('2026-11-20T02:00:00Z', '2026-11-20T03:00:00Z');
    const table: [string, number][] = [
      ['2026-11-20T02:00:00Z', 0],
      ['2026-11-20T02:30:00Z', 0.5],
      ['2026-11-20T04:00:00Z', 1],
      ['2026-11-19T04:00:00Z', 0],
    ];
    for (const [at, place] of table) expect(axis.at(at), at).toBe(place);
    expect(new Date(axis.instant(0.25)).toISOString()).toBe('2026-11-20T02:15:00.000Z');
  });

  it('has a length even where nothing passes', () => {
    const axis = axisOf('2026-11-20T02:00:00Z', '2026-11-20T02:00:00Z');
    expect(axis.to - axis.from).toBe(60_000);
  });

  it('breaks days where the zone breaks them', () => {
    const axis = axisOf('2026-11-20T20:00:00Z', '2026-11-21T04:00:00Z');
    const days = (zone: string) => ticksOf(axis, zone).filter(({ day }) => day).map(({ at, label }) => `${new Date(at).toISOString()} ${label}`);
    expect(days('UTC')).toEqual(['2026-11-21T00:00:00.000Z 21 Nov']);
    expect(days('Europe/Berlin')).toEqual(['2026-11-20T23:00:00.000Z 21 Nov']);
    expect(days('Asia/Kathmandu')).toEqual([]);
  });

  it('names round times by the clock of the zone', () => {
    const axis = axisOf('2026-11-20T02:02:00Z', '2026-11-20T02:58:00Z');
    const labels = ticksOf(axis, 'Europe/Berlin').map(({ label }) => label);
    expect(labels).toContain('03:30');
    expect(labels.every((label) => /^03:\d0|^03:\d5/u.test(label))).toBe(true);
  });
});
