import { expect, it } from 'vitest';

import type { AskView } from '../../../lib/backend';
import { askLine } from './line';
import { askReading, openAsks } from './reading';

const NOW = Date.parse('2026-11-21T03:20:00Z');
const at = (minutes: number) => new Date(NOW + minutes * 60_000).toISOString();

function ask(id: string, more: Partial<AskView> = {}): AskView {
  const none = { extended: 0, readBackAt: null, ended: null, endedAt: null, remark: '', say: '' };
  return { id, person: 'ana', name: 'Ana', text: 'look', at: at(-5), from: at(-5), dueAt: null, ...none, ...more };
}

it('writes an ask in the grammar of the composer, on one line', () => {
  expect(askLine('ana', ' check the\nreplica lag ', 5)).toBe('/a check the replica lag => @ana 5m');
  expect(askLine('priya.nair', 'call the vendor', undefined)).toBe('/a call the vendor => @priya.nair');
});

it('is up at the very second, and says for how long', () => {
  expect(askReading(ask('a', { dueAt: at(2) }), NOW)).toEqual({ state: 'open', number: '2:00', spoken: '2 min to go' });
  expect(askReading(ask('a', { dueAt: at(0) }), NOW)).toMatchObject({ state: 'up', number: '+0:00' });
  expect(askReading(ask('a', { dueAt: at(-3) }), NOW)).toEqual({ state: 'up', number: '+3:00', spoken: 'up 3 min ago' });
  expect(askReading(ask('a'), NOW).number).toBe('');
  expect(askReading(ask('a', { dueAt: at(-3), ended: 'blocked' }), NOW).state).toBe('blocked');
});

it('shows what is up first, then by time, then without a box, then what is blocked', () => {
  const asks = [
    ask('none'),
    ask('blocked', { ended: 'blocked', dueAt: at(-9) }),
    ask('later', { dueAt: at(8) }),
    ask('done', { ended: 'finished' }),
    ask('dropped', { ended: 'dropped' }),
    ask('up', { dueAt: at(-1) }),
    ask('again', { dueAt: at(3), ended: 'more_time', extended: 1 }),
  ];
  expect(openAsks(asks).map((one) => one.id)).toEqual(['up', 'again', 'later', 'none', 'blocked']);
});
