import { screen, waitFor, within } from '@testing-library/svelte';
import { expect, it } from 'vitest';

import { show } from '../../../tests/render';
import { FakeBackend } from '../../lib/backend/fake';
import { DIRECTORY } from '../../lib/streams';
import Directory from './Directory.svelte';

it('a person is added from the keyboard', async () => {
  const { user } = await show(Directory, {}, new FakeBackend());
  await screen.findByText(/Nobody yet/);
  await user.keyboard('n');
  expect(screen.getByLabelText('Name')).toHaveFocus();
  await user.keyboard('Eli Park{Enter}');
  expect(await screen.findByText('@eli-park')).toBeVisible();
  expect(screen.queryByLabelText('Name')).toBeNull();
});

it('a row is changed in place, and Escape leaves it as it was', async () => {
  const { backend, user } = await show(Directory, {});
  await user.click(await screen.findByText('Ana Ruiz'));
  await user.type(screen.getByLabelText('Team'), ' and more');
  await user.keyboard('{Escape}');
  await waitFor(() => expect(document.activeElement).toHaveTextContent('Ana Ruiz'));
  expect(backend.requests('person_save')).toEqual([]);
});

it('what is wrong stands beside its field', async () => {
  const { backend, user } = await show(Directory, {});
  await user.click(await screen.findByText('Ana Ruiz'));
  backend.fail('person_save', { code: 'rejected', message: 'somebody else is called @ben', field: 'handle', retryable: false });
  await user.click(screen.getByText('Save'));
  expect(await screen.findByText('somebody else is called @ben')).toBeVisible();
  expect(screen.getByLabelText('Typed after @')).toBeInvalid();
});

it('a list is shown before it is added', async () => {
  const { backend, user } = await show(Directory, {});
  await screen.findByText('Ana Ruiz');
  await user.keyboard('i');
  const dialog = within(await screen.findByRole('dialog'));
  await user.click(dialog.getByText('Choose a file'));
  expect(await dialog.findByText('1 new')).toBeVisible();
  expect(backend.requests('people_import')).toEqual([]);
  await user.click(dialog.getByText('Add 1 person'));
  expect(await screen.findByText('Eli Park')).toBeVisible();
});

it('narrows by words', async () => {
  const { user } = await show(Directory, {});
  await screen.findByText('Ana Ruiz');
  await user.keyboard('f');
  await user.keyboard('databases');
  expect(screen.queryByText('Ana Ruiz')).toBeNull();
  expect(screen.getByText('Ben Okafor')).toBeVisible();
  expect(screen.getByText('Orders database')).toBeVisible();
});

it('a service is kept with its tier as a number, and a tier in words stands beside its field', async () => {
  const { backend, user } = await show(Directory, {});
  await user.click(await screen.findByText('Checkout'));
  await user.type(screen.getByLabelText('Tier'), 'gold{Enter}');
  expect(await screen.findByText(/A tier is a whole number from 1/)).toBeVisible();
  expect(backend.requests('service_save')).toEqual([]);
  await user.clear(screen.getByLabelText('Tier'));
  await user.type(screen.getByLabelText('Tier'), '1');
  await user.type(screen.getByLabelText('Runbook'), 'https://runbooks.example.org/checkout{Enter}');
  await waitFor(() => expect(backend.requests('service_save')[0]).toMatchObject({ tier: 1, runbook: 'https://runbooks.example.org/checkout' }));
});

it('working hours are kept with the person', async () => {
  const { backend, user } = await show(Directory, {});
  await user.click(await screen.findByText('Ana Ruiz'));
  await user.type(screen.getByLabelText('Working hours'), '09:00-17:30{Enter}');
  await waitFor(() => expect(backend.requests('person_save')[0]).toMatchObject({ hours: '09:00-17:30' }));
});

it('everybody is saved as a file, and a failure says so', async () => {
  const { app, backend, user } = await show(Directory, {});
  await screen.findByText('Ana Ruiz');
  await user.click(screen.getByRole('button', { name: /Export people/ }));
  await waitFor(() => expect(app.toasts.list.at(-1)?.message).toMatch(/people\.csv/));
  const saved = backend.calls.find((call) => call.name === 'save_text')?.request;
  expect(saved).toMatchObject({ fileName: 'people.csv', text: expect.stringContaining('Ana Ruiz') as string });
  backend.fail('save_text', { message: 'the disk is full' });
  await user.keyboard('x');
  expect(await screen.findByText('People were not exported.')).toBeVisible();
});

it('two records of one person are merged into the one that is chosen', async () => {
  const backend = new FakeBackend();
  const one = { name: 'Eli Park', team: '', contact: '', zone: '', hours: '', manager: '', interviews: false };
  backend.world.people.push({ ...one, id: 'a', handle: 'eli' }, { ...one, id: 'b', handle: 'eli-park' });
  const { user } = await show(Directory, {}, backend);
  await screen.findByRole('region', { name: 'These may be the same person' });
  await user.click(screen.getByRole('button', { name: 'Merge into @eli-park' }));
  await waitFor(() => expect(screen.queryByRole('region', { name: 'These may be the same person' })).toBeNull());
  expect(backend.requests('people_merge')).toEqual([{ keep: 'b', drop: 'a' }]);
});

it('a list of thousands comes in windows, is found by a word, and is read again only on news of the directory', async () => {
  const backend = new FakeBackend();
  const person = (n: number) => ({ id: `p${n}`, handle: `p${n}`, name: `Person ${n}`, team: '', contact: '', zone: '', hours: '', manager: '', interviews: false });
  const people = Array.from({ length: 2_000 }, (_, n) => person(n));
  backend.world.people.push(...people);
  const { user } = await show(Directory, {}, backend);
  await screen.findByText('2,000');
  expect(backend.requests('directory')).toEqual([{ words: '', count: 200 }]);
  expect(document.querySelectorAll('[data-row]').length).toBeLessThanOrEqual(200);
  expect(screen.getByText(/^1,800 more/)).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'Show more' }));
  expect(await screen.findByText(/^1,600 more/)).toBeVisible();
  await user.keyboard('f');
  await user.keyboard('1999');
  expect(await screen.findByText('Person 1999')).toBeVisible();
  await waitFor(() => expect(screen.queryByText(/more\. A word/)).toBeNull());
  const asked = backend.requests('directory').length;
  backend.changed(['01900000-0000-7000-8000-0000000000aa']);
  expect(backend.requests('directory')).toHaveLength(asked);
  backend.changed([DIRECTORY]);
  await waitFor(() => expect(backend.requests('directory')).toHaveLength(asked + 1));
});
