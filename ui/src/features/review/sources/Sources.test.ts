import { screen, waitFor, within } from '@testing-library/svelte';
import axe from 'axe-core';
import { expect, it } from 'vitest';

import { NOW, show } from '../../../../tests/render';
import { FakeBackend } from '../../../lib/backend/fake';
import { seededWorld } from '../../../lib/backend/fake/seed';
import { Toasts } from '../../../lib/toasts.svelte';
import { ReviewState } from '../state.svelte';
import SourcesPanel from './SourcesPanel.svelte';

const INCIDENT = 'INC-0043';

async function panel(prepare: (backend: FakeBackend) => Promise<unknown> | void = () => {}) {
  const backend = new FakeBackend({ world: seededWorld(NOW), zone: 'Europe/Berlin' });
  await prepare(backend);
  const review = new ReviewState(backend, INCIDENT, new Toasts());
  return { review, ...(await show(SourcesPanel, { review }, backend)) };
}

/** A call that is in the review already. */
const withCall = (backend: FakeBackend) =>
  backend.call('source_import', { incident: INCIDENT, path: '/home/user/call.vtt', format: 'vtt', rooms: [], answers: {}, job: 'before' });

const acts = (backend: FakeBackend) => backend.requests('review_act').map(({ act }) => act);

it('a call is brought in by the keyboard alone, with its beginning filled in and said so', async () => {
  const { backend, user } = await panel();
  await screen.findByText('Nothing was brought in yet');
  await user.keyboard('{Control>}o{/Control}');
  expect(await screen.findByRole('button', { name: 'Choose a file' })).toHaveFocus();
  await user.keyboard('{Enter}');
  expect(await screen.findByText(/Filled in: when the incident was declared/)).toBeVisible();
  await screen.findByRole('button', { name: /Bring in 7 lines/ });
  await user.keyboard('{Control>}{Enter}{/Control}');
  expect(await screen.findByText(/7 lines brought in. 1 part was left out./)).toBeVisible();
  const [asked] = backend.requests('source_import');
  expect(asked?.answers.start).toBeTruthy();
  await user.keyboard('{Escape}');
  expect(await screen.findByRole('button', { name: 'call' })).toBeVisible();
});

it('Escape loses nothing: what was chosen waits in the list', async () => {
  const { user } = await panel();
  await user.click(await screen.findByRole('button', { name: 'Bring a conversation in' }));
  await user.type(screen.getByLabelText('Or paste a conversation'), '03:11 jonas: looking');
  await user.click(screen.getByText('Read it'));
  expect(await screen.findByText(/On which day is its first line/)).toBeVisible();
  const name = screen.getByLabelText('Call it');
  await user.clear(name);
  await user.type(name, 'The call{Escape}');
  expect(await screen.findByText(/The call was looked at and is not brought in yet/)).toBeVisible();
  await user.click(screen.getByText('Go on'));
  expect(screen.getByLabelText('Call it')).toHaveValue('The call');
  expect(screen.getByLabelText('Or paste a conversation')).toHaveValue('03:11 jonas: looking');
});

it('an answer that is none is said beside its field, and nothing can be brought in until it is one', async () => {
  const { user } = await panel();
  await user.click(await screen.findByRole('button', { name: 'Bring a conversation in' }));
  await user.click(screen.getByText('Choose a file'));
  const time = await screen.findByLabelText(/^Time in/);
  await user.clear(time);
  await user.type(time, 'soon');
  await user.tab();
  expect(await screen.findByText('Write it as 03:07 or 03:07:40')).toBeVisible();
  await waitFor(() => expect(screen.getByRole('button', { name: 'Bring in' })).toBeDisabled());
  await user.clear(time);
  await user.type(time, '03:07:40');
  await user.tab();
  expect(await screen.findByRole('button', { name: /Bring in 7 lines/ })).toBeEnabled();
});

it('rooms of an export are narrowed and chosen, and only those are read', async () => {
  const { backend, user } = await panel((backend) => backend.answerWindow('source_dialog', () => ({ path: '/home/user/export.zip' })));
  await user.click(await screen.findByRole('button', { name: 'Bring a conversation in' }));
  await user.click(screen.getByText('Choose a file'));
  expect(await screen.findByText('Choose a room first.')).toBeVisible();
  await user.type(screen.getByLabelText('Narrow the rooms'), 'payments');
  await user.tab();
  await user.click(screen.getByRole('button', { name: 'All 1' }));
  await screen.findByText(/1 room chosen/);
  expect(backend.requests('source_preview').at(-1)?.rooms).toEqual(['room-1']);
});

it('a table says which column is what, and the reading follows', async () => {
  const { backend, user } = await panel((backend) => backend.answerWindow('source_dialog', () => ({ path: '/home/user/notes.csv' })));
  await user.click(await screen.findByRole('button', { name: 'Bring a conversation in' }));
  await user.click(screen.getByText('Choose a file'));
  await user.selectOptions(await screen.findByLabelText('What Ticket is'), 'room');
  await waitFor(() => expect(backend.requests('source_preview').at(-1)?.columns?.room).toBe(3));
});

it('what is known already is said plainly, and a newer export shows what changed', async () => {
  const { backend, user } = await panel(withCall);
  await user.click(await screen.findByRole('button', { name: 'Bring in' }));
  await user.click(screen.getByText('Choose a file'));
  expect(await screen.findByText(/These very bytes are in the review already/)).toBeVisible();
  expect(screen.getByRole('button', { name: /^Bring in/ })).toBeDisabled();
  backend.answerWindow('source_dialog', () => ({ path: '/home/user/call-2.vtt' }));
  await user.click(screen.getByText('Choose another file'));
  await screen.findByText('call-2.vtt');
  await user.selectOptions(screen.getByLabelText('This is'), 'a newer export of call.vtt');
  const news = within(await screen.findByRole('region', { name: 'Compared with call.vtt' }));
  expect(news.getByText('1 new, 1 changed')).toBeVisible();
  expect(news.getByText('None.')).toBeVisible();
  expect(await screen.findByRole('button', { name: /Bring in 1 new, 1 changed/ })).toBeEnabled();
});

it('what cannot be read is told beside it, with what to do', async () => {
  const { backend, user } = await panel();
  await user.click(await screen.findByRole('button', { name: 'Bring a conversation in' }));
  backend.fail('source_look', { code: 'rejected', message: 'Failed to read call.vtt: it is empty.', hint: 'Choose another file.', retryable: false });
  await user.click(screen.getByText('Choose a file'));
  const note = await screen.findByRole('alert');
  expect(note).toHaveTextContent('Failed to read call.vtt: it is empty.');
  expect(note).toHaveTextContent('Choose another file.');
});

it('a source is hidden, renamed and taken out from its row, by its keys', async () => {
  const { backend, user } = await panel(withCall);
  const name = await screen.findByRole('button', { name: 'call.vtt' });
  name.focus();
  await user.keyboard('h');
  expect(await screen.findByText('1 source hidden. They still belong to the review.')).toBeVisible();
  await user.keyboard('e');
  await waitFor(() => expect(screen.getByLabelText('Another name for call.vtt')).toHaveFocus());
  await user.keyboard('The call{Enter}');
  const renamed = await screen.findByRole('button', { name: 'The call' });
  await waitFor(() => expect(renamed).toHaveFocus());
  await user.keyboard('{Delete}');
  expect(await screen.findByText('Nothing was brought in yet')).toBeVisible();
  expect(acts(backend).map(({ kind }) => kind)).toEqual(['source_renamed', 'source_removed']);
});

it('who somebody is can be said', async () => {
  const { backend, user } = await panel(withCall);
  await user.click(await screen.findByRole('button', { name: /^4 people/ }));
  await user.click(screen.getByLabelText('Change who Priya Nair is'));
  await user.click(screen.getByRole('combobox', { name: 'Who Priya Nair is' }));
  await user.keyboard('Ana{Enter}');
  await waitFor(() => expect(acts(backend)).toEqual([expect.objectContaining({ kind: 'author_known', author: 'Priya Nair', person: 'ana' })]));
});

it('two lines that are the same moment move the whole source', async () => {
  const { backend, user } = await panel(withCall);
  (await screen.findByRole('button', { name: 'call.vtt' })).focus();
  await user.keyboard('c');
  const form = within(await screen.findByRole('form', { name: 'Put the clock of call.vtt right' }));
  const [first] = await form.findAllByRole('radio');
  if (first) await user.click(first);
  await user.selectOptions(form.getByLabelText('is the same moment as'), 'a time that I know');
  const time = form.getByLabelText(/^Time in/) as HTMLInputElement;
  const [hour = '', ...rest] = time.value.split(':');
  await user.clear(time);
  await user.type(time, [String((Number(hour) + 1) % 24).padStart(2, '0'), ...rest].join(':'));
  await user.tab();
  expect(await form.findByText(/All 7 lines of call.vtt move .* (later|earlier)\./)).toBeVisible();
  await user.keyboard('{Control>}{Enter}{/Control}');
  expect(await screen.findByText(/^clock /)).toBeVisible();
  expect(acts(backend)).toEqual([expect.objectContaining({ kind: 'source_shifted', reason: expect.stringContaining('was at that time') })]);
});

it('gives axe nothing to say, in the list, while bringing in and while a clock is put right', async () => {
  const { user } = await panel(withCall);
  const judge = async () => {
    const rules = { 'color-contrast': { enabled: false }, region: { enabled: false } };
    expect((await axe.run(document.body, { resultTypes: ['violations'], rules })).violations).toEqual([]);
  };
  await user.click(await screen.findByRole('button', { name: /^4 people/ }));
  await judge();
  (await screen.findByRole('button', { name: 'call.vtt' })).focus();
  await user.keyboard('c');
  await screen.findByRole('form', { name: 'Put the clock of call.vtt right' });
  await judge();
  await user.keyboard('{Escape}{Control>}o{/Control}');
  await user.click(screen.getByText('Choose a file'));
  await screen.findByText('What was understood');
  await judge();
});
