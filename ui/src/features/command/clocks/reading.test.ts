import { describe, expect, it } from 'vitest';

import type { ClockView } from '../../../lib/backend';
import { reading, worst } from './reading';

const NOW = Date.parse('2026-11-21T03:20:00Z');
const at = (minutes: number) => new Date(NOW + minutes * 60_000).toISOString();

export function clock(more: Partial<ClockView> = {}): ClockView {
  return {
    audience: 'customers',
    name: 'Customers',
    mode: 'every',
    minutes: 20,
    dueAt: at(10),
    anchor: 'interval',
    from: at(-10),
    snoozed: null,
    reason: '',
    last: null,
    draft: null,
    maySlow: false,
    reminded: [],
    ...more,
  };
}

const read = (more: Partial<ClockView>) => reading(clock(more), NOW, 'UTC');

describe('a clock', () => {
  it.each([
    ['is quiet while there is time', {}, 'quiet', '10:00', '', 'every 20 min', 0.5],
    ['is soon at five minutes exactly', { dueAt: at(5), from: at(-15) }, 'soon', '5:00', '', 'every 20 min', 0.75],
    ['counts up from the very second it is due', { dueAt: at(0) }, 'over', '+0:00', 'over', 'every 20 min', 1],
    ['says what was promised', { dueAt: at(-1.7), anchor: 'promise' }, 'over', '+1:42', 'over', 'promised 03:18', 1],
    ['says the first word', { dueAt: at(2), anchor: 'first', from: at(-2) }, 'soon', '2:00', '', 'first word by 03:22', 0.5],
    ['says what changed', { dueAt: at(-1), anchor: 'change', reason: 'wallets too' }, 'over', '+1:00', 'over', 'changed: wallets too', 1],
    ['waits for a change', { mode: 'on_change', dueAt: null, anchor: null }, 'on_change', '', '', 'on change', 0],
    ['is off with its reason', { mode: 'off', dueAt: null, reason: 'no executive is awake' }, 'off', '', '', 'not told: no executive is awake', 0],
  ] as const)('%s', (_, more, state, number, unit, basis, gone) => {
    expect(read(more)).toMatchObject({ state, number, unit, basis, gone });
  });

  it('that was set aside stays visible with its reason, and is over when that time is up', () => {
    const snoozed = { until: at(8), reason: 'vendor_wait', remark: '' } as const;
    expect(read({ snoozed, dueAt: at(8), anchor: 'snooze' })).toMatchObject({
      state: 'snoozed',
      basis: 'set aside until 03:28, waiting for a vendor',
    });
    expect(read({ snoozed: { ...snoozed, until: at(-1) }, dueAt: at(-1), anchor: 'snooze' }).state).toBe('over');
  });

  it('that was set back before its beginning shows a full way to go, not a broken ring', () => {
    expect(read({ from: at(30), dueAt: at(50) }).gone).toBe(0);
    expect(read({ from: at(10), dueAt: at(10) }).gone).toBe(0);
  });
});

it('the worst audience is the latest promise; who was set aside comes last', () => {
  const all = [
    clock({ audience: 'company', dueAt: at(4) }),
    clock({ audience: 'customers', dueAt: at(-3) }),
    clock({ audience: 'executives', dueAt: at(-9), snoozed: { until: at(5), reason: 'drafting', remark: '' } }),
    clock({ audience: 'partners', mode: 'on_change', dueAt: null }),
  ];
  expect(worst(all, NOW)?.audience).toBe('customers');
  expect(worst([clock({ audience: 'partners', dueAt: null })], NOW)?.audience).toBe('partners');
  expect(worst([], NOW)).toBeUndefined();
});
