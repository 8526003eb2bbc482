import { screen, waitFor } from '@testing-library/svelte';
import { expect, it } from 'vitest';

import { NOW, show } from '../../../tests/render';
import { FakeBackend } from '../../lib/backend/fake';
import { seededWorld } from '../../lib/backend/fake/seed';
import Share from './Share.svelte';

function backendAt(): FakeBackend {
  return new FakeBackend({ world: seededWorld(NOW), zone: 'Europe/Berlin' });
}

const asked = (backend: FakeBackend) => backend.calls.filter((call) => call.name === 'bundle_save_dialog').map((call) => call.request);

it('a drill goes to other machines by a key, also while it is played', async () => {
  const { app, backend, user } = await show(Share, { incident: 'drill-1', over: false }, backendAt());
  expect(screen.queryByRole('button', { name: /Share by bundle/ })).not.toBeInTheDocument();
  await user.keyboard('ab');
  await waitFor(() => expect(asked(backend)).toEqual([{ incident: 'drill-1' }]));
  await waitFor(() => expect(app.toasts.list.some(({ message }) => message.includes('EXERCISE'))).toBe(true));
});

it('at its end both ways are offered, and what failed is told beside them', async () => {
  const backend = backendAt();
  backend.fail('bundle_save_dialog', { code: 'disk_full', message: 'the disk is full' });
  const { user } = await show(Share, { incident: 'drill-1', over: true }, backend);
  await user.click(screen.getByRole('button', { name: /Share by bundle/ }));
  expect(await screen.findByRole('alert')).toHaveTextContent('Not shared');
  backend.heal('bundle_save_dialog');
  await user.click(screen.getByRole('button', { name: /Share by bundle/ }));
  await waitFor(() => expect(screen.queryByRole('alert')).not.toBeInTheDocument());
  await user.keyboard('ai');
  expect(await screen.findByRole('dialog', { name: 'Bring in a player’s bundle' })).toBeVisible();
});
