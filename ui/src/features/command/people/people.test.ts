import { screen, waitFor, within } from '@testing-library/svelte';
import { describe, expect, it } from 'vitest';

import { show } from '../../../../tests/render';
import type { Act, Response } from '../../../lib/backend';
import { FakeBackend } from '../../../lib/backend/fake';
import { seededWorld } from '../../../lib/backend/fake/seed';
import Command from '../Command.svelte';
import { handleOf } from './handle';

async function open(change?: (response: Response) => void) {
  const backend = new FakeBackend({ world: seededWorld(Date.now()), zone: 'Europe/Berlin' });
  const response = backend.world.responses.get(backend.world.find('INC-0043').id);
  if (response) change?.(response);
  const shown = await show(Command, { incident: 'INC-0043' }, backend);
  await waitFor(() => expect(screen.getByLabelText('New line of the log')).toHaveFocus());
  await screen.findByRole('region', { name: 'Roles' });
  await shown.user.keyboard('{Escape}');
  return shown;
}

const done = (backend: FakeBackend, act: Partial<Act>) => waitFor(() => expect(backend.world.acts.at(-1)).toMatchObject(act));

it('makes a handle of what was typed', () => {
  const people = [{ id: '1', handle: 'ana', name: 'Ana Ruiz', team: '', contact: '', zone: '', hours: '', manager: '', interviews: false }];
  expect(handleOf('@ana', people)).toBe('ana');
  expect(handleOf(' ana ruiz ', people)).toBe('ana');
  expect(handleOf('Priya Nair', people)).toBe('priya.nair');
  expect(handleOf('...', people)).toBe('');
});

describe('roles', () => {
  it('say who holds what, and quietly what nobody holds after its minute', async () => {
    await open();
    const card = screen.getByRole('region', { name: 'Roles' });
    expect(within(card).getByRole('button', { name: 'Scribe nobody yet' })).toBeVisible();
    expect(card).toHaveTextContent(/Ana Ruiz, 1\d min/);
    expect(card).toHaveTextContent('Ben Okafor, databases, 1');
    expect(card).toHaveTextContent('Nobody writes yet.');
  });

  it('are assigned by R: the role that is missed, its card, a person, or somebody the directory does not know', async () => {
    const { backend, user } = await open();
    await user.keyboard('r');
    const form = await screen.findByRole('form', { name: 'Who takes a role' });
    expect(within(form).getByLabelText('Role')).toHaveValue('scribe');
    expect(form).toHaveTextContent('Writes down what was done and decided');
    await user.tab();
    await user.keyboard('Lena Fischer{Enter}');
    await user.click(within(form).getByRole('button', { name: 'Assign' }));
    await done(backend, { kind: 'role_assumed', role: 'scribe', person: 'lena.fischer' });
  });

  it('an expert has an area', async () => {
    const { backend, user } = await open();
    await user.keyboard('r');
    const form = await screen.findByRole('form');
    await user.selectOptions(within(form).getByLabelText('Role'), 'expert');
    await user.type(within(form).getByRole('combobox', { name: 'Who' }), 'chen{Enter}');
    await user.type(within(form).getByLabelText('Expert for'), 'network{Enter}');
    await done(backend, { kind: 'role_assumed', role: 'expert', person: 'chen', area: 'network' });
  });

  it('are given back', async () => {
    const { backend, user } = await open();
    await user.click(screen.getByRole('button', { name: 'Chen Wei gives back Expert' }));
    await done(backend, { kind: 'role_released', tenure: 'tenure-chen-2.5' });
  });
});

describe('the call', () => {
  it('shows who takes part, who listens, and what hour it is for them', async () => {
    await open();
    const card = screen.getByRole('region', { name: 'On the call' });
    expect(card).toHaveTextContent('20:17 there, off hours');
    expect(card).toHaveTextContent('Eli Park listens');
    expect(card).toHaveTextContent('Left: Mia Holm');
    expect(within(card).getByRole('timer', { name: /until it goes on/ })).toBeVisible();
  });

  it('says where to meet, and copies it', async () => {
    const { backend, user } = await open();
    const card = screen.getByRole('region', { name: 'On the call' });
    expect(card).toHaveTextContent('Meet at #inc-checkout, bridge 2');
    await user.click(within(card).getByRole('button', { name: 'Copy where to meet' }));
    await waitFor(() => expect(backend.calls.find((call) => call.name === 'copy_text')?.request).toEqual({ text: '#inc-checkout, bridge 2' }));
  });

  it('answers a page by its key on the row', async () => {
    const { backend, user } = await open();
    await user.keyboard('{Shift>}C{/Shift}');
    await waitFor(() => expect(screen.getByRole('button', { name: 'Answered: Finn Dahl' })).toHaveFocus());
    await user.keyboard('d');
    await done(backend, { kind: 'page_answered', page: 'page-2', answer: 'declined' });
    await user.keyboard('e');
    const form = await screen.findByRole('form', { name: 'The page to Finn Dahl goes on' });
    await user.type(within(form).getByRole('combobox'), 'ben{Enter}{Enter}');
    await done(backend, { kind: 'page_answered', answer: 'escalated', to: 'ben' });
  });

  it('says until when an answer was waited for, and logs one only by the button that says so', async () => {
    const { backend, user } = await open((response) => {
      for (const page of response.pages) page.escalateAt = new Date(Date.now() - 60_000).toISOString();
    });
    const card = screen.getByRole('region', { name: 'On the call' });
    expect(card).toHaveTextContent(/No answer by \d\d:\d\d: page somebody else/);
    const before = backend.world.acts.length;
    await user.click(within(card).getByText('Finn Dahl'));
    expect(backend.world.acts).toHaveLength(before);
    await user.click(within(card).getByRole('button', { name: 'Answered: Finn Dahl' }));
    await done(backend, { kind: 'page_answered', page: 'page-2', answer: 'acknowledged' });
  });

  it('notes who joined, with and without being on call', async () => {
    const { backend, user } = await open();
    await user.keyboard('{Shift>}J{/Shift}');
    const form = await screen.findByRole('form', { name: 'Somebody joined' });
    await user.type(within(form).getByRole('combobox', { name: 'Who' }), 'dana{Enter}');
    await user.selectOptions(within(form).getByLabelText('They'), 'listening');
    await user.click(within(form).getByRole('button', { name: 'Note it' }));
    await done(backend, { kind: 'person_joined', person: 'dana', engaged: false });
    expect(backend.world.acts.at(-1)).not.toHaveProperty('onCall');
  });
});

describe('asks', () => {
  it('show the sentence to say when the time is up', async () => {
    await open();
    const card = screen.getByRole('region', { name: 'Asks' });
    expect(card).toHaveTextContent(/Dana Novak.*not said back yet/);
    // Nothing speaks up by itself.
    expect(screen.queryByRole('alert')).toBeNull();
  });

  it('are made without the grammar, as a line of the log', async () => {
    const { backend, user } = await open();
    await user.keyboard('{Shift>}A{/Shift}');
    const form = await screen.findByRole('form', { name: 'Ask somebody' });
    await user.type(within(form).getByRole('combobox', { name: 'Who' }), 'ben{Enter}');
    await user.type(within(form).getByLabelText('What'), 'check the replica lag{Enter}');
    await waitFor(() => expect(backend.requests('line_add').at(-1)).toMatchObject({ text: '/a check the replica lag => @ben 5m' }));
  });

  it('are answered by a key on the row, with more time in minutes', async () => {
    const { backend, user } = await open();
    await user.keyboard('q');
    await waitFor(() => expect(document.activeElement?.closest('[data-ask]')).not.toBeNull());
    await user.keyboard('t');
    const form = await screen.findByRole('form', { name: 'Dana Novak: more time' });
    await user.clear(within(form).getByLabelText('Minutes more, from now'));
    await user.keyboard('10{Enter}');
    await done(backend, { kind: 'ask_answered', answer: 'more_time', minutes: 10 });
    await waitFor(() => expect(document.activeElement?.matches('[data-ask] [data-row]')).toBe(true));
    await user.keyboard('r');
    await done(backend, { kind: 'ask_read_back' });
  });
});

it('whom to call stands ready by one key, for any system', async () => {
  const { backend, user } = await open();
  const written = { kind: 'expertise_written', person: 'ana', about: 'search-index', knows: 'how shards move', place: 'the runbook' } as const;
  await backend.call('talk_act', { incident: 'INC-0043', act: written });
  await user.keyboard('#');
  await waitFor(() => expect(screen.getByRole('combobox', { name: 'Find a system' })).toHaveFocus());
  await user.keyboard('search{Enter}');
  const card = screen.getByRole('region', { name: 'Whom to call' });
  expect(await within(card).findByText('Search index')).toBeVisible();
  expect(card).toHaveTextContent('ana@example.org');
  await waitFor(() => expect(card).toHaveTextContent('how shards move; a newcomer finds it: the runbook'));
});
