import { afterEach, beforeEach, expect, it, vi } from 'vitest';

import { Clock } from './clock.svelte';

const noon = Date.parse('2026-11-21T12:00:00.400Z');

beforeEach(() => vi.useFakeTimers({ now: noon }));
afterEach(() => vi.useRealTimers());

it('ticks on whole seconds', () => {
  const clock = new Clock();
  const stop = clock.start();
  vi.advanceTimersByTime(605);
  expect(clock.now).toBe(noon + 605);
  vi.advanceTimersByTime(1_000);
  expect(Math.floor(clock.now / 1_000)).toBe(Math.floor(noon / 1_000) + 2);
  stop();
});

it('is right after a sleep, in which no timer ran', () => {
  const clock = new Clock();
  const stop = clock.start();
  vi.setSystemTime(noon + 3_600_000);
  document.dispatchEvent(new Event('visibilitychange'));
  expect(clock.now).toBe(noon + 3_600_000);
  stop();
});

it('follows the program when the two clocks differ', () => {
  const clock = new Clock();
  clock.anchor(noon + 90_000);
  expect(clock.now).toBe(noon + 90_000);
  clock.anchor(noon + 200);
  expect(clock.now).toBe(noon);
});
