import { expect, it } from 'vitest';

import type { Line } from '../../../lib/backend';
import { PAGE, Pages } from './pages';

function slice(from: number, count: number, total: number) {
  const lines = Array.from({ length: count }, (_, offset) => ({ id: `line-${from + offset}` }) as Line);
  return { total, from, lines };
}

it('says which pages are missing, by index, and never asks beyond the end', () => {
  const pages = new Pages();
  pages.reset(slice(99_800, 200, 100_000));
  expect(pages.line(99_999)?.id).toBe('line-99999');
  expect(pages.missing(99_950, 100_500)).toEqual([]);
  expect(pages.missing(0, 10)).toEqual([0]);
  expect(pages.missing(PAGE - 5, PAGE + 5)).toEqual([0, 1]);
});

it('keeps a bounded number of lines, those around the last look', () => {
  const pages = new Pages();
  for (let from = 0; from < 20_000; from += PAGE) pages.put(slice(from, PAGE, 20_000));
  expect(pages.line(0)).toBeUndefined();
  expect(pages.line(19_999)).toBeDefined();
});

it('forgets everything when the log changed, because an index may mean another line', () => {
  const pages = new Pages();
  pages.put(slice(0, 10, 10));
  pages.reset(slice(5, 5, 10));
  expect(pages.line(0)).toBeUndefined();
  expect(pages.indexOf('line-7')).toBe(7);
});
