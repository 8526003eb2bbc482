import { screen, waitFor, within } from '@testing-library/svelte';
import { expect, it } from 'vitest';

import { NOW, show } from '../../../../tests/render';
import { FakeBackend } from '../../../lib/backend/fake';
import { seedReviews } from '../../../lib/backend/fake/reviewSeed';
import { seededWorld } from '../../../lib/backend/fake/seed';
import Review from '../Review.svelte';
import { hints, turn } from './hints';

function of(place: number): { backend: FakeBackend; incident: string } {
  const world = seededWorld(NOW);
  seedReviews(world, NOW);
  const incident = world.incidents.at(-place)?.id ?? '';
  return { backend: new FakeBackend({ world, zone: 'Europe/Berlin' }), incident };
}

const acts = (backend: FakeBackend) => backend.requests('review_act').map((request) => (request as { act: object }).act);

it('a depth is chosen by number and needs a reason', async () => {
  const { backend, incident } = of(3);
  const { user } = await show(Review, { incident }, backend);
  await screen.findByRole('region', { name: 'How deep' });
  await user.keyboard('2');
  const reason = await screen.findByLabelText('The reason');
  await waitFor(() => expect(reason).toHaveFocus());
  expect(screen.getByText(/Two or three people read everything/)).toBeVisible();
  await user.keyboard('{Enter}');
  expect(acts(backend)).toEqual([]);
  await user.keyboard('half an hour is enough{Enter}');
  await waitFor(() => expect(acts(backend)).toMatchObject([{ kind: 'tier_set', tier: 'light', reason: 'half an hour is enough' }]));
});

it('a light review shows only what it needs, and the rest is one key away', async () => {
  const { backend, incident } = of(2);
  const { app, user } = await show(Review, { incident }, backend);
  const tabs = within(await screen.findByRole('navigation', { name: 'Parts of the review' }));
  const names = () => tabs.getAllByRole('button').map((one) => one.textContent.replace(/\d+$/, '').trim());
  expect(names()).toEqual(['Scope', 'Transcript', 'Actions', 'Report', 'More']);
  expect(await screen.findByText(/nobody knew about the limit/)).toBeVisible();
  expect(screen.getByText('(chosen while standing down)')).toBeVisible();
  await user.keyboard('vo');
  expect(names()).toHaveLength(9);
  await user.keyboard('vo');
  await user.keyboard('vi');
  expect(app.router.view).toMatchObject({ tab: 'interviews' });
});

it('a facilitator is chosen from the keyboard, with hints that block nothing', async () => {
  const { backend, incident } = of(2);
  const { user } = await show(Review, { incident }, backend);
  await screen.findByRole('region', { name: 'Who leads' });
  await user.keyboard('l');
  await waitFor(() => expect(screen.getByRole('combobox', { name: 'Facilitator: choose a person' })).toHaveFocus());
  await user.keyboard('dana{Enter}');
  await waitFor(() => expect(acts(backend)).toMatchObject([{ kind: 'seat_taken', seat: 'facilitator', person: 'dana' }]));
  expect(await screen.findByRole('button', { name: 'Dana Novak gives the seat back' })).toBeVisible();
});

it('a review is closed and reopened; to reopen takes a reason', async () => {
  const { backend, incident } = of(3);
  const { user } = await show(Review, { incident }, backend);
  await screen.findByRole('region', { name: 'When it is done' });
  await user.keyboard('c');
  await waitFor(() => expect(screen.getByLabelText(/Where it can be read/)).toHaveFocus());
  await user.keyboard('{Enter}');
  await screen.findByRole('region', { name: 'The review is done' });
  await user.keyboard('c');
  await waitFor(() => expect(screen.getByLabelText('Why it goes on')).toHaveFocus());
  await user.keyboard('{Enter}');
  expect(acts(backend)).toHaveLength(1);
  await user.keyboard('more came{Enter}');
  await screen.findByRole('region', { name: 'When it is done' });
  expect(acts(backend)).toMatchObject([{ kind: 'review_closed' }, { kind: 'review_reopened', reason: 'more came' }]);
});

it('whose turn it is: willing, was not there, manages nobody who was', () => {
  const one = { person: 'a', name: 'A', team: '', willing: true, wasIn: '', manages: [] as string[] };
  const cases: [typeof one, number][] = [
    [one, 0],
    [{ ...one, wasIn: 'was commander' }, 1],
    [{ ...one, manages: ['B'] }, 1],
    [{ ...one, wasIn: 'listened in', manages: ['B'] }, 2],
  ];
  for (const [candidate, many] of cases) expect(hints(candidate)).toHaveLength(many);
  const last = { ...one, person: 'z' };
  expect(turn([{ ...one, willing: false }, { ...one, wasIn: 'was commander' }, last])).toBe(last);
  expect(turn([])).toBeUndefined();
});
