import { screen, waitFor, within } from '@testing-library/svelte';
import axe from 'axe-core';
import { beforeEach, describe, expect, it } from 'vitest';

import { NOW, show } from '../../../../tests/render';
import { FakeBackend } from '../../../lib/backend/fake';
import { reviewActs } from '../../../lib/backend/fake/review';
import { seededWorld } from '../../../lib/backend/fake/seed';
import Review from '../Review.svelte';

let backend: FakeBackend;
const acts = () => reviewActs(backend.world, 'INC-0043').map(({ act }) => act);
const slider = () => screen.findByRole('slider', { name: 'Minute of the incident' });

beforeEach(() => {
  backend = new FakeBackend({ world: seededWorld(NOW), zone: 'Europe/Berlin' });
});

async function open() {
  await backend.call('source_import', { incident: 'INC-0043', path: '/call.vtt', format: 'vtt', rooms: [], answers: {}, job: 'in' });
  const shown = await show(Review, { incident: 'INC-0043', tab: 'transcript' as const }, backend);
  await slider();
  await waitFor(() => expect(backend.requests('conversation').length).toBeGreaterThan(0));
  return shown;
}

describe('the scrubber', () => {
  it('shows an earlier minute by keys, and returns to where one was', async () => {
    const { user } = await open();
    await user.keyboard('m');
    const line = await slider();
    expect(line).toHaveFocus();
    await user.keyboard('{Home}');
    const card = await screen.findByRole('region', { name: /^What was known at \d\d:\d\d:\d\d$/ });
    await waitFor(() => expect(backend.requests('known_at').length).toBeGreaterThan(0));
    const first = Number(line.getAttribute('aria-valuenow'));
    await user.keyboard('{ArrowRight}{Shift>}{ArrowRight}{/Shift}');
    const moved = (Number(line.getAttribute('aria-valuenow')) - first) / 60_000;
    expect(moved).toBeGreaterThan(10);
    expect(moved).toBeLessThanOrEqual(11);
    expect(line.getAttribute('aria-valuetext')).toMatch(/^\d\d:\d\d:\d\d/);
    expect(within(card).getByText('On the call')).toBeInTheDocument();
    await user.keyboard('{Escape}');
    expect(screen.queryByText('Promises')).toBeNull();
    expect(await screen.findByRole('grid', { name: 'What was said and written' })).toHaveFocus();
  });

  it('takes a time as it is typed, and says when it is none', async () => {
    const { user } = await open();
    const line = await slider();
    await user.keyboard('{Shift>}M{/Shift}');
    const field = screen.getByRole('textbox', { name: 'Minute to look at' });
    expect(field).toHaveFocus();
    await user.keyboard('soon{Enter}');
    expect(await screen.findByText(/That is no time of this incident/)).toBeInTheDocument();
    const at = new Date(Number(line.getAttribute('aria-valuemin')) + 120_000).toISOString().slice(11, 16);
    await user.clear(field);
    await user.type(field, `${at}Z{Enter}`);
    await waitFor(() => expect(new Date(Number(line.getAttribute('aria-valuenow'))).toISOString().slice(11, 16)).toBe(at));
  });

  it('asks once for many steps', async () => {
    const { user } = await open();
    await user.keyboard('m{Home}');
    const before = backend.requests('known_at').length;
    await user.keyboard('{ArrowRight>20/}');
    await waitFor(() => expect(backend.requests('known_at').length).toBeGreaterThan(before));
    expect(backend.requests('known_at').length - before).toBeLessThan(20);
  });
});

describe('the ways to look at it', () => {
  it('lays what was told beside what was known, and the same as a table', async () => {
    const { user } = await open();
    await user.keyboard('wt');
    expect(await screen.findByText('Where they stand apart')).toBeInTheDocument();
    expect(screen.getByRole('button', { name: /drafted, not confirmed/ })).toBeInTheDocument();
    await user.click(screen.getByText('The same as a table'));
    expect(screen.getByRole('table')).toBeVisible();
    await user.click(screen.getByRole('radio', { name: 'Executives' }));
    expect(screen.queryByRole('button', { name: /Customers, .* told/ })).toBeNull();
  });

  it('gives each person a lane, and opens what stands in it', async () => {
    const { user } = await open();
    await user.keyboard('wp');
    const grid = await screen.findByRole('grid', { name: /Points of view/ });
    const names = within(grid).getAllByRole('rowheader').map((one) => one.textContent ?? '');
    expect(names.length).toBeGreaterThan(2);
    expect(screen.getByText(/it says nothing about anybody’s part/)).toBeInTheDocument();
    await user.keyboard('j');
    expect(grid).toHaveFocus();
    const at = grid.getAttribute('aria-activedescendant');
    await user.keyboard('{ArrowDown}');
    expect(grid.getAttribute('aria-activedescendant')).not.toBe(at);
    await user.keyboard('{Enter}');
    expect(await screen.findByRole('grid', { name: 'What was said and written' })).toHaveFocus();
  });

  it('shows what lies before and after the incident, by keys', async () => {
    const { user } = await open();
    await user.keyboard('wp');
    await screen.findByRole('group', { name: 'Everything that is read' });
    const asked = () => backend.requests('points_of_view').at(-1);
    expect(asked()?.from).toBeUndefined();
    await user.keyboard('9');
    await waitFor(() => expect(asked()?.from).toBeDefined());
    const whole = backend.requests('points_of_view').at(-1);
    await user.keyboard('+');
    await waitFor(() => expect(Date.parse(asked()?.from ?? '')).toBeGreaterThan(Date.parse(whole?.from ?? '')));
    await user.keyboard('0');
    await waitFor(() => expect(asked()?.from).toBeUndefined());
  });

  it('makes a card of two accounts, and puts one away with a reason', async () => {
    const { user } = await open();
    await user.keyboard('wd');
    await screen.findByText(/Worth talking about/);
    await user.keyboard('{Enter}');
    await waitFor(() => expect(acts().at(-1)).toMatchObject({ kind: 'difference_noted' }));
    await screen.findByRole('button', { name: /Put on the agenda/ });
    await user.keyboard('x');
    await user.keyboard('both were right{Enter}');
    await waitFor(() => expect(acts().at(-1)).toMatchObject({ kind: 'difference_put_away', reason: 'both were right' }));
    expect(await screen.findByText('1 put away')).toBeInTheDocument();
  });

  it('puts a card on the agenda of the meeting that comes, before its last part', async () => {
    const block = (key: string) => ({ key, title: key, minutes: 5 });
    const plan = { kind: 'meeting_planned' as const, sort: 'learning' as const, at: '2026-11-24T13:00:00Z', agenda: [block('open'), block('close')] };
    await backend.call('review_act', { incident: 'INC-0043', act: plan });
    const { user } = await open();
    await user.keyboard('wd');
    await screen.findByText(/Worth talking about/);
    await user.keyboard('{Enter}');
    await screen.findByRole('button', { name: /Put on the agenda/ });
    await user.keyboard('a');
    await waitFor(() => expect(acts().at(-1)).toMatchObject({ kind: 'meeting_planned', meeting: expect.any(String) as string }));
    const last = acts().at(-1);
    expect(last?.kind === 'meeting_planned' && last.agenda.map(({ key }) => key.split('-')[0])).toEqual(['open', 'difference', 'close']);
    expect(await screen.findByText('On the agenda')).toBeInTheDocument();
  });

  it('makes a card of two marks', async () => {
    const { user } = await open();
    const list = await screen.findByRole('grid', { name: 'What was said and written' });
    await waitFor(() => expect(Number(list.getAttribute('aria-rowcount'))).toBeGreaterThan(7));
    await within(await screen.findByRole('toolbar', { name: 'Mark with' })).findByRole('button', { name: /Narrative/ });
    list.focus();
    const marks = () => acts().filter(({ kind }) => kind === 'mark_made').length;
    await user.keyboard('j4');
    await waitFor(() => expect(marks()).toBe(1));
    await user.keyboard('d');
    expect(await screen.findByText(/Kept beside/)).toBeInTheDocument();
    await user.keyboard('j3');
    await waitFor(() => expect(marks()).toBe(2));
    await user.keyboard('d');
    await waitFor(() => expect(acts().findLast(({ kind }) => kind === 'difference_noted')).toMatchObject({ accounts: [{}, {}] }));
    expect(screen.queryByText(/Kept beside/)).toBeNull();
  });

  it('asks for which finding a mark is evidence', async () => {
    await backend.call('review_act', { incident: 'INC-0043', act: { kind: 'finding_written', sort: 'surprise', text: 'The pool is per host' } });
    const { user } = await open();
    const list = await screen.findByRole('grid', { name: 'What was said and written' });
    await waitFor(() => expect(Number(list.getAttribute('aria-rowcount'))).toBeGreaterThan(7));
    await within(await screen.findByRole('toolbar', { name: 'Mark with' })).findByRole('button', { name: /Narrative/ });
    list.focus();
    await user.keyboard('j4');
    await waitFor(() => expect(acts().at(-1)).toMatchObject({ kind: 'mark_made' }));
    await user.keyboard('e');
    const field = await screen.findByRole('combobox', { name: 'Evidence for which finding' });
    await waitFor(() => expect(field).toHaveFocus());
    await screen.findByRole('option', { name: /The pool is per host/ });
    await user.keyboard('pool{Enter}');
    const finding = reviewActs(backend.world, 'INC-0043').find(({ act }) => act.kind === 'finding_written')?.id;
    await waitFor(() => expect(acts().at(-1)).toMatchObject({ kind: 'mark_used', became: 'evidence', target: finding }));
  });

  it('makes a new finding of the kind that was chosen by its key', async () => {
    const { user } = await open();
    const list = await screen.findByRole('grid', { name: 'What was said and written' });
    await waitFor(() => expect(Number(list.getAttribute('aria-rowcount'))).toBeGreaterThan(7));
    await within(await screen.findByRole('toolbar', { name: 'Mark with' })).findByRole('button', { name: /Narrative/ });
    list.focus();
    await user.keyboard('j4');
    await waitFor(() => expect(acts().at(-1)).toMatchObject({ kind: 'mark_made' }));
    await user.keyboard('e');
    const field = await screen.findByRole('combobox', { name: 'Evidence for which finding' });
    await waitFor(() => expect(field).toHaveFocus());
    await user.keyboard('{Alt>}1{/Alt}');
    expect(screen.getByRole('button', { name: /contributing factor/ })).toHaveAttribute('aria-pressed', 'true');
    expect(field).toHaveFocus();
    await user.keyboard('The pool is per host{Enter}');
    await waitFor(() => expect(acts().findLast(({ kind }) => kind === 'finding_written')).toMatchObject({ sort: 'contributing_factor', text: 'The pool is per host' }));
  });

  it('opens the interview in which a note was taken that an account rests on', async () => {
    const note = 'note-1';
    const evidence = [{ note, place: 0, last: 0, from: 0, to: 0, quote: 'the cache first' }];
    const accounts = [{ person: 'jonas', text: 'It was the cache', evidence }, { person: 'mei', text: 'It was the pool' }];
    await backend.call('review_act', { incident: 'INC-0043', act: { kind: 'difference_noted', question: 'How did it look?', accounts } });
    const { app, user } = await open();
    await user.keyboard('wd');
    await user.click(await screen.findByRole('button', { name: /the cache first/ }));
    expect(app.router.view).toMatchObject({ name: 'review', tab: 'interviews', at: { note } });
  });

  it('is clean by axe in each of them', { timeout: 20_000 }, async () => {
    const { user } = await open();
    for (const keys of ['wt', 'wp', 'wd', 'wrm{Home}']) {
      await user.keyboard(keys);
      await waitFor(() => expect(document.querySelector('[aria-busy=true]')).toBeNull());
      const { violations } = await axe.run(document.body, { rules: { 'color-contrast': { enabled: false }, region: { enabled: false } } });
      expect(violations.map(({ id, nodes }) => `${keys} ${id}: ${nodes[0]?.html}`)).toEqual([]);
    }
  });
});
