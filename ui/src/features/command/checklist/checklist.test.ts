import { screen, waitFor, within } from '@testing-library/svelte';
import { describe, expect, it } from 'vitest';

import { show } from '../../../../tests/render';
import type { Act, CardView } from '../../../lib/backend';
import type { FakeBackend } from '../../../lib/backend/fake';
import Command from '../Command.svelte';
import { gone, paceWords } from './pace';

const composer = () => screen.getByLabelText('New line of the log');
const acts = (backend: FakeBackend): Act[] => backend.requests('act').map((one) => one.act);
const chosen = () => (document.activeElement as HTMLElement).dataset.item;

/** The incident at minute 17, with the focus on the checklist by its key. */
async function atList() {
  const shown = await show(Command, { incident: 'INC-0043' });
  await screen.findByText(/Keep what will roll away/);
  await waitFor(() => expect(composer()).toHaveFocus());
  await shown.user.keyboard('{Escape}l');
  await waitFor(() => expect(chosen()).toBe('c/c5'));
  return shown;
}

describe('the checklist by keys', () => {
  it('is entered where one was before an interruption, and left to the line being written', async () => {
    const { user } = await atList();
    expect(document.activeElement).toHaveTextContent('you were here');
    await user.keyboard('{Escape}');
    expect(composer()).toHaveFocus();
  });

  it('is done with Space, and goes on to the next open item', async () => {
    const { backend, user } = await atList();
    await user.keyboard(' ');
    await waitFor(() => expect(acts(backend)).toEqual([{ kind: 'item_answered', card: 'c', item: 'c5', state: 'done', remark: '' }]));
    // c6 is deferred and comes back by itself.
    await waitFor(() => expect(chosen()).toBe('c/c7'));
  });

  it('leaves the focus in a line that was begun while the answer was being saved', async () => {
    const { backend, user } = await atList();
    let saved = (): void => {};
    backend.answer('act', () => new Promise((resolve) => (saved = () => resolve({} as never))));
    await user.keyboard(' ');
    await waitFor(() => expect(acts(backend)).toHaveLength(1));
    await user.keyboard('{Escape}pool');
    const read = backend.requests('response').length;
    saved();
    await waitFor(() => expect(backend.requests('response').length).toBeGreaterThan(read));
    await user.keyboard(' is full');
    expect(composer()).toHaveValue('pool is full');
    expect(composer()).toHaveFocus();
  });

  it('takes an answer in words after Enter, and keeps it when it cannot be saved', async () => {
    const { backend, user } = await atList();
    backend.fail('act', { message: 'the disk is full' });
    await user.keyboard('{Enter}');
    await waitFor(() => expect(screen.getByLabelText('Answer: links')).toHaveFocus());
    await user.keyboard('graph of the pool{Enter}');
    expect(await screen.findByText(/The disk is full/)).toBeVisible();
    expect(screen.getByLabelText('Answer: links')).toHaveValue('graph of the pool');
    backend.heal('act');
    await user.keyboard('{Enter}');
    await waitFor(() => expect(acts(backend).at(-1)).toMatchObject({ item: 'c5', state: 'done', remark: 'graph of the pool' }));
    await waitFor(() => expect(screen.queryByText(/The disk is full/)).toBeNull());
  });

  it('defers with minutes or a time, and refuses a time that is none', async () => {
    const { backend, user } = await atList();
    await user.keyboard('d');
    await waitFor(() => expect(screen.getByLabelText('Or at')).toHaveFocus());
    await user.keyboard('soon{Enter}');
    expect(screen.getByText('Write minutes, or a time such as 14:30.')).toBeVisible();
    expect(acts(backend)).toEqual([]);
    await user.clear(screen.getByLabelText('Or at'));
    await user.keyboard('15{Enter}');
    await waitFor(() => expect(acts(backend)[0]).toMatchObject({ item: 'c5', state: 'deferred' }));
    const act = acts(backend)[0];
    if (act?.kind !== 'item_answered') throw new Error('another act');
    expect((Date.parse(act.until ?? '') - Date.now()) / 60_000).toBeCloseTo(15, 0);
  });

  it('says that an item does not apply, and why', async () => {
    const { backend, user } = await atList();
    await user.keyboard('x');
    await waitFor(() => expect(screen.getByLabelText('Does not apply, because')).toHaveFocus());
    await user.keyboard('nothing to keep{Enter}');
    await waitFor(() => expect(acts(backend)[0]).toMatchObject({ item: 'c5', state: 'not_applicable', remark: 'nothing to keep' }));
  });

  it('shows why, goes back with Escape, and moves with arrows', async () => {
    const { user } = await atList();
    await user.keyboard('w');
    expect(await screen.findByText('In a week nobody can get it back.')).toBeVisible();
    await user.keyboard('{Escape}');
    expect(screen.queryByText('In a week nobody can get it back.')).toBeNull();
    await waitFor(() => expect(chosen()).toBe('c/c5'));
    await user.keyboard('{ArrowUp}');
    await waitFor(() => expect(chosen()).toBe('c/c4'));
    await user.keyboard('{ArrowDown}{ArrowDown}');
    await waitFor(() => expect(chosen()).toBe('c/c6'));
  });

  it('logs that the sentence of an item was said', async () => {
    const { backend, user } = await atList();
    await user.keyboard('{ArrowUp}');
    await waitFor(() => expect(chosen()).toBe('c/c4'));
    await user.keyboard('y');
    await waitFor(() => expect(acts(backend)[0]).toMatchObject({ kind: 'said', script: 'card.c.c4' }));
  });

  it.each([
    // What is said here holds for the whole response, so that it ticks the item by itself.
    ['a2', 'Answer: link', 'bridge 5', { kind: 'meeting_place_set', place: 'bridge 5' }],
    ['a1', 'Answer: name', 'ben okafor', { kind: 'role_assumed', role: 'commander', person: 'ben' }],
    ['a1', 'Answer: name', 'Lena Fischer', { kind: 'role_assumed', role: 'commander', person: 'lena.fischer' }],
  ])('takes the answer of %s as where to meet or who commands: %s %s', async (item, label, typed, act) => {
    const { backend, user } = await atList();
    await user.click(screen.getByRole('button', { name: /Take command/, expanded: false }));
    document.querySelector<HTMLElement>(`[data-item="a/${item}"]`)?.focus();
    await user.keyboard('{Enter}');
    await waitFor(() => expect(screen.getByLabelText(label)).toHaveFocus());
    await user.keyboard(`${typed}{Enter}`);
    await waitFor(() => expect(acts(backend)).toEqual([act]));
  });

  it('opens an answered item again only by its own key', async () => {
    const { backend, user } = await atList();
    await user.keyboard('{ArrowUp}');
    await waitFor(() => expect(chosen()).toBe('c/c4'));
    await user.keyboard(' ');
    expect(acts(backend)).toEqual([]);
    await user.keyboard('o');
    await waitFor(() => expect(acts(backend)[0]).toMatchObject({ item: 'c4', state: 'open' }));
  });
});

it('shows words for moments of pressure on one key, and logs what was said', async () => {
  const { backend, user } = await show(Command, { incident: 'INC-0043' });
  await screen.findByText(/Keep what will roll away/);
  await user.keyboard('{Escape}y');
  const panel = await screen.findByRole('region', { name: 'What to say' });
  await waitFor(() => expect(panel).toContainElement(document.activeElement as HTMLElement));
  await within(panel).findByText(/Do you/);
  await user.keyboard('2{Enter}');
  await waitFor(() => expect(acts(backend)[0]).toMatchObject({ kind: 'said', script: 'script.executive' }));
  expect(composer()).toHaveFocus();
});

it('keeps the milestones at one key', async () => {
  const { backend, user } = await show(Command, { incident: 'INC-0043' });
  const part = await screen.findByRole('region', { name: 'Milestones' });
  expect(within(part).queryByRole('list')).toBeNull();
  await user.keyboard('{Escape}m');
  expect(await within(part).findByRole('list')).toBeVisible();
  await user.keyboard('o');
  await waitFor(() => expect(backend.requests('milestone_set')[0]).toMatchObject({ milestone: 'diagnosed' }));
});

describe('pace', () => {
  const card = (key: string, from: number, until: number): CardView =>
    ({ key, title: key, readDo: false, minutes: [from, until], items: [], answered: 0, completeAt: null, say: '' });
  const cards = [card('a', 0, 5), card('b', 5, 8), card('c', 10, 20)];

  it.each([
    ['a', 0, 0],
    ['a', 2.5, 0.5],
    ['a', 9, 1],
    // A card's stretch ends where the next one begins, so that no minute is without a place.
    ['b', 7.5, 0.5],
    ['c', 7.5, 0],
    ['c', 15, 0.5],
  ])('time on card %s at minute %d has run by %d', (key, minute, share) => {
    expect(gone(cards, cards.find((one) => one.key === key) ?? card('x', 0, 1), minute)).toBe(share);
  });

  it('counts what is late, without blame', async () => {
    const { backend } = await show(Command, { incident: 'INC-0043' });
    const value = await backend.call('response', { incident: 'INC-0043' });
    expect(paceWords(value)).toBe('4 of 7, 1 late');
    for (const one of value.cards.flatMap((each) => each.items)) one.late = false;
    expect(paceWords({ ...value, pace: 'on_pace' })).toBe('4 of 7, on pace');
  });
});
