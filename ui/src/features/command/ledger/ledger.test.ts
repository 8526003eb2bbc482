import { screen, waitFor, within } from '@testing-library/svelte';
import { describe, expect, it } from 'vitest';

import { show } from '../../../../tests/render';
import type { Act } from '../../../lib/backend';
import { FakeBackend } from '../../../lib/backend/fake';
import { seededWorld } from '../../../lib/backend/fake/seed';
import Command from '../Command.svelte';

async function open(keys: string) {
  const backend = new FakeBackend({ world: seededWorld(Date.now()), zone: 'Europe/Berlin' });
  const shown = await show(Command, { incident: 'INC-0043' }, backend);
  await waitFor(() => expect(screen.getByLabelText('New line of the log')).toHaveFocus());
  await screen.findByRole('region', { name: 'Roles' });
  await shown.user.keyboard(`{Escape}${keys}`);
  return shown;
}

const done = (backend: FakeBackend, act: Partial<Act>) => waitFor(() => expect(backend.world.acts.at(-1)).toMatchObject(act));

describe('what is believed', () => {
  it('stands beside the log, each belief with the line that says why; Escape goes back', async () => {
    const { user } = await open('{Shift>}L{/Shift}');
    const panel = await screen.findByRole('region', { name: 'What is believed' });
    expect(panel).toHaveTextContent('supported since');
    expect(panel).toHaveTextContent('because of “41 transactions older than 60 s”: all from one job');
    expect(panel).toHaveTextContent('Dana Novak finds out by');
    expect(within(panel).getByRole('timer', { name: /to go$/ })).toBeVisible();
    expect(screen.getByRole('grid')).toBeVisible();
    await user.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByRole('region', { name: 'What is believed' })).toBeNull());
  });

  it('takes the selected line for the reason', async () => {
    const { backend, user } = await open('{Shift>}G{/Shift}{Shift>}L{/Shift}');
    const panel = await screen.findByRole('region', { name: 'What is believed' });
    await user.click(within(panel).getByRole('button', { name: 'Long transactions on orders-db hold connections' }));
    const form = await within(panel).findByRole('form');
    expect(form).toHaveTextContent('because of the selected line “Error rate 31% to 9% and falling”');
    await user.selectOptions(within(form).getByLabelText('It is'), 'dropped');
    await user.type(within(form).getByLabelText('Why (may stay empty)'), 'it fell without that{Enter}');
    const because = backend.world.find('INC-0043').lines.at(-1)?.id;
    await done(backend, { kind: 'standing_set', standing: 'dropped', because, remark: 'it fell without that' } as Partial<Act>);
  });

  it('a key says how the selected line stands', async () => {
    const { backend, user } = await open('{Shift>}G{/Shift}=');
    await screen.findByRole('form');
    await user.keyboard('{Tab}{Enter}');
    const entry = backend.world.find('INC-0043').lines.at(-1)?.id;
    await done(backend, { kind: 'standing_set', entry, standing: 'fact' } as Partial<Act>);
  });

  it('a hard decision is put before somebody, with a clock', async () => {
    const { backend, user } = await open('{Shift>}D{/Shift}');
    const form = await screen.findByRole('form', { name: 'Put a hard decision before somebody' });
    await user.type(within(form).getByLabelText('What is to be decided'), 'Fail over and lose 40 s of orders?');
    await user.type(within(form).getByRole('combobox', { name: 'Who may decide it' }), 'mia holm{Enter}');
    const before = Date.now();
    await user.click(within(form).getByRole('button', { name: 'Put it' }));
    await done(backend, { kind: 'decision_put', before: 'mia.holm', text: 'Fail over and lose 40 s of orders?' });
    const put = backend.world.acts.at(-1);
    const minutes = put?.kind === 'decision_put' ? (Date.parse(put.by) - before) / 60_000 : 0;
    expect(minutes).toBeGreaterThan(14.5);
    expect(minutes).toBeLessThan(15.5);
  });

  it('a decision gets its options, objections and when to look again', async () => {
    const { backend, user } = await open('{Shift>}L{/Shift}');
    await user.click(await screen.findByRole('button', { name: 'Stop the batch job; do not fail over the database' }));
    const form = await screen.findByRole('form', { name: 'What belongs to the decision' });
    await user.type(within(form).getByLabelText(/one a line/), '{Enter}wait');
    await user.clear(within(form).getByLabelText('Strong objections'));
    await user.type(within(form).getByLabelText('Strong objections'), 'Ben: the job holds a lock{Enter}');
    await done(backend, { kind: 'decision_detailed', options: ['stop the batch job', 'add gateway nodes', 'fail over', 'wait'], objections: 'Ben: the job holds a lock' });
  });
});
