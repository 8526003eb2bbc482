import { screen, waitFor, within } from '@testing-library/svelte';
import { describe, expect, it } from 'vitest';

import { show } from '../../../../tests/render';
import type { Act, HandoverView } from '../../../lib/backend';
import { FakeBackend } from '../../../lib/backend/fake';
import { responseAt17 } from '../../../lib/backend/fake/response17';
import { seededWorld } from '../../../lib/backend/fake/seed';
import Command from '../Command.svelte';
import { Failures } from '../../../lib/failures.svelte';
import { ResponseState } from '../response.svelte';
import { HandoverState } from './briefing.svelte';

async function open(more: HandoverView[] = []) {
  const backend = new FakeBackend({ world: seededWorld(Date.now()), zone: 'Europe/Berlin' });
  const incident = backend.world.find('INC-0043');
  const response = responseAt17(incident);
  backend.world.responses.set(incident.id, { ...response, handovers: [...response.handovers, ...more] });
  const shown = await show(Command, { incident: 'INC-0043' }, backend);
  await waitFor(() => expect(screen.getByLabelText('New line of the log')).toHaveFocus());
  await screen.findByRole('region', { name: 'Roles' });
  await shown.user.keyboard('{Escape}h');
  return shown;
}

const given: HandoverView = {
  id: 'handover-2',
  role: 'commander',
  from: 'Ana Ruiz',
  to: 'ben',
  toName: 'Ben Okafor',
  brief: [{ field: 'plan', text: 'Let the pool drain, then verify.' }],
  at: new Date().toISOString(),
  readBack: '',
  readBackAt: null,
  acceptedAt: null,
  droppedAt: null,
  open: [
    { what: 'ask', text: 'call the vendor', owner: 'Ana Ruiz', passes: true },
    { what: 'change', text: 'autoscaler off', owner: 'Ana Ruiz', passes: true },
    { what: 'change', text: 'alerts muted', owner: '', passes: false },
  ],
};

const panel = () => screen.findByRole('region', { name: 'Hand over' });
const done = (backend: FakeBackend, act: Partial<Act>) => waitFor(() => expect(backend.world.acts.at(-1)).toMatchObject(act));

describe('a handover', () => {
  it('fills the brief from the log; each part can be changed; it is given to a named person', async () => {
    const { backend, user } = await open();
    const form = await within(await panel()).findByRole('form', { name: 'The brief' });
    const severity = await within(form).findByLabelText('1. Severity and trend');
    expect(severity).toHaveValue('SEV1');
    expect(within(form).getAllByRole('textbox')).toHaveLength(11);
    expect(within(form).getByRole('button', { name: 'Give the brief' })).toBeDisabled();
    await user.type(severity, ', falling');
    await user.type(within(form).getByRole('combobox', { name: 'Who takes over' }), 'ben{Enter}');
    await user.click(within(form).getByRole('button', { name: 'Give the brief' }));
    await done(backend, { kind: 'handover_prepared', role: 'commander', to: 'ben' });
    const act = backend.world.acts.at(-1);
    expect(act?.kind === 'handover_prepared' && act.brief[0]).toEqual({ field: 'severity', text: 'SEV1, falling' });
    // The button that gave it is gone: what they say back comes next.
    await waitFor(() => expect(screen.getByLabelText(/says back, in their own words$/)).toHaveFocus());
  });

  it('keeps who takes over and what was written when another role is chosen, and when it is left', async () => {
    const { user } = await open();
    const form = await within(await panel()).findByRole('form', { name: 'The brief' });
    await user.type(within(form).getByRole('combobox', { name: 'Who takes over' }), 'ben{Enter}');
    const severity = await within(form).findByLabelText('1. Severity and trend');
    await user.type(severity, ', falling');
    await user.selectOptions(within(form).getByLabelText('Role'), 'deputy');
    // The parts that nobody touched are about the other role now.
    expect(await within(form).findByText(/^Dana Novak has it now/)).toBeVisible();
    expect(severity).toHaveValue('SEV1, falling');
    expect(within(form).getByRole('button', { name: 'Give the brief' })).toBeEnabled();
    expect(within(form).queryByText(/^What you wrote before is back/)).toBeNull();
    await user.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByRole('region', { name: 'Hand over' })).toBeNull());
    await user.keyboard('h');
    expect(await screen.findByLabelText('1. Severity and trend')).toHaveValue('SEV1, falling');
  });

  it('brings back what was written after the window was closed', async () => {
    const backend = new FakeBackend({ world: seededWorld(Date.now()) });
    const response = new ResponseState(backend, { incident: 'INC-0043', at: undefined }, new Failures(), () => Promise.resolve());
    const anew = () => new HandoverState(backend, 'INC-0043', response, () => backend.world.find('INC-0043').id, () => undefined);
    const first = anew();
    await first.open();
    first.name('ben');
    await first.choose('deputy');
    first.type(1, 'The pool was too small.');
    await first.leave();
    const second = anew();
    await second.open();
    expect([second.role, second.to, second.broughtBack, second.parts[1]?.text]).toEqual(['deputy', 'ben', true, 'The pool was too small.']);
    await second.fill();
    expect([second.to, second.broughtBack]).toEqual(['ben', false]);
    expect(second.parts[1]?.text).not.toContain('The pool was too small.');
  });

  it('waits for their words and their yes', async () => {
    const { backend, user } = await open([given]);
    expect(await panel()).toHaveTextContent('Ben Okafor takes over with their yes, not before.');
    expect(await panel()).toHaveTextContent(/With their yes, to Ben Okafor\s*Ask: call the vendor\s*Temporary change: autoscaler off/);
    expect(await panel()).toHaveTextContent(/Stays where it is: 1\s*Temporary change: alerts muted, nobody has it/);
    await user.type(await screen.findByLabelText('What Ben Okafor says back, in their own words'), 'Wait for the pool, then look at errors.');
    await user.click(screen.getByRole('button', { name: 'Note it' }));
    await done(backend, { kind: 'handover_read_back', handover: 'handover-2', text: 'Wait for the pool, then look at errors.' });
    await user.click(screen.getByRole('button', { name: 'They said yes' }));
    await done(backend, { kind: 'handover_accepted', handover: 'handover-2' });
    await waitFor(() => expect(screen.queryByRole('region', { name: 'Hand over' })).toBeNull());
  });

  it('can be called off, and says why', async () => {
    const { backend, user } = await open([given]);
    await user.click(within(await panel()).getByRole('button', { name: 'Call it off' }));
    await user.keyboard('Ana stays{Enter}');
    await done(backend, { kind: 'handover_dropped', handover: 'handover-2', reason: 'Ana stays' });
  });

  it('is printed on the page that is saved, too, from the form and while it waits', async () => {
    const first = await open();
    await within(await panel()).findByRole('form', { name: 'The brief' });
    await first.user.type(await screen.findByLabelText('1. Severity and trend'), ', falling');
    await first.user.click(within(await panel()).getByRole('button', { name: 'Print' }));
    await waitFor(() => expect(first.app.router.overlay).toMatchObject({ name: 'paper' }));
    const written = first.backend.requests('handover_sheet').at(-1);
    expect(written?.draft?.parts[0]).toEqual({ field: 'severity', text: 'SEV1, falling' });
    expect(written?.handover).toBeUndefined();
  });

  it('is printed and saved', async () => {
    const { app, backend, user } = await open([given]);
    await user.click(within(await panel()).getByRole('button', { name: 'Print' }));
    await waitFor(() => expect(app.router.overlay).toMatchObject({ name: 'paper' }));
    expect(backend.requests('handover_sheet').at(-1)).toMatchObject({ handover: 'handover-2', format: 'html' });
    await user.click(within(await panel()).getByRole('button', { name: 'Save as file' }));
    await waitFor(() => expect(backend.calls.find((call) => call.name === 'save_text')?.request).toMatchObject({ fileName: 'INC-0043-handover.html' }));
  });
});
