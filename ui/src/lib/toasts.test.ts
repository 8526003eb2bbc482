import { afterEach, beforeEach, expect, it, vi } from 'vitest';

import { Toasts } from './toasts.svelte';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

it('go by themselves, unless somebody is on them', () => {
  const toasts = new Toasts();
  toasts.show('Struck');
  toasts.show('Pinned');
  const [first] = toasts.list;
  if (first) toasts.hold(first.id);
  vi.advanceTimersByTime(60_000);
  expect(toasts.list.map((toast) => toast.message)).toEqual(['Struck']);
  if (first) toasts.resume(first.id);
  vi.advanceTimersByTime(60_000);
  expect(toasts.list).toEqual([]);
});

it('never fill the room', () => {
  const toasts = new Toasts();
  for (const message of ['a', 'b', 'c', 'd']) toasts.show(message);
  expect(toasts.list.map((toast) => toast.message)).toEqual(['b', 'c', 'd']);
});
