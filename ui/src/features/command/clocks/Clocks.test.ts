import { screen, waitFor, within } from '@testing-library/svelte';
import { describe, expect, it } from 'vitest';

import { show } from '../../../../tests/render';
import type { ClockView } from '../../../lib/backend';
import { FakeBackend } from '../../../lib/backend/fake';
import { emptyResponse } from '../../../lib/backend/fake/response';
import { seededWorld } from '../../../lib/backend/fake/seed';
import Command from '../Command.svelte';

const minutes = (n: number) => new Date(Date.now() + n * 60_000).toISOString();

function clock(audience: string, name: string, more: Partial<ClockView> = {}): ClockView {
  const plain = { mode: 'every', minutes: 20, anchor: 'interval', snoozed: null, reason: '', last: null, draft: null, maySlow: false, reminded: [] } as const;
  return { audience, name, ...plain, dueAt: minutes(11), from: minutes(-9), reminded: [], ...more };
}

async function open() {
  const backend = new FakeBackend({ world: seededWorld(Date.now()), zone: 'Europe/Berlin' });
  const incident = backend.world.find('INC-0043');
  const clocks = [
    clock('executives', 'Executives', { dueAt: minutes(4) }),
    clock('customers', 'Customers', { dueAt: minutes(-1.7), anchor: 'promise', draft: 'd1', reminded: ['Ben Okafor'] }),
    clock('company', 'Company', { mode: 'off', dueAt: null, anchor: null, reason: 'everybody is asleep' }),
  ];
  backend.world.responses.set(incident.id, { ...emptyResponse(incident.declaredAt), clocks });
  const shown = await show(Command, { incident: 'INC-0043' }, backend);
  await waitFor(() => expect(screen.getByLabelText('New line of the log')).toHaveFocus());
  return shown;
}

describe('next updates', () => {
  it('say in words and numbers how each audience stands, and what waits unsent', async () => {
    await open();
    const card = await screen.findByRole('region', { name: 'Next updates' });
    expect(within(card).getByRole('timer', { name: /^Customers: 1 min over/ })).toHaveTextContent(/^\+1:4\d$/);
    expect(card).toHaveTextContent('Drafted, not sent.');
    expect(card).toHaveTextContent('Ben Okafor is reminded.');
    expect(card).toHaveTextContent('not told: everybody is asleep');
    expect(within(card).queryByRole('alert')).toBeNull();
  });

  it('get the focus by a key, on the audience that waits most; rows have their own keys', async () => {
    const { backend, user } = await open();
    await user.keyboard('{Escape}w');
    await waitFor(() => expect(screen.getByRole('button', { name: 'Customers' })).toHaveFocus());
    await user.keyboard('s');
    const form = await screen.findByRole('form', { name: 'Set Customers aside' });
    await user.selectOptions(within(form).getByLabelText('Why'), 'approval');
    await user.tab();
    await user.keyboard('15{Enter}');
    await waitFor(() => expect(backend.world.acts.at(-1)).toMatchObject({ kind: 'update_snoozed', audience: 'customers', reason: 'approval' }));
    await waitFor(() => expect(screen.queryByRole('form', { name: /aside/ })).toBeNull());
    await waitFor(() => expect(screen.getByRole('button', { name: 'Customers' })).toHaveFocus());
  });

  it('a change makes one audience due, or all of them', async () => {
    const { backend, user } = await open();
    await user.keyboard('{Escape}w');
    await waitFor(() => expect(screen.getByRole('button', { name: 'Customers' })).toHaveFocus());
    await user.keyboard('m');
    await screen.findByRole('form');
    await user.keyboard('wallets fail too');
    await user.click(screen.getByLabelText('Every audience'));
    await user.click(screen.getByRole('button', { name: 'Due now' }));
    await waitFor(() => expect(backend.world.acts.at(-1)).toEqual({ kind: 'update_made_due', reason: 'wallets fail too' }));
  });

  it('tell a failure in the form, which stays with what was typed', async () => {
    const { backend, user } = await open();
    backend.fail('act', { message: 'the disk is full' });
    await user.keyboard('{Escape}w');
    await waitFor(() => expect(screen.getByRole('button', { name: 'Customers' })).toHaveFocus());
    await user.keyboard('c');
    const form = await screen.findByRole('form', { name: 'How often Customers hears' });
    await user.clear(within(form).getByLabelText('Minutes between updates'));
    await user.keyboard('60');
    // Somebody will ask why; without a reason nothing is sent.
    expect(form).toHaveTextContent('Needed: somebody will ask later');
    expect(within(form).getByRole('button', { name: /^Set it/ })).toBeDisabled();
    await user.type(within(form).getByLabelText('Why'), 'they asked for it{Enter}');
    expect(await within(form).findByRole('alert')).toHaveTextContent('The disk is full.');
    expect(within(form).getByLabelText('Minutes between updates')).toHaveValue('60');
    await user.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByRole('form')).toBeNull());
  });

  it('go back to what the policy says, without a reason', async () => {
    const { backend, user } = await open();
    await user.keyboard('{Escape}w');
    await waitFor(() => expect(screen.getByRole('button', { name: 'Customers' })).toHaveFocus());
    await user.keyboard('c');
    const form = await screen.findByRole('form', { name: 'How often Customers hears' });
    await user.selectOptions(within(form).getByLabelText('How'), 'as the policy says');
    expect(within(form).queryByLabelText('Minutes between updates')).toBeNull();
    await user.click(within(form).getByRole('button', { name: /^Set it/ }));
    await waitFor(() => expect(backend.world.acts.at(-1)).toEqual({ kind: 'cadence_set', audience: 'customers', mode: 'every', reason: '' }));
  });

  it('u opens the composer for the worst audience, Escape goes back', async () => {
    const { user } = await open();
    await user.keyboard('{Escape}u');
    expect(await screen.findByRole('region', { name: 'Update' })).toBeVisible();
    await user.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByRole('region', { name: 'Update' })).toBeNull());
  });
});
