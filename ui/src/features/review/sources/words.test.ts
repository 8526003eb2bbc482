import { expect, it } from 'vitest';

import type { ColumnMap, Room, TimeFormat } from '../../../lib/backend';
import { rolesOf, withRole } from './columns';
import { instantOf, startInName, wallOf } from './instants';
import { fitting } from './rooms';
import { stripOf } from './strip';
import { doneWords, gapWords, nameOf, shiftWords, spanBoth } from './words';

const change = { events: [], streams: [] };

it.each([
  ['2026-11-21', '03:07', 'Europe/Berlin', '2026-11-21T02:07:00.000Z'],
  ['2026-07-01', '3:07:40', 'Europe/Berlin', '2026-07-01T01:07:40.000Z'],
  // The hour after the clocks went forward.
  ['2026-03-29', '03:30', 'Europe/Berlin', '2026-03-29T01:30:00.000Z'],
  ['2026-11-21', '03.07', 'UTC', '2026-11-21T03:07:00.000Z'],
  ['2026-11-21', '25:00', 'UTC', undefined],
  ['21.11.2026', '03:07', 'UTC', undefined],
])('%s %s in %s', (day, time, zone, at) => {
  expect(instantOf(day, time, zone)).toBe(at);
  // What is shown of an instant is read as that instant again.
  if (at) expect(instantOf(...(Object.values(wallOf(at, zone)) as [string, string]), zone)).toBe(at);
});

it('a recording may say in its name when it began', () => {
  expect(startInName('GMT20261121-020740_Recording.transcript.vtt')).toBe('2026-11-21T02:07:40.000Z');
  expect(startInName('call.vtt')).toBeUndefined();
});

it.each([
  [30, '30 s later'],
  [-3_600, '1 h earlier'],
  [125, '2 min 5 s later'],
  [-0.5, '500 ms earlier'],
  [90_061, '1 d 1 h 1 min 1 s later'],
])('a shift of %d s is %s', (seconds, words) => expect(shiftWords(seconds)).toBe(words));

it('says what came of it in words', () => {
  expect(gapWords(0)).toBe('0 ms');
  expect(doneWords({ source: 'a', changed: [412, 0, 0], leftOut: 3, change }, false)).toBe('412 lines brought in. 3 parts were left out.');
  expect(doneWords({ source: 'a', changed: [12, 3, 1], leftOut: 0, change }, true)).toBe('Brought in: 12 new, 3 changed, 1 gone.');
  expect(doneWords({ source: 'a', changed: [0, 0, 0], leftOut: 0, change }, true)).toContain('It says the same');
  expect(doneWords({ changed: [0, 0, 0], leftOut: 0, change }, false)).toContain('in the review already');
  expect(nameOf('incident_call.vtt')).toBe('incident call');
  expect(spanBoth('2026-11-21T02:07:00Z', '2026-11-21T03:12:00Z', 'Europe/Berlin')).toBe(
    '21 Nov 2026, 03:07 to 04:12 local (21 Nov 2026, 02:07 to 03:12 UTC)',
  );
});

it('a column gives way where there can only be one', () => {
  const formats: TimeFormat[][] = [['day_first'], ['clock'], [], []];
  const map: ColumnMap = { when: { is: 'one', column: 0, format: 'day_first' }, who: [2], text: [3] };
  expect(rolesOf(map, 4)).toEqual(['when', '', 'who', 'text']);
  const split = withRole(withRole(map, 4, 0, 'date', formats), 4, 1, 'time', formats);
  expect(split.when).toEqual({ is: 'date_and_time', date: 0, time: 1, format: 'day_first' });
  expect(withRole(split, 4, 1, 'when', formats).when).toEqual({ is: 'one', column: 1, format: 'clock' });
  expect(withRole(map, 4, 0, '', formats).when).toEqual({ is: 'nowhere' });
  expect(withRole(map, 4, 0, 'text', formats)).toEqual({ when: { is: 'nowhere' }, who: [2], text: [3, 0] });
});

it('rooms are narrowed by words and by days', () => {
  const room = (name: string, first?: string, last?: string): Room => ({
    key: name, name, kind: 'public', archived: false, topic: '', dayFiles: 1, bytes: 1, ...(first ? { first } : {}), ...(last ? { last } : {}),
  });
  const rooms = [room('payments', '2026-01-01', '2026-12-01'), room('old-payments', '2020-01-01', '2020-12-01'), room('empty')];
  expect(fitting(rooms, '#pay').map(({ name }) => name)).toEqual(['payments', 'old-payments']);
  expect(fitting(rooms, '', { first: '2026-11-21', last: '2026-11-21' }).map(({ name }) => name)).toEqual(['payments']);
});

it('the strip holds both spans, and both lines move as far as the span', () => {
  const strip = stripOf('2026-11-21T02:00:00Z', '2026-11-21T03:00:00Z', '2026-11-21T02:10:00Z', '2026-11-21T02:40:00Z');
  expect(strip.after.left - strip.before.left).toBeCloseTo(strip.there - strip.here);
  for (const at of [strip.before.left, strip.before.right, strip.after.left, strip.after.right]) expect(at > 0 && at < 100).toBe(true);
});
