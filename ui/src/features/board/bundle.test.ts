import { screen, waitFor, within } from '@testing-library/svelte';
import { expect, it } from 'vitest';

import { show } from '../../../tests/render';
import { FakeBackend } from '../../lib/backend/fake';
import Board from './Board.svelte';

it('shows what is in a bundle before it is taken in, by keys alone', async () => {
  const { backend, user } = await show(Board, {});
  await user.keyboard('i');
  const dialog = await screen.findByRole('dialog', { name: 'Bring in a bundle' });
  await waitFor(() => expect(within(dialog).getByRole('button', { name: 'Choose a bundle' })).toHaveFocus());
  await user.keyboard('{Enter}');
  const seen = await within(dialog).findByRole('status');
  expect(seen).toHaveTextContent('by Ana Ruiz, on machine 4f2a1b');
  expect(seen).toHaveTextContent('2 new lines');
  expect(backend.requests('bundle_take')).toEqual([]);
  await user.click(within(dialog).getByRole('button', { name: 'Take in 3 entries' }));
  await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument());
  expect(backend.requests('bundle_take')).toEqual([{ path: '/home/user/from-ana.muster' }]);
});

it('says that there is nothing new, and offers nothing then', async () => {
  const { backend, user } = await show(Board, {});
  await backend.call('bundle_take', { path: 'x' });
  await user.keyboard('i');
  const dialog = await screen.findByRole('dialog');
  await user.click(within(dialog).getByRole('button', { name: 'Choose a bundle' }));
  expect(await within(dialog).findByText('Everything in it is here already.')).toBeVisible();
  expect(within(dialog).queryByRole('button', { name: /Take in/ })).not.toBeInTheDocument();
});

it('says beside it why a bundle is refused, and goes on with another', async () => {
  const backend = new FakeBackend();
  backend.fail('bundle_look', { code: 'rejected', message: 'Failed to read x.muster: it is cut short.', hint: 'Nothing was taken in.' });
  const { user } = await show(Board, {}, backend);
  await user.keyboard('i');
  const dialog = await screen.findByRole('dialog');
  await user.click(within(dialog).getByRole('button', { name: 'Choose a bundle' }));
  expect(await within(dialog).findByRole('alert')).toHaveTextContent('it is cut short. Nothing was taken in.');
  backend.heal('bundle_look');
  await user.click(within(dialog).getByRole('button', { name: 'Choose a bundle' }));
  expect(await within(dialog).findByRole('status')).toHaveTextContent('INC-0001');
  await user.keyboard('{Escape}');
  await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument());
});
