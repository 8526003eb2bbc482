import { screen, waitFor } from '@testing-library/svelte';
import { expect, it } from 'vitest';

import { NOW, show } from '../../../../tests/render';
import { FakeBackend } from '../../../lib/backend/fake';
import { seededWorld } from '../../../lib/backend/fake/seed';
import { Toasts } from '../../../lib/toasts.svelte';
import { ReviewState } from '../state.svelte';
import Meetings from './Meetings.svelte';
import { leftWords } from './words';

const incident = 'INC-0043';

async function meetings() {
  const backend = new FakeBackend({ world: seededWorld(NOW), zone: 'Europe/Berlin' });
  const review = new ReviewState(backend, incident, new Toasts());
  const shown = await show(Meetings, { review }, backend);
  await screen.findByText(/No meeting is planned/);
  const acts = () => backend.requests('review_act').map(({ act }) => act);
  return { ...shown, acts };
}

it('a meeting is planned and led by the keyboard alone', async () => {
  const { backend, user, acts } = await meetings();
  await user.keyboard('i');
  await screen.findByRole('form', { name: 'Plan of the meeting' });
  await user.type(screen.getByLabelText('Place'), 'Room 4{Enter}');
  await screen.findByText(/60 min, Room 4/);
  expect(acts()[0]).toMatchObject({ kind: 'meeting_planned', sort: 'learning', place: 'Room 4' });

  await user.keyboard('n');
  await screen.findByText(/We want to understand/);
  await user.keyboard('n');
  await waitFor(() => expect(acts().at(-1)).toMatchObject({ kind: 'block_began', block: 'walk' }));
  await user.keyboard('p');
  await user.type(await screen.findByRole('textbox', { name: 'Put aside for later' }), 'a second pool{Enter}');
  await screen.findByText('a second pool');
  await user.keyboard('s');
  await user.type(await screen.findByRole('combobox', { name: 'Who spoke' }), 'ana{Enter}');
  await waitFor(() => expect(acts().at(-1)).toMatchObject({ kind: 'spoke' }));

  await user.keyboard('c');
  await waitFor(() => expect(backend.calls.some((call) => call.name === 'save_text')).toBe(true));
});

it('where no second window can be made this one shows the room view, without the script', async () => {
  const { user } = await meetings();
  await user.keyboard('i');
  await user.type(await screen.findByLabelText('Place'), '{Enter}');
  await screen.findByRole('button', { name: /Begin/ });
  await user.keyboard('n');
  await screen.findByText(/We want to understand/);
  await user.keyboard('w');
  await screen.findByRole('heading', { level: 1, name: 'Learning meeting' });
  expect(document.querySelector('.room')?.textContent).not.toContain('We want to understand');
  await user.keyboard('{Escape}');
  await waitFor(() => expect(document.querySelector('.room')).toBeNull());
});

it('clocks say what is left and what is over', () => {
  expect(leftWords('2026-11-20T13:05:00Z', Date.parse('2026-11-20T13:02:30Z'))).toBe('2:30 left');
  expect(leftWords('2026-11-20T13:05:00Z', Date.parse('2026-11-20T13:06:05Z'))).toBe('1:05 over');
});

it('a meeting is called off with its reason and takes place after all', async () => {
  const { app, backend, user, acts } = await meetings();
  await user.keyboard('i');
  await user.type(await screen.findByLabelText('Place'), '{Enter}');
  await screen.findByRole('button', { name: /Begin/ });
  await user.keyboard('d');
  await user.type(await screen.findByLabelText('Why it does not take place'), 'half of us are ill{Enter}');
  await screen.findByText(/No meeting is planned/);
  expect(acts().at(-1)).toMatchObject({ kind: 'meeting_dropped', reason: 'half of us are ill' });
  // Whoever was asked to come has it in a calendar, so that the file is made at once, and by its key again.
  const files = () => backend.calls.flatMap(({ name, request }) => (name === 'save_text' ? [(request as { fileName: string }).fileName] : []));
  await waitFor(() => expect(files()).toEqual([expect.stringContaining('called-off')]));
  await screen.findByText(/: half of us are ill/);
  await user.keyboard('o');
  await waitFor(() => expect(files()).toHaveLength(2));
  app.toasts.list.findLast(({ undo }) => undo)?.undo?.();
  await screen.findByRole('button', { name: /Begin/ });
});

it('people are chosen by name, and what is said in a part can be the words of the team', async () => {
  const { backend, user, acts } = await meetings();
  await user.keyboard('i');
  await screen.findByRole('form', { name: 'Plan of the meeting' });
  const box = screen.getByRole('combobox', { name: 'Invited: add somebody' });
  await user.type(box, 'new.colleague{Enter}');
  const [first] = screen.getAllByRole('button', { name: /^Take out: / });
  await user.click(first as HTMLElement);
  const [summary] = screen.getAllByText('What to say');
  await user.click(summary as HTMLElement);
  const script = screen.getByLabelText('What to say in part 1');
  await user.clear(script);
  await user.type(script, 'Welcome.');
  await user.click(screen.getByRole('button', { name: 'Say it like this in every meeting' }));
  await waitFor(() => expect(backend.requests('library_set')).toMatchObject([{ shelf: 'script', key: 'meeting-learning-open', value: { say: 'Welcome.' } }]));
  await waitFor(() => expect(screen.queryByRole('button', { name: 'Say it like this in every meeting' })).toBeNull());
  await user.click(screen.getByRole('button', { name: 'Save the plan' }));
  await waitFor(() => expect(acts().at(-1)).toMatchObject({ kind: 'meeting_planned' }));
  const plan = acts().at(-1) as { invited: string[]; agenda: { script: string }[] };
  expect(plan.invited).toContain('new.colleague');
  expect(plan.agenda[0]?.script).toBe('Welcome.');
});
