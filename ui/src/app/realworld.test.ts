import { render, screen, waitFor, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { expect, it } from 'vitest';

import { FakeBackend } from '../lib/backend/fake';
import { seedDrill } from '../lib/backend/fake/drills';
import { seededWorld } from '../lib/backend/fake/seed';
import { makeApp } from '../lib/context';
import type { View } from '../lib/router.svelte';
import App from './App.svelte';

const incident = 'drill-1';

async function open(view: View) {
  const world = seededWorld(Date.now());
  seedDrill(world, Date.now());
  const backend = new FakeBackend({ world });
  const app = makeApp(backend);
  const user = userEvent.setup();
  render(App, { app });
  await screen.findAllByRole('article');
  app.router.go(view);
  return { app, backend, user };
}

const declare = () => screen.findByLabelText('Declare an incident in one line');

const views: View[] = [
  { name: 'board' },
  { name: 'settings' },
  { name: 'library' },
  { name: 'drills' },
  { name: 'reviews' },
  { name: 'search' },
  { name: 'directory' },
  { name: 'drill', incident },
  { name: 'command', incident },
];

it.each(views)('one key stops the drill and opens Declare from $name', async (view) => {
  const { app, backend, user } = await open(view);
  const stop = view.name === 'drill' || view.name === 'command' ? 'drill.real-world' : 'drill.real-world-all';
  await waitFor(() => expect(app.keys.available.map((one) => one.id)).toContain(stop));
  // One key, one entry in the sheet of keys.
  expect(app.keys.available.filter((one) => one.keys?.includes('$mod+Shift+X'))).toHaveLength(1);
  await user.keyboard('{Control>}{Shift>}x{/Shift}{/Control}');
  await waitFor(() => expect(app.router.view.name).toBe('board'));
  await waitFor(async () => expect(await declare()).toHaveFocus());
  expect(backend.requests('drill_stop')).toEqual([{ incident }]);
  expect(screen.getByText('The drill stands still. Declare what is real.')).toBeVisible();
  const card = () => document.querySelector(`[data-card="${incident}"]`)?.closest('article');
  await waitFor(() => expect(card()).toHaveTextContent('Stopped for something real'));
  expect(app.keys.available.some((one) => one.keys?.includes('$mod+Shift+X'))).toBe(false);
});

it('stopped from another window, this one opens Declare', async () => {
  const { app, backend } = await open({ name: 'settings' });
  await screen.findByRole('region', { name: 'A drill is under way' });
  await backend.call('drill_stop', { incident });
  await waitFor(() => expect(app.router.view.name).toBe('board'));
  await waitFor(async () => expect(await declare()).toHaveFocus());
  expect(screen.queryByRole('region', { name: 'A drill is under way' })).toBeNull();
});

it('a drill that is under way says so where the screen shows something else, and nowhere twice', async () => {
  const { app } = await open({ name: 'settings' });
  const line = await screen.findByRole('region', { name: 'A drill is under way' });
  expect(line).toHaveTextContent('EXERCISE');
  within(line).getByRole('button', { name: /Real world, stop/ });
  app.router.openDrill(incident);
  await waitFor(() => expect(screen.queryByRole('region', { name: 'A drill is under way' })).toBeNull());
  expect(await screen.findAllByRole('button', { name: /Real world, stop/ })).toHaveLength(1);
});
