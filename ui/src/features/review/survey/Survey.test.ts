import { screen, waitFor, within } from '@testing-library/svelte';
import { expect, it } from 'vitest';

import { NOW, show } from '../../../../tests/render';
import { FakeBackend } from '../../../lib/backend/fake';
import { seededWorld } from '../../../lib/backend/fake/seed';
import { seedSurveys } from '../../../lib/backend/fake/surveys';
import { Toasts } from '../../../lib/toasts.svelte';
import { ReviewState } from '../state.svelte';
import Survey from './Survey.svelte';
import { answersOf, freshKey, moved, piled, placeOf, takenWords } from './words';

async function desk(seeded = false) {
  const backend = new FakeBackend({ world: seededWorld(NOW), zone: 'Europe/Berlin' });
  if (seeded) seedSurveys(backend.world, 'INC-0043');
  const review = new ReviewState(backend, 'INC-0043', new Toasts());
  return { review, ...(await show(Survey, { review }, backend)) };
}

async function opened() {
  const shown = await desk();
  await shown.user.click(await screen.findByRole('button', { name: /Ask about the incident/ }));
  await shown.user.keyboard('{Control>}{Enter}{/Control}');
  await screen.findByText('collected', { exact: false });
  return shown;
}

it('an empty tab teaches, and a form is put together by keys', async () => {
  const { backend, user } = await desk();
  expect(await screen.findByText(/Answers come back as files, on paper or at this machine/)).toBeVisible();
  await user.keyboard('n');
  const first = await screen.findByLabelText('Question 1');
  first.focus();
  await user.keyboard('{Alt>}{ArrowDown}{/Alt}');
  await waitFor(() => expect(screen.getByLabelText('Question 2')).toHaveValue('How hard did you have to think and keep track?'));
  await user.keyboard('{Alt>}{Delete}{/Alt}');
  await waitFor(() => expect(screen.queryByDisplayValue('How hard did you have to think and keep track?')).toBeNull());
  await user.keyboard('{Alt>}n{/Alt}');
  await waitFor(() => expect(screen.getByText(/a question says nothing/)).toBeVisible());
  await user.type(screen.getByLabelText('Question 6'), 'Was the bridge easy to find?');
  await user.keyboard('{Control>}{Enter}{/Control}');
  await waitFor(() => expect(backend.requests('survey_open')).toHaveLength(1));
  const items = backend.requests('survey_open')[0]?.items ?? [];
  expect(items.map(({ key }) => key)).toEqual(['R2', 'R6', 'R9', 'R12', 'R13', 'own.1']);
});

it('fewer answers than usual only when everybody was told', async () => {
  const { user } = await desk();
  await user.click(await screen.findByRole('button', { name: /Ask about the incident/ }));
  const least = await screen.findByRole('spinbutton', { name: /Middles from/ });
  await user.clear(least);
  await user.type(least, '3');
  expect(await screen.findByText(/only when everybody was told/)).toBeVisible();
  await user.click(screen.getByRole('checkbox', { name: /was told/ }));
  await waitFor(() => expect(screen.queryByText(/only when everybody was told/)).toBeNull());
});

it('answers are thrown away by two keys, and what is gone is said', async () => {
  const { backend, review, user } = await desk(true);
  const seen = async () => (await review.backend.call('surveys', { incident: 'INC-0043' })).surveys;
  const before = (await seen()).find(({ collected }) => collected > 0);
  await user.click((await within(await screen.findByRole('navigation', { name: 'Surveys' })).findAllByRole('button')).at((await seen()).findIndex(({ id }) => id === before?.id)) as HTMLElement);
  await screen.findByRole('button', { name: /Throw the answers away/ });
  await user.keyboard('d');
  expect(await screen.findByText(/nothing brings them back/)).toBeVisible();
  await user.keyboard('{Escape}');
  await waitFor(() => expect(screen.queryByText(/nothing brings them back/)).toBeNull());
  expect(backend.requests('survey_discard')).toHaveLength(0);
  await user.keyboard('d');
  await screen.findByText(/nothing brings them back/);
  await user.keyboard('{Shift>}D{/Shift}');
  expect(await screen.findByText(/thrown away, the last time/)).toBeVisible();
  expect((await seen()).find(({ id }) => id === before?.id)).toMatchObject({ collected: 0, dropped: before?.collected });
});

it('files are taken in together, and what is refused says why', async () => {
  const { user } = await opened();
  // The page in memory has files without a way to read them.
  const file = (name: string, text: string) => Object.assign(new File([text], name, { type: 'text/plain' }), { text: () => Promise.resolve(text) });
  const good = JSON.stringify({ code: 'A', answers: [{ key: 'R1', number: 50 }] });
  await user.upload(screen.getByLabelText('Take answers in'), [file('a.txt', good), file('b.txt', good), file('c.txt', 'diary')]);
  expect(await screen.findByText('1 taken in, 1 there already, 1 refused.')).toBeVisible();
  expect(screen.getByText(/It is no sealed answer/)).toBeVisible();
});

it('a sheet is typed in by keys, and the same code does not count twice', async () => {
  const { backend, user } = await opened();
  await user.keyboard('t');
  await user.type(await screen.findByLabelText('Code of the sheet'), '7K3M');
  const agree = within(screen.getByRole('group', { name: /I knew who was doing what/ }));
  await user.click(agree.getByRole('radio', { name: '4' }));
  await user.keyboard('{Control>}{Enter}{/Control}');
  expect(await screen.findByText(/Taken in: 1 in all/)).toBeVisible();
  expect(screen.getByLabelText('Code of the sheet')).toHaveValue('');
  await user.type(screen.getByLabelText('Code of the sheet'), '7k3m');
  await user.click(within(screen.getByRole('group', { name: /I knew who was doing what/ })).getByRole('radio', { name: '2' }));
  await user.keyboard('{Control>}{Enter}{/Control}');
  expect(await screen.findByText(/typed in before/)).toBeVisible();
  expect(backend.requests('survey_answer')[0]?.response.answers).toEqual([{ key: 'R6', number: 4 }]);
});

it('the kiosk is empty for each person, keeps nothing half typed, and only a word leads out', async () => {
  const { app, backend, user } = await opened();
  await user.keyboard('k');
  const kiosk = within(await screen.findByRole('dialog'));
  await user.type(kiosk.getByRole('textbox', { name: /What was harder/ }), 'in confidence');
  await user.click(kiosk.getByRole('button', { name: /Hand it in/ }));
  expect(await kiosk.findByText(/the page is empty again/)).toBeVisible();
  await user.click(kiosk.getByRole('button', { name: /Begin for the next person/ }));
  expect(await kiosk.findByRole('textbox', { name: /What was harder/ })).toHaveValue('');
  await user.type(kiosk.getByRole('textbox', { name: /What was harder/ }), 'half a sentence');
  app.keys.run('survey.new');
  await user.keyboard('{Escape}');
  await user.type(await kiosk.findByRole('textbox', { name: /Type “facilitator”/ }), 'out{Enter}');
  expect(screen.getByRole('dialog')).toBeVisible();
  await user.clear(kiosk.getByRole('textbox', { name: /Type “facilitator”/ }));
  await user.type(kiosk.getByRole('textbox', { name: /Type “facilitator”/ }), 'facilitator{Enter}');
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(backend.requests('survey_answer')).toHaveLength(1);
  expect(JSON.stringify(backend.calls)).not.toContain('half a sentence');
});

it('a closed survey shows middles and dots, and who gave an answer by name apart', async () => {
  const { user } = await desk(true);
  await user.click(await screen.findByRole('button', { name: /How it was for you/ }));
  expect(await screen.findByRole('heading', { name: 'I knew who was doing what.' })).toBeVisible();
  expect(screen.getAllByText(/middle .* on a scale from/, { ignore: false }).length).toBeGreaterThan(0);
  expect(screen.getByText('Mei Tan')).toBeInTheDocument();
  expect(screen.getByText('confidential')).toBeVisible();
  expect(document.body.textContent).not.toMatch(/anonym/i);
});

it('closing is asked twice, for it is for good', async () => {
  const { backend, user } = await opened();
  await user.keyboard('x');
  expect(await screen.findByText(/it cannot be opened again/)).toBeVisible();
  expect(backend.requests('survey_close')).toHaveLength(0);
  await user.click(screen.getByRole('button', { name: 'Close it' }));
  expect(await screen.findByText(/Collected 0. Below 5 answers/)).toBeVisible();
});

it('what is empty is not handed in, and lists and pictures keep their order', () => {
  const items = [{ key: 'a', text: 'a', scale: 'agree', reversed: false, optional: false }, { key: 'b', text: 'b', scale: 'text', reversed: false, optional: false }];
  expect(answersOf(items, { a: { number: 0 }, b: { text: '  ' } })).toEqual([{ key: 'a', number: 0 }]);
  expect(freshKey([{ ...items[0], key: 'own.1' } as never])).toBe('own.2');
  expect([moved([1, 2, 3], 0, 1), moved([1, 2], 0, -1)]).toEqual([[2, 1, 3], [1, 2]]);
  expect(piled([1, 1, 2])).toEqual([{ value: 1, height: 0 }, { value: 1, height: 1 }, { value: 2, height: 0 }]);
  expect(placeOf({ low: 1, high: 5 }, 2)).toBe(25);
  expect(takenWords([])).toBe('No file was chosen.');
});
