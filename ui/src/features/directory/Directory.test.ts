import { screen, waitFor, within } from '@testing-library/svelte';
import { expect, it } from 'vitest';

import { show } from '../../../tests/render';
import { FakeBackend } from '../../lib/backend/fake';
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
