import { screen, waitFor, within } from '@testing-library/svelte';
import { expect, it } from 'vitest';

import { NOW, show } from '../../../../tests/render';
import { FakeBackend } from '../../../lib/backend/fake';
import { seedReviews } from '../../../lib/backend/fake/reviewSeed';
import { emptyWorld, seededWorld } from '../../../lib/backend/fake/seed';
import Reviews from '../Reviews.svelte';
import Nominate from './Nominate.svelte';

function reviewed(): FakeBackend {
  const world = seededWorld(NOW);
  seedReviews(world, NOW);
  return new FakeBackend({ world, zone: 'Europe/Berlin' });
}

const acts = (backend: FakeBackend) => backend.requests('review_act').map((request) => (request as { act: { kind: string } }).act);

it('an empty queue says how one is nominated', async () => {
  const { app, user } = await show(Reviews, {}, new FakeBackend({ world: emptyWorld() }));
  expect(await screen.findByText('No review is asked for')).toBeVisible();
  await user.keyboard('n');
  expect(app.router.overlay).toEqual({ name: 'nominate', incident: undefined });
});

it('the queue is gone through with keys: next, discuss, open', async () => {
  const { app, backend, user } = await show(Reviews, {}, reviewed());
  const asked = await screen.findByRole('region', { name: /To decide/ });
  expect(within(asked).getByText(/nearly took search down/)).toBeVisible();
  await user.keyboard('j');
  await user.keyboard('d');
  await waitFor(() => expect(acts(backend)).toMatchObject([{ kind: 'nomination_answered', discuss: true }]));
  await waitFor(() => expect(screen.queryByRole('region', { name: /To decide/ })).toBeNull());
  expect(document.activeElement).toHaveAttribute('data-row');
  await user.keyboard('{Enter}');
  expect(app.router.view).toMatchObject({ name: 'review' });
});

it('a skip takes a reason or none, and Escape leaves it and goes back to the row', async () => {
  const { backend, user } = await show(Reviews, {}, reviewed());
  await screen.findByRole('region', { name: /To decide/ });
  await user.keyboard('j');
  const row = document.activeElement;
  await user.keyboard('s');
  await waitFor(() => expect(screen.getByLabelText('Why it is skipped, if you like')).toHaveFocus());
  await user.keyboard('{Escape}');
  await waitFor(() => expect(row).toHaveFocus());
  expect(acts(backend)).toEqual([]);
  await user.keyboard('s');
  await waitFor(() => expect(screen.getByLabelText('Why it is skipped, if you like')).toHaveFocus());
  await user.keyboard('covered already{Enter}');
  await waitFor(() => expect(acts(backend)).toMatchObject([{ discuss: false, reason: 'covered already' }]));
});

it('the queue is narrowed by group and by words', async () => {
  const { user } = await show(Reviews, {}, reviewed());
  await screen.findByRole('region', { name: /To decide/ });
  await user.keyboard('5');
  expect(screen.queryByRole('region', { name: /To decide/ })).toBeNull();
  expect(screen.getByRole('region', { name: /Done/ })).toBeVisible();
  await user.keyboard('1f');
  await user.keyboard('dana');
  expect(screen.getByRole('region', { name: /Running/ })).toBeVisible();
  expect(screen.queryByRole('region', { name: /^Done/ })).toBeNull();
});

it('what failed is told in the row, and the row stays', async () => {
  const { backend, user } = await show(Reviews, {}, reviewed());
  await screen.findByRole('region', { name: /To decide/ });
  backend.fail('review_act', { code: 'disk_full', message: 'the disk is full', retryable: true });
  await user.keyboard('jd');
  expect(await screen.findByText(/The disk is full/)).toBeVisible();
  expect(screen.getByRole('region', { name: /To decide/ })).toBeVisible();
});

it('anybody nominates from the keyboard with one sentence and what they saw', async () => {
  const backend = reviewed();
  const incident = backend.world.incidents[0]?.id ?? '';
  const { app, user } = await show(Nominate, { incident }, backend);
  app.router.openNominate(incident);
  await waitFor(() => expect(screen.getByLabelText('Why, in one sentence')).toHaveFocus());
  await user.keyboard('It nearly took search down');
  await user.tab();
  await user.keyboard(' ');
  expect(screen.getByLabelText('More than two teams were in it')).toBeChecked();
  await user.click(screen.getByRole('button', { name: /^Nominate/ }));
  await waitFor(() =>
    expect(acts(backend)).toEqual([
      { kind: 'review_nominated', incident, by: 'ana', why: 'It nearly took search down', signals: ['many_teams'] },
    ]),
  );
  expect(app.router.overlay).toBeNull();
});
