import { screen, waitFor, within } from '@testing-library/svelte';
import { describe, expect, it } from 'vitest';

import { show } from '../../../tests/render';
import { FakeBackend } from '../../lib/backend/fake';
import Board from './Board.svelte';
import { DeclareLine } from './declaring.svelte';

const field = () => screen.getByLabelText('Declare an incident in one line');

describe('declaring', () => {
  it('takes one key, one line and Enter, and opens the incident', async () => {
    const { app, backend, user } = await show(Board, {});
    await user.keyboard('n');
    expect(field()).toHaveFocus();
    await user.keyboard('sev2 Queue is growing');
    expect(await screen.findByText('several teams are on it')).toBeVisible();
    await user.keyboard('{Enter}');
    await waitFor(() => expect(app.router.view.name).toBe('command'));
    const made = backend.world.incidents.at(-1);
    expect(made).toMatchObject({ title: 'Queue is growing', severity: 'sev2', isDrill: false });
    expect(app.router.incident).toBe(made?.id);
  });

  it('stamps a drill while it is typed', async () => {
    const { user } = await show(Board, {}, new FakeBackend());
    await screen.findByText('All quiet');
    await user.type(field(), 'drill One zone is lost');
    expect(await screen.findByText('EXERCISE')).toBeVisible();
  });

  it('keeps the line when it fails, and says why beside it', async () => {
    const { backend, user } = await show(Board, {});
    backend.fail('declare', { code: 'disk_full', message: 'the disk is full', hint: 'Free some space and try again.' });
    await user.type(field(), 'Queue is growing{Enter}');
    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent('Not declared. The disk is full. Free some space and try again.');
    expect(field()).toHaveValue('Queue is growing');
    backend.heal('declare');
    await user.click(within(alert).getByText('Try again'));
    await waitFor(() => expect(field()).toHaveValue(''));
  });

  it('brings back what was being typed', async () => {
    const backend = new FakeBackend();
    const before = new DeclareLine(backend);
    before.type('sev1 Half a li');
    before.leave();
    await show(Board, {}, backend);
    await waitFor(() => expect(field()).toHaveValue('sev1 Half a li'));
  });

  it('forgets the draft once it is declared', async () => {
    const backend = new FakeBackend();
    const line = new DeclareLine(backend);
    line.type('Queue is growing');
    await line.declare();
    expect(await backend.call('draft_load', { incident: '', field: 'declare' })).toMatchObject({ text: '' });
  });
});

describe('the board', () => {
  it('shows open incidents with what they share, and closed ones below', async () => {
    await show(Board, {});
    const first = await screen.findByRole('article', { name: '' }).catch(() => screen.getAllByRole('article')[0]);
    const card = within(first as HTMLElement);
    expect(card.getByRole('button', { name: 'Checkout requests time out in region west' })).toBeVisible();
    expect(card.getByText('SEV1')).toBeVisible();
    expect(card.getByRole('timer', { name: /since impact/ })).toBeVisible();
    await waitFor(() => expect(card.getByText(/May be the same as/)).toHaveTextContent('INC-0044'));
    expect(screen.getByText('Login fails for accounts with two addresses')).toBeVisible();
  });

  it('is walked with the keyboard alone', async () => {
    const { app, backend, user } = await show(Board, {});
    await screen.findAllByRole('article');
    await user.keyboard('j');
    await user.keyboard('{Enter}');
    expect(app.router.incident).toBe(backend.world.find('INC-0043').id);
  });

  it('shows at once what another process declared', async () => {
    const { backend } = await show(Board, {});
    await screen.findAllByRole('article');
    await backend.call('declare', { text: 'Written elsewhere', isDrill: false });
    expect(await screen.findByText('Written elsewhere')).toBeVisible();
  });

  it('says what is wrong, and reads again when asked', async () => {
    const backend = new FakeBackend();
    backend.fail('board', { code: 'store_busy', message: 'another program holds the store' });
    const { user } = await show(Board, {}, backend);
    expect(await screen.findByRole('alert')).toHaveTextContent('Another program holds the store.');
    backend.heal('board');
    await user.click(screen.getByText('Try again'));
    expect(await screen.findByText('All quiet')).toBeVisible();
  });
});
