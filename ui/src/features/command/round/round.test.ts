import { screen, waitFor, within } from '@testing-library/svelte';
import { describe, expect, it } from 'vitest';

import { show } from '../../../../tests/render';
import type { FakeBackend } from '../../../lib/backend/fake';
import { libraryView } from '../../../lib/backend/fake/library';
import { LIBRARY } from '../../../lib/streams';
import Command from '../Command.svelte';
import { byRound, following } from './round.svelte';

const composer = () => screen.getByLabelText('New line of the log');
const acts = (backend: FakeBackend) => backend.requests('act').map((one) => one.act);

async function open(incident: string) {
  const shown = await show(Command, { incident });
  await screen.findByRole('region', { name: 'The loop' });
  await waitFor(() => expect(composer()).toHaveFocus());
  return shown;
}

describe('the loop', () => {
  it('goes on to the next step with one line, and back to writing', async () => {
    const { backend, user } = await open('INC-0045');
    await user.keyboard('{Escape}n');
    await waitFor(() => expect(screen.getByLabelText('Told, in one line')).toHaveFocus());
    await user.keyboard('everybody knows{Enter}');
    await waitFor(() => expect(acts(backend)).toEqual([{ kind: 'loop_step_set', round: 3, step: 'verify', outcome: 'everybody knows' }]));
    await waitFor(() => expect(composer()).toHaveFocus());
  });

  it('takes a time box at one press, or as typed', async () => {
    const { backend, user } = await open('INC-0045');
    await user.keyboard('{Escape}b');
    await user.click(await screen.findByRole('button', { name: '5 min' }));
    await waitFor(() => expect(acts(backend)).toHaveLength(1));
    await user.keyboard('{Escape}b');
    await waitFor(() => expect(screen.getByLabelText('Look again in, or at')).toHaveFocus());
    await user.keyboard('25{Enter}');
    await waitFor(() => expect(acts(backend)).toHaveLength(2));
    const minutes = acts(backend).map((act) => (act.kind === 'time_box_set' ? Math.round((Date.parse(act.until) - Date.now()) / 60_000) : 0));
    expect(minutes).toEqual([5, 25]);
  });

  it('stands in the place of the rail after thirty minutes, with what came of each round', async () => {
    await open('INC-0045');
    expect(screen.queryByText('First 30 minutes')).toBeNull();
    expect(screen.getByText('Half of the queries answer again')).toBeVisible();
    expect(screen.getByRole('heading', { name: 'Round 1' })).toBeVisible();
  });

  it('asks what belongs to the step it is at, as the team wrote it', async () => {
    const { backend } = await open('INC-0045');
    expect(await screen.findByText('Who must hear of it, and when do they hear again?')).toBeVisible();
    expect(screen.queryByText('Did it help, and what shows it?')).toBeNull();
    const asked = backend.requests('library').length;
    // Lines of the log are no reason to read the library again; news of the library are.
    backend.changed([backend.world.find('INC-0045').id]);
    expect(backend.requests('library')).toHaveLength(asked);
    backend.answer('library', () => ({ ...libraryView([]), stepCards: [{ step: 'update', text: 'Who waits for us?' }] }));
    backend.changed([LIBRARY]);
    expect(await screen.findByText('Who waits for us?')).toBeVisible();
  });

  it('begins a new round after verify', () => {
    expect(following({ round: 2, step: 'verify' })).toEqual({ round: 3, step: 'assess' });
    expect(following({ round: 2, step: 'assess' })).toEqual({ round: 2, step: 'stabilise' });
    expect(following({ round: 0, step: 'assess' })).toEqual({ round: 1, step: 'assess' });
  });

  it('lists the latest round first, its steps in their order', () => {
    const one = (round: number, step: 'assess' | 'verify') => ({ round, step, text: '', at: '', line: '' });
    const listed = byRound([one(2, 'assess'), one(1, 'verify'), one(1, 'assess')]);
    expect(listed.map(({ round, outcomes }) => [round, ...outcomes.map(({ step }) => step)])).toEqual([[2, 'assess'], [1, 'assess', 'verify']]);
  });
});

describe('an ask whose time is up', () => {
  it('shows the sentence to say above the checklist, with the way to the answer', async () => {
    const { backend, user } = await open('INC-0043');
    const before = await backend.call('response', { incident: 'INC-0043' });
    const dueAt = new Date(Date.now() - 5_000).toISOString();
    const say = 'Ana, your 5 minutes are up. What do you have?';
    backend.answer('response', () => ({ ...before, timers: [{ kind: 'ask', key: 'x', label: 'Ana', dueAt, from: dueAt, say }] }));
    backend.changed([backend.world.find('INC-0043').id]);
    const line = await screen.findByRole('region', { name: 'Say this now' });
    await waitFor(() => expect(line).toHaveTextContent(say));
    await user.click(within(line).getByRole('button'));
    await waitFor(() => expect(document.activeElement?.closest('[data-region]')).toHaveTextContent('Asks'));
  });
});

describe('the ten-minute mark', () => {
  it('is answered at one key, also while a line is being written', async () => {
    const { backend, user } = await open('INC-0043');
    await user.keyboard('pool is');
    await user.keyboard('{Alt>}[Digit7]{/Alt}');
    await waitFor(() => expect(acts(backend)).toEqual([{ kind: 'mark_answered', mark: 10, question: 'severity', answer: 'yes' }]));
    expect(composer()).toHaveValue('pool is');
    await waitFor(() => expect(screen.queryByText('Severity still right?')).toBeNull());
    await user.keyboard('{Alt>}[Digit9]{/Alt}');
    await waitFor(() => expect(screen.queryByRole('region', { name: 'Minute 10' })).toBeNull());
  });

  it('takes the second answer while the first is still being saved', async () => {
    const { backend, user } = await open('INC-0043');
    const saved: (() => void)[] = [];
    const reply = { streams: [], events: [], at: new Date().toISOString() };
    backend.answer('act', () => new Promise((resolve) => saved.push(() => resolve(reply as never))));
    await user.keyboard('{Alt>}[Digit7][Digit9][Digit9]{/Alt}');
    // A key held down or pressed twice writes once; another question has its own turn.
    await waitFor(() => expect(acts(backend).map((act) => act.kind === 'mark_answered' && act.question)).toEqual(['severity', 'update']));
    saved.forEach((done) => done());
  });

  it('shares no key with the update that is being written, and its other answers are reached by Tab', async () => {
    const { app, user } = await open('INC-0043');
    const marks = app.keys.all.filter((one) => one.id.startsWith('mark.')).flatMap((one) => one.keys ?? []);
    const others = app.keys.all.filter((one) => !one.id.startsWith('mark.')).flatMap((one) => one.keys ?? []);
    expect(marks.length).toBeGreaterThan(0);
    expect(others.filter((key) => marks.includes(key))).toEqual([]);
    const mark = within(screen.getByRole('region', { name: 'Minute 10' }));
    mark.getAllByRole('button', { name: /^Yes/ })[0]?.focus();
    await user.tab();
    expect(mark.getByRole('button', { name: 'No' })).toHaveFocus();
  });

  it('is answered “no”, “not yet” and with a name at one key too', async () => {
    const { backend, user } = await open('INC-0043');
    await user.keyboard('{Alt>}{Shift>}[Digit9]{/Shift}{/Alt}');
    await waitFor(() => expect(acts(backend)[0]).toMatchObject({ question: 'update', answer: 'not yet' }));
    await user.keyboard('{Alt>}{Shift>}[Digit7]{/Shift}{/Alt}');
    await waitFor(() => expect(acts(backend)[1]).toMatchObject({ question: 'severity', answer: 'no' }));
  });

  it('takes a name for who is missing', async () => {
    const { backend, user } = await open('INC-0045');
    await user.click(screen.getByRole('button', { name: 'Name' }));
    await user.keyboard('somebody from storage{Enter}');
    await waitFor(() => expect(acts(backend)[0]).toMatchObject({ question: 'missing', answer: 'somebody from storage' }));
    expect(composer()).toHaveFocus();
  });
});
