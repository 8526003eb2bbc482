import { beforeEach, expect, it } from 'vitest';

import { FakeBackend } from '../../../lib/backend/fake';
import { emptyFilter } from './filter';
import { LogState } from './lines.svelte';

let fake: FakeBackend;
let incident: string;
let log: LogState;

beforeEach(async () => {
  fake = new FakeBackend();
  const made = fake.world.declare('Checkout times out', 'sev1', false, 1_000_000);
  for (let i = 1; i < 1_000; i += 1) fake.world.write(made, `line ${i}`, 1_000_000 + i * 1_000);
  incident = made.id;
  log = new LogState(fake, { incident, at: undefined });
  await log.reload();
});

function grow(text: string): void {
  fake.world.write(fake.world.find(incident), text, 9_000_000);
}

const settled = () => new Promise((resolve) => setTimeout(resolve));

it('opens at the end and fetches other pages when they come into sight', async () => {
  expect(log.total).toBe(1_000);
  expect(log.line(999)?.text).toBe('line 999');
  expect(log.line(300)).toBeUndefined();
  log.show(300, 330);
  await settled();
  expect(log.line(300)?.text).toBe('line 300');
  expect(fake.requests('log_slice').every((request) => request.count <= 1_000)).toBe(true);
});

it('asks for a page once, however often it comes into sight', async () => {
  const before = fake.requests('log_slice').length;
  for (let i = 0; i < 20; i += 1) log.show(300, 330);
  await settled();
  expect(fake.requests('log_slice')).toHaveLength(before + 1);
});

it('follows the end, and counts what came while the end was not in sight', async () => {
  grow('seen');
  await log.reload();
  expect([log.fresh, log.line(1_000)?.text]).toEqual([0, 'seen']);
  log.show(300, 330);
  log.atEnd(false);
  grow('one');
  grow('two');
  await log.reload();
  expect(log.fresh).toBe(2);
  expect(log.line(310)?.text).toBe('line 310');
  log.atEnd(true);
  expect(log.fresh).toBe(0);
});

it('keeps a line selected when others come before it', async () => {
  await log.goTo(log.line(999)?.id ?? '');
  expect(log.selectedIndex).toBe(999);
  const first = fake.world.find(incident).lines;
  first.splice(0, 0, { ...(first[1] as never as (typeof first)[0]), id: 'earlier' });
  await log.reload();
  expect(log.selectedIndex).toBe(1_000);
  expect(log.selected?.text).toBe('line 999');
});

it('moves the selection to the neighbour when the line is hidden', async () => {
  log.select(500);
  await settled();
  const chosen = log.selected;
  if (chosen) fake.world.line(fake.world.find(incident), chosen.id).struck = { at: new Date(0).toISOString() };
  log.show(480, 520);
  await log.reload();
  expect(log.selectedIndex).toBe(500);
  expect(log.selected?.text).toBe('line 501');
});

it('selects a line on a page that is not there yet once it is', async () => {
  log.select(10);
  expect(log.selected).toBeUndefined();
  await settled();
  expect(log.selected?.text).toBe('line 10');
});

it('drops the answer to a question that was overtaken', async () => {
  let release: (() => void) | undefined;
  const slow = new Promise<void>((resolve) => (release = resolve));
  fake.answer('log_slice', async ({ filter, from, count }) => {
    if (!filter?.text) await slow;
    const all = filter?.text ? 1 : 1_000;
    return { total: all, from: Math.max(0, all + from), lines: [], ...(count ? {} : {}) };
  });
  const first = log.reload();
  const second = log.setFilter({ ...emptyFilter(), text: 'pool' });
  release?.();
  await Promise.all([first, second]);
  expect(log.total).toBe(1);
});

it('tells a failure and recovers', async () => {
  fake.fail('log_slice', { message: 'the disk is gone' });
  await log.reload();
  expect(log.failure?.message).toBe('the disk is gone');
  expect(log.total).toBe(1_000);
  fake.heal('log_slice');
  await log.reload();
  expect(log.failure).toBeUndefined();
});
