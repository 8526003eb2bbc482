import { screen, waitFor, within } from '@testing-library/svelte';
import axe from 'axe-core';
import { describe, expect, it } from 'vitest';

import { show } from '../../../../tests/render';
import { FakeBackend } from '../../../lib/backend/fake';
import { seededWorld } from '../../../lib/backend/fake/seed';
import Command from '../Command.svelte';

// In the seed it is SEV3; the guide of the fake has two questions: how many are hurt, and whether data is lost.
async function open(keys = 'a') {
  const backend = new FakeBackend({ world: seededWorld(Date.now()), zone: 'Europe/Berlin' });
  const shown = await show(Command, { incident: 'INC-0044' }, backend);
  await waitFor(() => expect(screen.getByLabelText('New line of the log')).toHaveFocus());
  await screen.findByRole('region', { name: 'Roles' });
  await shown.user.keyboard(`{Escape}${keys}`);
  return { ...shown, incident: backend.world.find('INC-0044') };
}

const panel = () => screen.findByRole('region', { name: 'How bad is it?' });
const first = () => screen.findByRole('radio', { name: /Nearly everybody/ });

describe('the severity guide', () => {
  it('is walked through by numbers, and Enter sets what it comes to', async () => {
    const { backend, incident, user } = await open();
    await waitFor(async () => expect(await first()).toHaveFocus());
    await user.keyboard('2');
    await waitFor(() => expect(screen.getByRole('radio', { name: /^Yes/ })).toHaveFocus());
    const status = within(await panel()).getByRole('status');
    await waitFor(() => expect(status).toHaveTextContent('SEV2'));
    expect(status).toHaveTextContent('Wake people for it, at night too.');
    expect(status).toHaveTextContent('How many people are hurt? A part of them');
    expect(status).toHaveTextContent('1 question still open');
    await user.keyboard('2');
    await waitFor(() => expect(status).not.toHaveTextContent('still open'));
    await user.keyboard('{Enter}');
    await waitFor(() => expect(backend.world.acts.at(-1)).toMatchObject({ kind: 'severity_sized', suggested: 'sev2', pageNow: true }));
    expect(incident.severity).toBe('sev2');
    expect(backend.requests('severity_set').at(-1)?.reason).toBe('by the guide: How many people are hurt? A part of them');
    await waitFor(() => expect(screen.queryByRole('region', { name: 'How bad is it?' })).toBeNull());
  });

  it('counts unsure as the higher answer, and says when nobody needs to be woken', async () => {
    const { user } = await open();
    await first();
    await user.keyboard('3');
    const status = within(await panel()).getByRole('status');
    await waitFor(() => expect(status).toHaveTextContent('Nobody needs to be woken at night for it.'));
    await user.keyboard('0');
    await waitFor(() => expect(status).toHaveTextContent('SEV1'));
    expect(status).toHaveTextContent('Unsure, so the higher one counts');
  });

  it('moves with arrows without answering, and keeps the answers while it is put away', async () => {
    const { backend, user } = await open();
    await waitFor(async () => expect(await first()).toHaveFocus());
    await user.keyboard('{ArrowDown}');
    expect(screen.getByRole('radio', { name: /A part of them/ })).toHaveFocus();
    expect(screen.getByRole('radio', { name: /A part of them/ })).not.toBeChecked();
    await user.keyboard('1{Escape}');
    await waitFor(() => expect(screen.queryByRole('region', { name: 'How bad is it?' })).toBeNull());
    await user.keyboard('a');
    expect(await screen.findByRole('button', { name: /How many people are hurt\? Nearly everybody/ })).toBeVisible();
    await waitFor(() => expect(screen.getByRole('radio', { name: /^Yes/ })).toHaveFocus());
    await user.keyboard('{ArrowLeft}');
    await waitFor(() => expect(screen.getByRole('radio', { name: /Nearly everybody/ })).toBeChecked());
    expect(backend.requests('severity_set')).toHaveLength(0);
  });

  it('opens from the severity in the header, and Escape goes back there', async () => {
    const { user } = await open('');
    const chip = screen.getByRole('button', { name: 'Severity: SEV3. Change it' });
    chip.focus();
    await user.keyboard('{Enter}');
    await waitFor(() => expect(chip).toHaveAttribute('aria-expanded', 'true'));
    await user.keyboard('a');
    await waitFor(async () => expect(await first()).toHaveFocus());
    await user.keyboard('{Escape}');
    await waitFor(() => expect(chip).toHaveFocus());
  });

  it('takes back both steps, severity and walk, with one press', async () => {
    const { app, incident, user } = await open();
    await first();
    const lines = incident.lines.length;
    await user.keyboard('1');
    await waitFor(() => expect(screen.getByRole('button', { name: 'Set SEV1' })).toBeEnabled());
    await user.keyboard('{Enter}');
    await waitFor(() => expect(app.toasts.list.at(-1)?.message).toBe('SEV1, by the severity guide.'));
    expect(incident.lines).toHaveLength(lines + 2);
    app.toasts.list.at(-1)?.undo?.();
    await waitFor(() => expect(incident.severity).toBe('sev3'));
    expect(incident.lines).toHaveLength(lines);
  });

  it('keeps the answers when it cannot be saved, and does not set the severity twice', async () => {
    const { backend, incident, user } = await open();
    await first();
    await user.keyboard('1');
    await waitFor(() => expect(screen.getByRole('button', { name: 'Set SEV1' })).toBeEnabled());
    backend.fail('act', { message: 'the disk is full' });
    await user.keyboard('{Enter}');
    expect(await within(await panel()).findByRole('alert')).toHaveTextContent('The disk is full.');
    backend.heal('act');
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    await waitFor(() => expect(backend.world.acts.at(-1)).toMatchObject({ kind: 'severity_sized' }));
    expect(incident.severity).toBe('sev1');
    expect(backend.requests('severity_set')).toHaveLength(1);
  });

  it('has nothing for axe to say', async () => {
    await open();
    await first();
    const { violations } = await axe.run(await panel(), { resultTypes: ['violations'], rules: { 'color-contrast': { enabled: false } } });
    expect(violations).toEqual([]);
  });
});
