import { screen, waitFor } from '@testing-library/svelte';
import { expect, it } from 'vitest';

import { NOW, show } from '../../../../tests/render';
import { FakeBackend } from '../../../lib/backend/fake';
import { reviewActs } from '../../../lib/backend/fake/review';
import { seededWorld } from '../../../lib/backend/fake/seed';
import { Toasts } from '../../../lib/toasts.svelte';
import { ReviewState } from '../state.svelte';
import { moved } from './state.svelte';
import Interviews from './Interviews.svelte';

async function desk() {
  const backend = new FakeBackend({ world: seededWorld(NOW), zone: 'Europe/Berlin' });
  const review = new ReviewState(backend, 'INC-0043', new Toasts());
  return { review, ...(await show(Interviews, { review }, backend)) };
}

const talked = (backend: FakeBackend) => backend.requests('talk_act').map(({ act }) => act);

it('reasons stand beside each name, and a question that judges is given a better form by one key', async () => {
  const { backend, user } = await desk();
  expect(await screen.findByText('Came to help though not on call')).toBeVisible();
  const [first] = await screen.findAllByRole('button', { name: /^Ask / });
  await user.click(first as HTMLElement);
  await user.click(await screen.findByRole('button', { name: /You shared/ }));
  await user.type(await screen.findByLabelText('A question of your own'), 'Why did you wait?');
  expect(await screen.findByText(/justify themselves/)).toBeVisible();
  await user.keyboard('{Enter}');
  const second = await screen.findByLabelText('Question 2');
  second.focus();
  await user.keyboard('{Alt>}b{/Alt}');
  await waitFor(() => expect(screen.getByLabelText('Question 2')).toHaveValue('What led up to it?'));
  screen.getByLabelText('Question 2').focus();
  await user.keyboard('{Alt>}{ArrowUp}{/Alt}');
  await waitFor(() => expect(screen.getByLabelText('Question 1')).toHaveValue('What led up to it?'));
  expect(talked(backend).at(-1)).toMatchObject({ kind: 'interview_prepared' });
});

it('what is off the record is visibly apart and is never written as a note', async () => {
  const { backend, user } = await desk();
  const [first] = await screen.findAllByRole('button', { name: /^Ask / });
  await user.click(first as HTMLElement);
  await user.keyboard('{Alt>}2{/Alt}');
  await user.click(await screen.findByRole('button', { name: /They agree/ }));
  await user.click(await screen.findByRole('button', { name: /^Begin/ }));
  await user.type(await screen.findByRole('textbox', { name: 'Heard' }), 'Knew the pool{Enter}');
  expect(await screen.findByText('Knew the pool')).toBeVisible();
  await user.keyboard('{Alt>}r{/Alt}');
  expect(await screen.findByText(/only you can open this/)).toBeVisible();
  await user.type(screen.getByRole('textbox', { name: 'Off the record' }), 'in confidence{Enter}');
  expect(await screen.findByText('1 off the record, sealed.')).toBeVisible();
  expect(JSON.stringify(talked(backend))).not.toContain('in confidence');
});

it('what rests on a note leads to the note, in its interview', async () => {
  const backend = new FakeBackend({ world: seededWorld(NOW), zone: 'Europe/Berlin' });
  const incident = 'INC-0043';
  const last = () => reviewActs(backend.world, incident).at(-1)?.id ?? '';
  await backend.call('talk_act', { incident, act: { kind: 'interview_planned', person: 'jonas', minutes: 30 } });
  await backend.call('talk_act', { incident, act: { kind: 'note_taken', interview: last(), sort: 'heard', text: 'I thought of the cache first' } });
  const note = last();
  await show(Interviews, { review: new ReviewState(backend, incident, new Toasts()), at: { note } }, backend);
  await waitFor(() => expect(screen.getByText('I thought of the cache first').closest('li')).toHaveFocus());
});

it('a question moves by one place and stays where it cannot', () => {
  expect(moved(['a', 'b', 'c'], 1, -1)).toEqual(['b', 'a', 'c']);
  expect(moved(['a', 'b'], 1, 1)).toEqual(['a', 'b']);
});
