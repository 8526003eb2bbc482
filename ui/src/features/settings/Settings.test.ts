import { screen, waitFor, within } from '@testing-library/svelte';
import { afterEach, describe, expect, it } from 'vitest';

import { show } from '../../../tests/render';
import Settings from './Settings.svelte';

afterEach(() => {
  delete document.documentElement.dataset.theme;
  document.documentElement.removeAttribute('style');
});

describe('looks', () => {
  it('apply at once and are kept', async () => {
    const { backend, user } = await show(Settings, {});
    await user.click(screen.getByLabelText('Dark'));
    expect(document.documentElement.dataset.theme).toBe('dark');
    expect(backend.world.settings.theme).toBe('dark');
    await user.click(screen.getByLabelText('As the system'));
    expect(document.documentElement.dataset.theme).toBe(undefined);
  });

  it('hold for now when they cannot be kept, and say so', async () => {
    const { backend, user } = await show(Settings, {});
    backend.fail('settings_save', { code: 'read_only', message: 'the disk cannot be written' });
    await user.click(screen.getByLabelText('Dark'));
    expect(document.documentElement.dataset.theme).toBe('dark');
    expect(await screen.findByRole('alert')).toHaveTextContent('Applied, but not saved');
  });

  it('text grows by keys, within bounds', async () => {
    const { app } = await show(Settings, {});
    for (let step = 0; step < 20; step += 1) await app.session.zoom(1);
    expect(document.documentElement.style.fontSize).toBe('200%');
    await app.session.zoom(0);
    expect(document.documentElement.style.fontSize).toBe('100%');
  });
});

it('I can add myself by name', async () => {
  const { app, user } = await show(Settings, {});
  await user.type(screen.getByLabelText('Add myself by name'), 'Eli Park{Enter}');
  await waitFor(() => expect(app.session.me?.name).toBe('Eli Park'));
});

it('a zone is found by its city', async () => {
  const { app, user } = await show(Settings, {});
  const zone = screen.getByRole('combobox', { name: 'Time zone' });
  expect(zone).toHaveValue('As this machine (Europe/Berlin)');
  await user.clear(zone);
  await user.type(zone, 'new york');
  await user.click(await screen.findByRole('option', { name: /America\/New_York/ }));
  await waitFor(() => expect(app.session.zone).toBe('America/New_York'));
});

describe('the store', () => {
  it('is checked on demand, and the check can be stopped', async () => {
    const { user } = await show(Settings, {});
    await user.click(screen.getByText('Check everything'));
    await user.click(await screen.findByText('Stop'));
    expect(await screen.findByText('Stopped.')).toBeVisible();
  });

  it('is restored only after a plain question', async () => {
    const { backend, user } = await show(Settings, {});
    await user.click(await screen.findByText('Restore'));
    const dialog = within(await screen.findByRole('dialog'));
    expect(dialog.getByText(/kept aside first/)).toBeVisible();
    await user.click(dialog.getByText('Leave it as it is'));
    expect(backend.requests('restore')).toEqual([]);
    await user.click(screen.getByText('Restore'));
    await user.click(within(await screen.findByRole('dialog')).getByText('Restore'));
    await waitFor(() => expect(backend.requests('restore')).toHaveLength(1));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  });
});
