import { describe, expect, it } from 'vitest';

import { NOW } from '../../../tests/render';
import type { Timer } from '../../lib/backend';
import { FakeBackend } from '../../lib/backend/fake';
import { emptyResponse } from '../../lib/backend/fake/response';
import { seededWorld } from '../../lib/backend/fake/seed';
import { MINUTE } from '../../lib/time';
import { Failures } from '../../lib/failures.svelte';
import { ResponseState } from './response.svelte';

function make() {
  const backend = new FakeBackend({ world: seededWorld(NOW) });
  const failures = new Failures();
  let saved = 0;
  const state: ResponseState = new ResponseState(backend, { incident: 'INC-0043', at: undefined }, failures, () => {
    saved += 1;
    return state.refresh();
  });
  return { backend, state, saved: () => saved };
}

const idea = { kind: 'idea_jotted', text: 'a longer lease' } as const;

describe('the response', () => {
  it('does an act, and shows what follows before it says that it is saved', async () => {
    const { backend, state, saved } = make();
    expect(await state.do(idea, 'idea')).toBe(true);
    expect(backend.requests('act')).toEqual([{ incident: 'INC-0043', act: idea }]);
    expect(saved()).toBe(1);
    expect(state.value).toBeDefined();
  });

  it('tells a failure at its own place, and forgets it when it goes well', async () => {
    const { backend, state } = make();
    backend.fail('act', { message: 'the disk is full' });
    expect(await state.do(idea, 'idea')).toBe(false);
    expect(state.failure('idea')?.message).toBe('the disk is full');
    expect(state.failure('roles')).toBeUndefined();
    backend.heal('act');
    await state.do(idea, 'idea');
    expect(state.failure('idea')).toBeUndefined();
  });

  it('writes once, however often a key is pressed while it is being written', async () => {
    const { backend, state } = make();
    const done = await Promise.all([state.do(idea, 'idea'), state.do(idea, 'idea'), state.do(idea, 'other')]);
    // The other place is no repetition.
    expect(done).toEqual([true, false, true]);
    expect(backend.requests('act')).toHaveLength(2);
  });

  it('keeps the answer it has when a newer one cannot be had', async () => {
    const { backend, state } = make();
    await state.refresh();
    backend.fail('response');
    await state.refresh();
    expect(state.value).toBeDefined();
    expect(state.error?.code).toBe('internal');
  });

  it('grows old at each minute of the incident, and when a clock is up', async () => {
    const { backend, state } = make();
    const declared = NOW - 17 * MINUTE;
    const timer: Timer = { kind: 'ask', key: 'a', label: 'Ana', dueAt: new Date(NOW + 20_000).toISOString(), from: new Date(NOW).toISOString(), say: '' };
    backend.answer('response', () => ({ ...emptyResponse(new Date(declared).toISOString()), timers: [timer] }));
    expect(state.age(NOW)).toBe('');
    await state.refresh();
    const fresh = state.age(NOW);
    expect(state.age(NOW + 19_000)).toBe(fresh);
    expect(state.age(NOW + 20_000)).not.toBe(fresh);
    expect(state.age(NOW + MINUTE)).not.toBe(state.age(NOW + 20_000));
  });
});
