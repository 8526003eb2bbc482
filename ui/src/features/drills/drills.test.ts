import { expect, test, vi } from 'vitest';

import { Clock } from '../../lib/clock.svelte';
import { DrillClock, told } from '../../lib/drillclock.svelte';
import { stamped } from '../../lib/exercise';
import { FakeBackend } from '../../lib/backend/fake';
import { seedDrill } from '../../lib/backend/fake/drills';
import { ConsoleState } from './desk.svelte';
import { drillTime, inWords } from './words';

const reading = { wall: '2026-11-20T14:00:00Z', drill: '2026-11-20T14:20:00Z', rate: 4, speed: 4, begins: '2026-11-20T14:00:00Z' };

test('a drill clock is counted along from what the program said, and never back', () => {
  const wall = Date.parse(reading.wall);
  expect(told(reading, wall + 15_000) - Date.parse(reading.drill)).toBe(60_000);
  expect(told({ ...reading, rate: 0 }, wall + 15_000)).toBe(Date.parse(reading.drill));
  // The window's clock may be a moment behind the program's.
  expect(told(reading, wall - 5_000)).toBe(Date.parse(reading.drill));
  const clock = new DrillClock(new Clock());
  expect(Math.abs(clock.exact() - Date.now())).toBeLessThan(1_000);
  clock.reading = { ...reading, rate: 0 };
  expect(clock.iso()).toBe('2026-11-20T14:20:00.000Z');
});

test('a drill clock runs on when the clock of the machine is set back', () => {
  vi.useFakeTimers();
  const clock = new DrillClock(new Clock());
  const now = new Date().toISOString();
  clock.reading = { wall: now, drill: reading.drill, rate: 2, speed: 2, begins: reading.begins };
  vi.advanceTimersByTime(60_000);
  vi.setSystemTime(Date.now() - 3_600_000);
  expect(clock.exact() - Date.parse(reading.drill)).toBe(120_000);
  vi.advanceTimersByTime(30_000);
  expect(clock.exact() - Date.parse(reading.drill)).toBe(180_000);
  vi.useRealTimers();
});

test('what leaves a drill says so, once', () => {
  expect(stamped(true, 'Checkout is back')).toBe('EXERCISE: Checkout is back');
  expect(stamped(true, 'EXERCISE: Checkout is back')).toBe('EXERCISE: Checkout is back');
  expect(stamped(false, 'Checkout is back')).toBe('Checkout is back');
});

test('places on the drill clock read as on a clock', () => {
  expect(drillTime(1_390)).toBe('00:23:10');
  expect(drillTime(20 * 3_600)).toBe('20:00:00');
  expect(inWords(410_000)).toBe('in 6:50');
  expect(inWords(-5_000)).toBe('waits 0:05');
});

test('the console delivers once, holds, rates side by side', async () => {
  const backend = new FakeBackend();
  seedDrill(backend.world, Date.now());
  const drill = new ConsoleState(backend, 'drill-1', { show: () => '' });
  await drill.live.refresh();
  expect(drill.observers.map((one) => one.handle)).toEqual(['jonas', 'ana']);
  expect(drill.inject?.key).toBe('logs');
  drill.hold();
  await expect.poll(() => drill.inject?.standing).toBe('held');
  expect(await drill.do({ kind: 'inject_delivered', inject: 'logs', by: 'hand' }, 'inject logs')).toBe(true);
  expect(await drill.do({ kind: 'inject_delivered', inject: 'logs', by: 'hand' }, 'inject logs')).toBe(false);
  expect(drill.failures.at('inject logs')?.message).toContain('already');
  drill.observer = 'ana';
  await drill.rate('fixing', 'seen');
  drill.observer = 'jonas';
  await drill.rate('fixing', 'not_seen');
  const ratings = drill.view?.objectives.find((one) => one.key === 'fixing')?.ratings.map((one) => [one.observer, one.rating]);
  expect(ratings).toEqual([
    ['ana', 'seen'],
    ['jonas', 'not_seen'],
  ]);
});

test('a drill is ended by saying so twice: that cannot be taken back', async () => {
  vi.useFakeTimers();
  const backend = new FakeBackend();
  seedDrill(backend.world, Date.now());
  const drill = new ConsoleState(backend, 'drill-1', { show: () => '' });
  await drill.live.refresh();
  drill.end(Date.now());
  expect(drill.ending).toBe(true);
  vi.advanceTimersByTime(10_000);
  expect(drill.ending).toBe(false);
  expect(backend.requests('drill_act')).toEqual([]);
  drill.end(Date.now());
  drill.end(Date.now());
  vi.useRealTimers();
  await expect.poll(() => drill.view?.standing).toBe('ended');
});

test('what shows a rating stays until it is said anew', async () => {
  const backend = new FakeBackend();
  seedDrill(backend.world, Date.now());
  const drill = new ConsoleState(backend, 'drill-1', { show: () => '' });
  await drill.live.refresh();
  const mine = () => drill.view?.objectives.find((one) => one.key === 'fixing')?.ratings.find((one) => one.observer === 'jonas');
  await drill.rate('fixing', 'seen');
  await drill.rate('fixing', 'seen', { remark: 'Said aloud' });
  await drill.rate('fixing', 'seen', { evidence: 'line-12' });
  await drill.rate('fixing', 'partly');
  expect(mine()).toMatchObject({ rating: 'partly', remark: 'Said aloud', evidence: 'line-12' });
  await drill.rate('fixing', 'partly', { evidence: '' });
  expect(mine()).toMatchObject({ remark: 'Said aloud', evidence: null });
});

test('players get what reached them and nothing else', async () => {
  const backend = new FakeBackend();
  seedDrill(backend.world, Date.now());
  const text = JSON.stringify(await backend.call('drill_players', { incident: 'drill-1' }));
  expect(text).toContain('merchants');
  expect(text).not.toContain('Rotation done');
  expect(text).not.toContain('Declares within');
});
