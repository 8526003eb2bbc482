import { render, screen, waitFor } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';

import { NOW } from '../../tests/render';
import { FakeBackend, type FakeOptions } from '../lib/backend/fake';
import { seededWorld } from '../lib/backend/fake/seed';
import { makeApp } from '../lib/context';
import App from './App.svelte';

function open(options: FakeOptions = {}) {
  const backend = new FakeBackend({ world: seededWorld(NOW), zone: 'Europe/Berlin', ...options });
  const app = makeApp(backend);
  return { backend, app, user: userEvent.setup(), shown: () => render(App, { app }) };
}

describe('opening', () => {
  it('shows the board, then says that it is ready', async () => {
    const { backend, shown } = open();
    shown();
    await screen.findAllByRole('article');
    await waitFor(() => expect(backend.calls.map((call) => call.name)).toContain('page_ready'));
  });

  it('says why it cannot, and tries again when asked', async () => {
    const { backend, user, shown } = open();
    backend.fail('app_start', { code: 'store_busy', message: 'another program holds the store', hint: 'Close it.' });
    shown();
    expect(await screen.findByRole('alert')).toHaveTextContent('Another program holds the store. Close it.');
    backend.heal('app_start');
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    await screen.findAllByRole('article');
  });

  it('goes to recovery when the store is damaged, and to the board after it', async () => {
    const { user, shown } = open({ store: { kind: 'damaged', report: { message: 'Damaged.', readable: 3 } } });
    shown();
    await user.click(await screen.findByText('Use only what is readable'));
    await screen.findAllByRole('article');
  });
});

describe('keys', () => {
  it('lead everywhere, and Escape leaves a field', async () => {
    const { app, user, shown } = open();
    shown();
    await screen.findAllByRole('article');
    await user.keyboard('gs');
    expect(app.router.view.name).toBe('settings');
    await user.keyboard('/');
    expect(app.router.view.name).toBe('search');
    await user.keyboard('gs');
    expect(screen.getByLabelText('Search everything that was written')).toHaveValue('gs');
    await user.keyboard('{Escape}gd');
    expect(app.router.view.name).toBe('directory');
  });

  it('the palette finds a command by name and runs it', async () => {
    const { app, user, shown } = open();
    shown();
    await screen.findAllByRole('article');
    await user.keyboard('{Control>}k{/Control}');
    await user.type(await screen.findByLabelText('Find a command or an incident'), 'people{Enter}');
    await waitFor(() => expect(app.router.view.name).toBe('directory'));
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  it('the sheet shows the keys of this screen', async () => {
    const { user, shown } = open();
    shown();
    await screen.findAllByRole('article');
    await user.keyboard('?');
    expect(await screen.findByRole('dialog')).toHaveTextContent('Declare an incident or a drill');
    await user.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  });
});

describe('banners', () => {
  it('tell that nothing can be saved as soon as a write fails, and go when it can again', async () => {
    const { backend, user, shown } = open();
    shown();
    await screen.findAllByRole('article');
    backend.fail('declare', { code: 'disk_full', message: 'the disk is full' });
    backend.options.health = { state: 'disk_full' };
    await user.keyboard('nQueue is growing{Enter}');
    expect(await screen.findByText(/Nothing new can be saved/)).toBeVisible();
    backend.options.health = {};
    await user.click(screen.getByText('Check again'));
    await waitFor(() => expect(screen.queryByText(/Nothing new can be saved/)).toBeNull());
  });

  it('a warning can be put away for good', async () => {
    const warnings = [{ id: 'synced', message: 'The store is in a synced folder.', hint: 'Move it.' }];
    const { backend, user, shown } = open({ warnings });
    shown();
    await user.click(await screen.findByRole('button', { name: 'Put this warning away' }));
    await waitFor(() => expect(screen.queryByText('The store is in a synced folder.')).toBeNull());
    expect(backend.world.settings.dismissed).toEqual(['synced']);
  });
});
