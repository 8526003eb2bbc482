import { beforeEach, describe, expect, it, vi } from 'vitest';

import { FakeBackend } from '../../lib/backend/fake';
import { CommandState } from './state.svelte';
import { handles } from './log/lineEdit.svelte';
import { stops } from './milestones/rail';

let fake: FakeBackend;
let id: string;
let state: CommandState;
const show = vi.fn();

beforeEach(async () => {
  fake = new FakeBackend();
  const made = fake.world.declare('Checkout times out', 'sev1', false, Date.now() - 600_000);
  fake.world.write(made, 'first line', Date.now() - 500_000);
  id = made.id;
  show.mockClear();
  state = new CommandState(fake, id, {
    now: () => new Date().toISOString(),
    frame: (run) => run(),
    toasts: { show },
    lineSaved: () => Promise.resolve(),
  });
  await state.refresh();
});

function last() {
  const line = state.log.line(state.log.total - 1);
  if (!line) throw new Error('the log is empty');
  return line;
}

describe('undo', () => {
  it('says what was taken back, and redo what was done again', async () => {
    await state.lines.strike(last().id, 'typo');
    expect(state.log.total).toBe(1);
    await state.undo();
    expect(show).toHaveBeenLastCalledWith('Taken back: struck a line.');
    expect(state.log.total).toBe(2);
    await state.redo();
    expect(show).toHaveBeenLastCalledWith('Done again: struck a line.');
  });

  it('says when there is nothing to take back', async () => {
    await state.undo();
    expect(show).toHaveBeenLastCalledWith('There is nothing to take back in this session.');
  });
});

describe('resolving', () => {
  it('sets the instant and what readers are told', async () => {
    await state.resolve();
    expect(state.view.value?.phase).toBe('resolved');
    expect(fake.requests('milestone_set')).toEqual([{ incident: id, milestone: 'resolved', text: '' }]);
    expect(state.view.value?.resolvedAt).toBeDefined();
  });

  it('keeps an instant that was set before', async () => {
    await state.milestones.set('resolved', '-5m');
    await state.resolve();
    expect(fake.requests('milestone_set')).toHaveLength(1);
  });
});

it('tells a failure beside what failed, and the text stays', async () => {
  fake.fail('line_amend', { message: 'the disk is full' });
  state.lines.edit(last());
  const panel = state.lines.panel;
  if (panel?.kind !== 'edit') throw new Error('no form is open');
  panel.edit.text = 'corrected';
  expect(await state.lines.amend(panel.edit)).toBe(false);
  expect(state.failures.at(`line:${last().id}`)?.message).toBe('the disk is full');
  expect(state.lines.panel).toBe(panel);
  fake.heal('line_amend');
  expect(await state.lines.amend(panel.edit)).toBe(true);
  expect(last().text).toBe('corrected');
  expect(state.lines.panel).toBeUndefined();
});

it('sends only what was changed of a line', () => {
  state.lines.edit(last());
  const panel = state.lines.panel;
  if (panel?.kind !== 'edit') throw new Error('no form is open');
  expect(panel.edit.request(id)).toBeUndefined();
  panel.edit.kind = 'decision';
  panel.edit.people = '@ana, ben';
  expect(panel.edit.request(id)).toEqual({
    incident: id,
    line: last().id,
    kind: 'decision',
    people: ['ana', 'ben'],
    text: undefined,
    when: undefined,
    services: undefined,
  });
  expect(handles(' @ana  #x,ana ')).toEqual(['ana', 'x']);
});

describe('the statement', () => {
  it('is written as a new version, unless nothing changed', async () => {
    await state.statement.edit();
    state.statement.type('Cards fail in one region.');
    expect(await state.statement.save()).toBe(true);
    expect(state.statement.current?.text).toBe('Cards fail in one region.');
    await state.statement.edit();
    await state.statement.save();
    expect(fake.requests('statement_write')).toHaveLength(1);
  });

  it('brings back what was left unfinished', async () => {
    await state.statement.edit();
    state.statement.type('Cards fa');
    await state.statement.leave();
    await state.statement.edit();
    expect([state.statement.text, state.statement.broughtBack]).toEqual(['Cards fa', true]);
  });
});

it('asks for the earlier minute everywhere, and returns to now', async () => {
  const at = Date.now() - 60_000;
  await state.asKnown.show(at);
  expect(state.readOnly).toBe(true);
  const iso = new Date(at).toISOString();
  expect(fake.requests('incident').at(-1)?.at).toBe(iso);
  expect(fake.requests('log_slice').at(-1)?.at).toBe(iso);
  await state.asKnown.now();
  expect(fake.requests('incident').at(-1)?.at).toBeUndefined();
  expect(state.readOnly).toBe(false);
});

it('follows the store', async () => {
  const stop = state.start();
  fake.world.write(fake.world.find(id), 'from another window', Date.now());
  fake.changed([id]);
  await vi.waitFor(() => expect(last().text).toBe('from another window'));
  stop();
});

it('asks once for what follows from a line of its own', async () => {
  const asked = (name: 'incident' | 'response') => fake.requests(name).length;
  const stop = state.start();
  await state.refresh();
  const before = [asked('incident'), asked('response')] as const;
  state.composer.type('rolled back', 11);
  state.composer.submit();
  await vi.waitFor(() => expect(last().text).toBe('rolled back'));
  await vi.waitFor(() => expect(asked('response')).toBeGreaterThan(before[1]));
  expect([asked('incident'), asked('response')]).toEqual([before[0] + 1, before[1] + 1]);
  stop();
});

it('reads a time while it is typed, and drops an overtaken answer', async () => {
  const { when } = state.asKnown;
  const slow = when.type('-5m');
  await when.type('nonsense');
  await slow;
  expect([when.wrong, when.read]).toEqual([true, undefined]);
  await when.type('');
  expect([when.wrong, when.remark]).toEqual([false, undefined]);
});

it('stands now among the instants, and those still open after it', () => {
  const at = (minute: number) => new Date(minute * 60_000).toISOString();
  const exact = (minute: number) => ({ at: at(minute), precision: 'exact' as const, zone: 'UTC' });
  const rail = stops(
    [
      { milestone: 'impact_began', happened: exact(0), clearable: true },
      { milestone: 'detected', clearable: true },
      { milestone: 'declared', happened: exact(3), clearable: false },
      { milestone: 'resolved', happened: exact(90), clearable: true },
    ],
    at(0),
    20 * 60_000,
  );
  expect(rail.map((stop) => (stop.kind === 'now' ? 'now' : stop.view.milestone))).toEqual([
    'impact_began',
    'declared',
    'now',
    'resolved',
    'detected',
  ]);
  expect(rail.map((stop) => ('gap' in stop ? stop.gap : null))).toEqual([0, 1, 3, 4, null]);
});
