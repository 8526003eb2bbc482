import { screen, waitFor, within } from '@testing-library/svelte';
import { describe, expect, it } from 'vitest';

import { show } from '../../../tests/render';
import { FakeBackend } from '../../lib/backend/fake';
import Command from './Command.svelte';

const field = () => screen.getByLabelText<HTMLTextAreaElement>('New line of the log');
const lines = (backend: FakeBackend) => backend.world.find('INC-0043').lines;

async function open(backend?: FakeBackend) {
  const shown = await show(Command, { incident: 'INC-0043' }, backend);
  await waitFor(() => expect(field()).toHaveFocus());
  return shown;
}

describe('the composer', () => {
  it('has the focus at once, takes a line and is free for the next', async () => {
    const { backend, user } = await open();
    await user.keyboard('/d keep the rollback{Enter}and watch it');
    expect(field()).toHaveValue('and watch it');
    await waitFor(() => expect(lines(backend).at(-1)).toMatchObject({ kind: 'decision', text: 'keep the rollback' }));
  });

  it('holds the clock at the first key', async () => {
    const { user } = await open();
    expect(screen.queryByText(/^held /)).toBeNull();
    await user.keyboard('p');
    expect(await screen.findByText(/^held \d\d:\d\d:\d\d/)).toBeVisible();
  });

  it('shows how the line is read, in words, and refuses nothing', async () => {
    const { backend, user } = await open();
    await user.keyboard('/a @nobody restarted it');
    const read = screen.getByRole('group', { name: 'How the line is read' });
    expect(await within(read).findByText('Action')).toBeVisible();
    expect(await within(read).findByText('new')).toBeVisible();
    await user.keyboard('{Enter}');
    await waitFor(() => expect(lines(backend).at(-1)?.text).toBe('restarted it'));
  });

  it('offers names, and Enter takes the offer before it sends the line', async () => {
    const { user } = await open();
    await user.keyboard('told @an');
    expect(await screen.findByRole('option', { name: /Ana Ruiz/ })).toHaveAttribute('aria-selected', 'true');
    await user.keyboard('{Enter}');
    expect(field()).toHaveValue('told @ana ');
  });

  it('tells a failure beside itself, with the text still there', async () => {
    const { backend, user } = await open();
    backend.fail('line_add', { code: 'disk_full', message: 'the disk is full' });
    await user.keyboard('pods restarted{Enter}');
    expect(await screen.findByRole('alert')).toHaveTextContent('The disk is full.');
    expect(field()).toHaveValue('pods restarted');
  });

  it('opens a preview for many lines, and Escape brings the text back untouched', async () => {
    const { backend, user } = await open();
    const before = lines(backend).length;
    await user.paste('0312 a\n0315 b\n');
    const preview = await screen.findByRole('group', { name: 'Pasted lines' });
    expect(await within(preview).findByText('2 pasted lines')).toBeVisible();
    await user.keyboard('{Escape}');
    expect(field()).toHaveValue('0312 a\n0315 b\n');
    await user.keyboard('{Enter}');
    await screen.findByLabelText('Add line 2');
    await user.click(screen.getByLabelText('Add line 2'));
    await user.keyboard('{Enter}');
    await waitFor(() => expect(lines(backend)).toHaveLength(before + 1));
    expect(field()).toHaveValue('');
  });
});

describe('keys', () => {
  it('set an instant by its letter', async () => {
    const { backend, user } = await open();
    await user.keyboard('{Escape}');
    await user.keyboard('mo');
    await waitFor(() => expect(backend.requests('milestone_set')[0]).toMatchObject({ milestone: 'diagnosed' }));
  });

  it('write the statement in place', async () => {
    const { backend, user } = await open();
    await user.keyboard('{Escape}s');
    await waitFor(() => expect(screen.getByRole('textbox', { name: 'Incident statement' })).toHaveFocus());
    await user.keyboard(' Wallets are fine.{Enter}');
    await waitFor(() => expect(backend.world.find('INC-0043').statements.at(-1)?.text).toMatch(/Wallets are fine\.$/));
  });

  it('take back and do again', async () => {
    const { backend, app, user } = await open();
    const before = lines(backend).length;
    await user.keyboard('one more{Enter}');
    await waitFor(() => expect(lines(backend)).toHaveLength(before + 1));
    await user.keyboard('{Escape}{Control>}z{/Control}');
    await waitFor(() => expect(lines(backend)).toHaveLength(before));
    await waitFor(() => expect(app.toasts.list.at(-1)?.message).toBe('Taken back: added a line.'));
    await user.keyboard('{Control>}y{/Control}');
    await waitFor(() => expect(lines(backend)).toHaveLength(before + 1));
  });

  it('show an earlier minute, in which nothing can be changed, and return', async () => {
    const { user } = await open();
    await user.keyboard('{Escape}t');
    await waitFor(() => expect(screen.getByLabelText('Minute')).toHaveFocus());
    await user.keyboard('-5m');
    await user.keyboard('{Enter}');
    expect(await screen.findByText(/^As it was known at/)).toBeVisible();
    expect(screen.queryByLabelText('New line of the log')).toBeNull();
    await user.keyboard('{Escape}');
    await waitFor(() => expect(field()).toBeVisible());
    expect(screen.queryByText(/^As it was known at/)).toBeNull();
  });
});

it('says so when there is no such incident', async () => {
  await show(Command, { incident: 'INC-9999' });
  expect(await screen.findByRole('alert')).toHaveTextContent('No incident is called INC-9999.');
});
