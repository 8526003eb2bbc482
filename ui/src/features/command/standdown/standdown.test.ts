import { screen, waitFor, within } from '@testing-library/svelte';
import { describe, expect, it } from 'vitest';

import { show } from '../../../../tests/render';
import type { Act } from '../../../lib/backend';
import { FakeBackend } from '../../../lib/backend/fake';
import { responseAt17 } from '../../../lib/backend/fake/response17';
import { seededWorld } from '../../../lib/backend/fake/seed';
import Command from '../Command.svelte';

async function open(keys: string, ended = false) {
  const backend = new FakeBackend({ world: seededWorld(Date.now()), zone: 'Europe/Berlin' });
  const incident = backend.world.find('INC-0043');
  const response = responseAt17(incident);
  if (ended) response.standDown = { ...response.standDown, stoodDownAt: new Date().toISOString() };
  backend.world.responses.set(incident.id, response);
  const shown = await show(Command, { incident: 'INC-0043' }, backend);
  await waitFor(() => expect(screen.getByLabelText('New line of the log')).toHaveFocus());
  await screen.findByRole('region', { name: 'Roles' });
  await shown.user.keyboard(`{Escape}${keys}`);
  return shown;
}

const panel = () => screen.findByRole('region', { name: 'Stand down' });
const press = async (user: { click: (element: Element) => Promise<void> }, name: string | RegExp) =>
  user.click(within(await panel()).getByRole('button', { name }));
const done = (backend: FakeBackend, act: Partial<Act>) => waitFor(() => expect(backend.world.acts.at(-1)).toMatchObject(act));

describe('the stand-down card', () => {
  it('lists what is missing and still lets everybody go home', async () => {
    const { backend, user } = await open('{Shift>}X{/Shift}');
    expect(await panel()).toHaveTextContent('Nobody saw yet that it works again.');
    await press(user, 'Stand down');
    await user.keyboard('#inc-checkout{Enter}');
    await done(backend, { kind: 'stood_down', remark: '#inc-checkout' });
  });

  it('records who saw it, by which signal', async () => {
    const { backend, user } = await open('{Shift>}X{/Shift}');
    await press(user, 'Note who saw it');
    await user.type(await screen.findByRole('combobox', { name: 'Who' }), 'chen{Enter}');
    await user.type(screen.getByLabelText('By which signal'), 'error rate 0.2 % for ten minutes{Enter}');
    await done(backend, { kind: 'recovery_verified', by: 'chen', signal: 'error rate 0.2 % for ten minutes' });
  });

  it('tells an audience, or says why not', async () => {
    const { backend, user } = await open('{Shift>}X{/Shift}');
    await press(user, 'Not told, because: Company');
    await user.keyboard('they never noticed{Enter}');
    await done(backend, { kind: 'audience_waived', audience: 'company', reason: 'they never noticed' });
    await press(user, 'Write it: the last update for Customers');
    expect(await screen.findByRole('region', { name: 'Update' })).toBeVisible();
  });

  it('stops a reporting clock only with a reason', async () => {
    const { backend, user } = await open('{Shift>}X{/Shift}');
    await press(user, 'Stop: First notice to the supervisor');
    expect(await screen.findByRole('button', { name: 'Stop it' })).toBeDisabled();
    await user.keyboard('sent at 14:10 by Mia{Enter}');
    await done(backend, { kind: 'reporting_clock_stopped', clock: 'rep-1', remark: 'sent at 14:10 by Mia' });
  });

  it('starts a reporting clock from a duty in the library, its time counted from what starts it', async () => {
    const { backend, user } = await open('{Shift>}X{/Shift}');
    await press(user, 'Start one');
    const form = within(await screen.findByRole('form', { name: 'Start a reporting clock' }));
    const duties = form.getByLabelText('From the library');
    await within(duties).findByRole('option', { name: /^GDPR/ });
    await user.selectOptions(duties, 'us-sec');
    // Business days are for people to count.
    expect(form.getByRole('button', { name: 'Start it' })).toBeDisabled();
    await user.selectOptions(duties, 'gdpr');
    expect(form.getByText(/verify with counsel/)).toBeVisible();
    expect(form.getByLabelText(/^On what ground/)).toHaveValue('Regulation (EU) 2016/679, article 33');
    await user.click(form.getByRole('button', { name: 'Start it' }));
    await done(backend, { kind: 'reporting_clock_started', name: 'GDPR: notice to the data protection authority' });
    const act = backend.world.acts.at(-1);
    expect(act?.kind === 'reporting_clock_started' && Date.parse(act.due) - Date.parse(act.anchor)).toBe(72 * 3_600_000);
  });

  it('chooses the review with its reason', async () => {
    const { backend, user } = await open('{Shift>}X{/Shift}');
    const step = within(await panel()).getByRole('region', { name: /^Review: how deep/ });
    await user.click(within(step).getByRole('button', { name: 'Choose' }));
    const form = await screen.findByRole('form', { name: 'How deep is the review' });
    await user.selectOptions(within(form).getByLabelText('Depth'), 'deep');
    await user.type(within(form).getByLabelText('Why'), 'nobody had seen this lock before{Enter}');
    await done(backend, { kind: 'review_chosen', tier: 'deep', reason: 'nobody had seen this lock before' });
  });

  it('can be opened again with a reason', async () => {
    const { backend, user } = await open('{Shift>}X{/Shift}', true);
    await press(user, 'Reopen');
    await user.keyboard('errors are back{Enter}');
    await done(backend, { kind: 'reopened', reason: 'errors are back' });
  });
});

it('an idea is jotted at any time, with the line it came from', async () => {
  const { backend, user } = await open('{Shift>}G{/Shift}{Shift>}I{/Shift}');
  await screen.findByRole('form', { name: 'Jot an idea' });
  await user.keyboard('a lease that ends by itself{Enter}');
  const from = backend.world.find('INC-0043').lines.at(-1)?.id;
  await done(backend, { kind: 'idea_jotted', text: 'a lease that ends by itself', from } as Partial<Act>);
});
