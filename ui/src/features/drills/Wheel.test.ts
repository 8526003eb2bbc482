import { screen, waitFor } from '@testing-library/svelte';
import { expect, it } from 'vitest';

import { show } from '../../../tests/render';
import { FakeBackend } from '../../lib/backend/fake';
import { World } from '../../lib/backend/fake/world';
import { seededWorld } from '../../lib/backend/fake/seed';
import Drills from './Drills.svelte';

async function wheel(backend = new FakeBackend({ world: seededWorld(Date.now()) })) {
  const shown = await show(Drills, {}, backend);
  await screen.findByRole('heading', { name: 'Drills' });
  await shown.user.click(await screen.findByRole('button', { name: /New drill/ }));
  await shown.user.click(await screen.findByRole('radio', { name: 'Wheel of misfortune' }));
  return shown;
}

it('a past incident that chance chose is played without a scenario in the library', async () => {
  const { app, backend, user } = await wheel();
  const closed = backend.world.incidents.filter((one) => one.phase === 'resolved' && !one.isDrill);
  expect(closed.length).toBeGreaterThan(0);
  await user.click(screen.getByRole('radio', { name: 'Our past incidents' }));
  await user.click(screen.getByRole('button', { name: /Spin the wheel/ }));
  await screen.findByText(/Ask those who were in it/);
  expect(screen.getByRole('checkbox', { name: 'Names become roles' })).toBeChecked();
  await user.click(screen.getByRole('button', { name: /Put it together/ }));
  await waitFor(() => expect(app.router.view.name).toBe('drill'));
  const [asked] = backend.requests('drill_plan');
  expect(closed.map((one) => one.id)).toContain(asked?.past?.incident);
  expect(asked).toMatchObject({ mode: 'wheel', past: { namesToRoles: true } });
  expect(backend.requests('library_set')).toEqual([]);
});

it('where nothing is as hard as wanted, it says what can be done', async () => {
  const { user } = await wheel();
  await user.click(screen.getByRole('radio', { name: 'Our past incidents' }));
  await user.click(screen.getByRole('radio', { name: 'Easy' }));
  await user.click(screen.getByRole('button', { name: /Spin the wheel/ }));
  expect(await screen.findByText(/Nothing of that is easy, though \d+ closed incidents? could be played/)).toBeVisible();
});

it('where no incident is closed, it teaches what will come', async () => {
  const { user } = await wheel(new FakeBackend({ world: new World() }));
  await user.click(screen.getByRole('radio', { name: 'Our past incidents' }));
  await user.keyboard('w');
  expect(await screen.findByText(/From the first one that you close here on, the wheel can bring it back/)).toBeVisible();
});

it('a scenario chosen by hand takes the place of what chance chose', async () => {
  const { backend, user } = await wheel();
  await user.click(screen.getByRole('radio', { name: 'Our past incidents' }));
  await user.click(screen.getByRole('button', { name: /Spin the wheel/ }));
  await screen.findByText(/Ask those who were in it/);
  const [scenario] = screen.getAllByRole('radio', { name: /min, .* injects/ });
  await user.click(scenario as HTMLElement);
  await user.click(screen.getByRole('button', { name: /Put it together/ }));
  await waitFor(() => expect(backend.requests('drill_plan')).toHaveLength(1));
  expect(backend.requests('drill_plan')[0]).not.toHaveProperty('past');
});
