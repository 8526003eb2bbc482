import { screen, waitFor, within } from '@testing-library/svelte';
import { describe, expect, it } from 'vitest';

import { show } from '../../../../tests/render';
import type { Act } from '../../../lib/backend';
import { FakeBackend } from '../../../lib/backend/fake';
import { seededWorld } from '../../../lib/backend/fake/seed';
import Command from '../Command.svelte';
import { destination } from './words';

const field = () => screen.findByLabelText<HTMLTextAreaElement>('Text for Customers');

async function open(prepare: (backend: FakeBackend) => void = () => undefined) {
  const backend = new FakeBackend({ world: seededWorld(Date.now()), zone: 'Europe/Berlin' });
  prepare(backend);
  const shown = await show(Command, { incident: 'INC-0043' }, backend);
  await waitFor(() => expect(screen.getByLabelText('New line of the log')).toHaveFocus());
  await screen.findByRole('region', { name: 'Roles' });
  await shown.user.keyboard('{Escape}u');
  await waitFor(async () => expect(await field()).toHaveFocus());
  return shown;
}

const done = (backend: FakeBackend, act: Partial<Act>) => waitFor(() => expect(backend.world.acts.at(-1)).toMatchObject(act));
const windowCalls = (backend: FakeBackend, name: string) => backend.calls.filter((call) => call.name === name).map((call) => call.request);

describe('the composer of updates', () => {
  it('opens by U for the audience that waits most, with the draft that waits, and the log stays', async () => {
    await open();
    const panel = screen.getByRole('region', { name: 'Update' });
    expect(await field()).toHaveValue('Some checkouts in region west time out since 11:43. We are on it. We tell you more by 12:05.');
    expect(panel).toHaveTextContent('This draft waits since it was kept; it is not sent.');
    expect(within(panel).getByRole('radio', { name: 'Customers (draft)' })).toBeChecked();
    expect(screen.getByRole('grid')).toBeVisible();
  });

  it('lists what stands out beside the words it means, and shows them', async () => {
    const { user } = await open();
    const text = await field();
    await user.clear(text);
    await user.type(text, 'It is slow because of a batch job.');
    const found = await screen.findByRole('button', { name: '“because of a batch job”' });
    await user.click(found);
    expect(text).toHaveFocus();
    expect(text.value.slice(text.selectionStart, text.selectionEnd)).toBe('because of a batch job');
  });

  it('shows the difference from the last one sent', async () => {
    const { user } = await open();
    await user.click(screen.getByRole('radio', { name: 'Executives' }));
    const summary = await screen.findByText(/^Difference from the last one, sent/);
    expect(screen.getByRole('radio', { name: 'Executives' })).toHaveFocus();
    await user.click(summary);
    expect(summary.closest('details')?.querySelector('ins')).not.toBeNull();
  });

  it('makes it ready by a key, and that sends nothing', async () => {
    const { backend, user } = await open();
    const before = backend.world.acts.length;
    await user.keyboard('{Alt>}[Digit2]{/Alt}');
    await waitFor(() => expect(windowCalls(backend, 'copy_text')).toHaveLength(1));
    await user.keyboard('{Alt>}[Digit3]{/Alt}');
    await waitFor(() => expect(windowCalls(backend, 'mail_draft')).toHaveLength(1));
    await user.keyboard('{Alt>}[Digit4]{/Alt}');
    await waitFor(() => expect(windowCalls(backend, 'save_text')).toHaveLength(1));
    await user.keyboard('{Alt>}[Digit5]{/Alt}');
    await waitFor(() => expect(windowCalls(backend, 'copy_text')).toHaveLength(2));
    expect(backend.world.acts).toHaveLength(before);
  });

  it('says which address of a mail draft was left out, because it is none', async () => {
    const to = '#status ops@example.org wrong@@example.org';
    const composed = { audience: 'customers', name: 'Customers', to, zone: '', subject: 'S', text: 'T', checks: [], subjectChecks: [] };
    const { app, backend, user } = await open((backend) => backend.answer('update_compose', () => composed));
    await waitFor(async () => expect(await field()).toHaveValue('T'));
    await user.keyboard('{Alt>}[Digit3]{/Alt}');
    await waitFor(() => expect(backend.requests('update_format').at(-1)?.to).toBe('ops@example.org'));
    await waitFor(() => expect(app.toasts.list.at(-1)?.message).toMatch(/Left out, because it is no address: wrong@@example\.org\.$/));
  });

  it('becomes a file where there is no mail program', async () => {
    const { backend, user } = await open();
    backend.fail('mail_draft', { code: 'internal', message: 'no program answers' });
    await user.keyboard('{Alt>}[Digit3]{/Alt}');
    await waitFor(() => expect(windowCalls(backend, 'save_text')).toHaveLength(1));
    expect(screen.queryByRole('alert')).toBeNull();
  });

  it('counts as sent when a person says so: how, to whom, and what it promised', async () => {
    const { backend, user } = await open();
    await user.keyboard('{Alt>}[Digit3]{/Alt}');
    await waitFor(() => expect(windowCalls(backend, 'mail_draft')).toHaveLength(1));
    await user.keyboard('{Control>}{Enter}{/Control}');
    const form = await screen.findByRole('form', { name: 'It went out to Customers' });
    expect(within(form).getByLabelText('How')).toHaveValue('mail');
    await user.type(within(form).getByLabelText('To (may stay empty)'), 'customers@example.org{Enter}');
    await done(backend, { kind: 'update_sent', audience: 'customers', channel: 'mail', to: 'customers@example.org', draft: 'draft-1' });
    const act = backend.world.acts.at(-1);
    const clock = backend.world.responses.get(backend.world.find('INC-0043').id)?.clocks.find((one) => one.audience === 'customers');
    expect(act?.kind === 'update_sent' && act.dueAt).toBe(clock?.dueAt);
    expect(act?.kind === 'update_sent' && act.nextBy).toMatch(/Z$/);
  });

  it('is kept as a draft that takes the place of the earlier one', async () => {
    const { backend, user } = await open();
    await user.type(await field(), ' More soon.');
    await user.keyboard('{Control>}s{/Control}');
    await done(backend, { kind: 'update_drafted', audience: 'customers', replaces: 'draft-1' });
    await waitFor(() => expect(screen.queryByRole('region', { name: 'Update' })).toBeNull());
  });

  it('forgets a draft that was dropped, and what was typed into it', async () => {
    const { backend, user } = await open();
    await user.type(await field(), ' More soon.');
    const response = backend.world.responses.get(backend.world.find('INC-0043').id);
    await user.click(screen.getByRole('button', { name: 'Drop the draft' }));
    // The program knows no draft from the drop on; the fake one has to be told.
    if (response) response.drafts = [];
    await user.keyboard('it is wrong{Enter}');
    await done(backend, { kind: 'update_dropped', draft: 'draft-1', reason: 'it is wrong' });
    await waitFor(async () => expect((await field()).value).not.toMatch(/More soon/));
    expect(screen.queryByRole('button', { name: 'Drop the draft' })).toBeNull();
    await user.keyboard('{Control>}s{/Control}');
    await done(backend, { kind: 'update_drafted', audience: 'customers' });
    expect(backend.world.acts.at(-1)).not.toHaveProperty('replaces');
  });

  it('keeps what was typed when it is left, and brings it back', async () => {
    const { user } = await open();
    await user.type(await field(), ' And one thing more.');
    await user.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByRole('region', { name: 'Update' })).toBeNull());
    await user.keyboard('u');
    expect((await field()).value).toMatch(/And one thing more\.$/);
    expect(await screen.findByText(/^What you typed before is back/)).toBeVisible();
  });

  it('takes the focus again when it is asked for again, and blocks nothing meanwhile', async () => {
    const { backend, user } = await open();
    await user.click(screen.getByLabelText('New line of the log'));
    await user.keyboard('pool is empty{Enter}');
    await waitFor(() => expect(backend.world.find('INC-0043').lines.at(-1)?.text).toBe('pool is empty'));
    await user.keyboard('{Escape}u');
    await waitFor(async () => expect(await field()).toHaveFocus());
  });

  it('tells a failure beside itself, with the text still there', async () => {
    const { backend, user } = await open();
    backend.fail('act', { message: 'the disk is full' });
    await user.keyboard('{Control>}s{/Control}');
    expect(await screen.findByRole('alert')).toHaveTextContent('The disk is full.');
    expect((await field()).value).not.toBe('');
  });
});

it('takes as a destination what names a place, not a remark about one', () => {
  expect(['#incident-updates', 'status.example', 'ops@example.org', ' '].map(destination)).toEqual(['#incident-updates', 'status.example', 'ops@example.org', '']);
  expect(destination('Their own channel, in a few lines')).toBe('');
});
