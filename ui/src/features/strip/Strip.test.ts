import { screen, waitFor } from '@testing-library/svelte';
import { describe, expect, it } from 'vitest';

import { NOW, show } from '../../../tests/render';
import type { Response, Timer } from '../../lib/backend';
import { toSay } from '../../lib/saying';
import { after, brief, worst } from './reading';
import Strip from './Strip.svelte';

const field = () => screen.getByLabelText('New line of the log');
const away = () => {};

async function open(incident = 'INC-0043') {
  const shown = await show(Strip, { incident, close: away });
  await waitFor(() => expect(screen.getByLabelText('Strip')).toHaveTextContent('INC-0043'));
  return shown;
}

describe('the line', () => {
  it('is saved with Enter, stamped with its first key', async () => {
    const { backend, user } = await open();
    await user.type(field(), '/a hosts rolled back{Enter}');
    await waitFor(() => expect(backend.requests('line_add')).toHaveLength(1));
    const [added] = backend.requests('line_add');
    expect(added).toMatchObject({ incident: 'INC-0043', text: '/a hosts rolled back' });
    expect(added?.startedAt).toBeTruthy();
    expect(field()).toHaveValue('');
  });

  it('is back in the field when it could not be saved, and says so', async () => {
    const { backend, user } = await open();
    backend.fail('line_add', { code: 'disk_full', message: 'the disk is full' });
    await user.type(field(), 'hosts rolled back{Enter}');
    expect(await screen.findByRole('alert')).toHaveTextContent('The disk is full.');
    expect(field()).toHaveValue('hosts rolled back');
    backend.heal('line_add');
    await user.type(field(), '{Enter}');
    await waitFor(() => expect(field()).toHaveValue(''));
    expect(screen.queryByRole('alert')).toBeNull();
  });

  it('is kept when the strip closes in the middle of it', async () => {
    const { backend, user } = await open();
    await user.type(field(), 'half a li');
    await waitFor(() => expect(backend.world.drafts.get('INC-0043/strip')?.text).toBe('half a li'));
  });
});

describe('the clocks', () => {
  const timer = (label: string, seconds: number): Timer => ({
    kind: 'update',
    key: label,
    label,
    dueAt: new Date(NOW + seconds * 1_000).toISOString(),
    from: new Date(NOW).toISOString(),
    say: '',
  });

  it('count down to what is due next, and up from what is late', () => {
    expect(worst([], NOW)).toBe(undefined);
    expect(worst([timer('Customers', 600)], NOW)).toMatchObject({ state: 'quiet', label: 'Customers', number: '10:00' });
    expect(worst([timer('Customers', 299)], NOW)).toMatchObject({ state: 'soon', number: '4:59' });
    const late = [timer('Customers', -102), timer('Executives', 248)];
    expect(worst(late, NOW)).toMatchObject({ state: 'due', label: 'Customers overdue', number: '+1:42' });
    expect(after(late, NOW)).toBe('Executives in 4:08');
  });
});

describe('the sentence to say', () => {
  const up = (kind: Timer['kind'], say: string, seconds: number): Timer => ({ kind, key: kind, label: kind, dueAt: new Date(NOW + seconds * 1_000).toISOString(), from: new Date(NOW).toISOString(), say });

  it('is that of the ask or time box that ended first, not that of an update', () => {
    const timers = [up('update', 'Customers: send the update.', -90), up('ask', 'Ana, your 5 minutes are up. What do you have?', -5), up('time_box', 'What do we see now?', 60)];
    expect(toSay(timers, NOW)?.say).toBe('Ana, your 5 minutes are up. What do you have?');
    expect(toSay(timers.slice(2), NOW)).toBe(undefined);
  });

  it('stands in the place of the step', async () => {
    const { backend } = await open();
    const before = (await backend.call('response', { incident: 'INC-0043' })) as Response;
    backend.answer('response', () => ({ ...before, timers: [up('ask', 'Ana, your 5 minutes are up. What do you have?', -5)] }));
    backend.changed([backend.world.find('INC-0043').id]);
    expect(await screen.findByText('“Ana, your 5 minutes are up. What do you have?”')).toBeVisible();
    expect(screen.getByText('Say this now')).toBeVisible();
  });
});

it('says in one line what to do, not how', () => {
  expect(brief('Who commands? Ask once. If nobody answers, you do.')).toBe('Who commands?');
  expect(brief('Say the roles aloud')).toBe('Say the roles aloud');
  expect(brief('Roll back to 4.18 now. Then wait.')).toBe('Roll back to 4.18 now.');
  expect(brief()).toBe('');
});
