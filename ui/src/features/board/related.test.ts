import { screen, waitFor, within } from '@testing-library/svelte';
import axe from 'axe-core';
import { tick } from 'svelte';
import { describe, expect, it, vi } from 'vitest';

import { show } from '../../../tests/render';
import { FakeBackend } from '../../lib/backend/fake';
import { seededWorld } from '../../lib/backend/fake/seed';
import { addThree } from '../../lib/backend/fake/six';
import Board from './Board.svelte';

// INC-0043 time out in west, 0044 replication lag and 0045 a drill; 0046 payments, 0047 prices within 0043, 0048 sign in.
async function six() {
  const now = Date.now();
  const world = seededWorld(now);
  addThree(world, now);
  const shown = await show(Board, {}, new FakeBackend({ world, zone: 'Europe/Berlin' }));
  await waitFor(() => expect(screen.getAllByText('May be the same as', { exact: false }).length).toBeGreaterThan(1));
  return { ...shown, world, now };
}

const card = (reference: string): HTMLElement => {
  const found = screen.getAllByRole('article').find((one) => within(one.querySelector('header') as HTMLElement).queryByText(reference));
  if (!found) throw new Error(`no card ${reference}`);
  return found;
};
const pair = (one: string, other: string) => within(within(card(one)).getByRole('group', { name: `${one} and ${other}` }));

describe('clocks on the board', () => {
  it('shows who commands, the minute, what is late and what comes next', async () => {
    await six();
    expect(card('INC-0043')).toHaveTextContent('Ana Ruiz commands, minute 17');
    const clocks = within(within(card('INC-0043')).getByRole('list', { name: 'Next clocks' }));
    expect(clocks.getByRole('timer', { name: 'Update: Customers: 1 min late' })).toHaveAttribute('aria-live', 'off');
    expect(clocks.getByText('Update out')).toBeVisible();
    expect(card('INC-0045')).toHaveTextContent('and 6 more clocks late');
    expect(card('INC-0048')).toHaveTextContent('Nobody commands yet, minute 2');
  });

  it('asks again when something changed, and after a quarter of a minute', async () => {
    const { app, backend } = await six();
    const asked = backend.requests('clocks').length;
    backend.changed([]);
    await waitFor(() => expect(backend.requests('clocks')).toHaveLength(asked + 1));
    // Far enough ahead that the clock takes it for a difference.
    const start = Math.ceil(Date.now() / 15_000 + 1) * 15_000;
    for (const [ahead, times] of [[100, 2], [5_000, 2], [14_000, 2], [15_100, 3]] as const) {
      app.clock.anchor(start + ahead);
      await waitFor(() => expect(app.clock.now).toBeGreaterThanOrEqual(start + ahead));
      await waitFor(() => expect(backend.requests('clocks')).toHaveLength(asked + times));
    }
  });

  it('a second touches only what reads otherwise', async () => {
    const { app, now } = await six();
    const start = now + 20_000;
    app.clock.anchor(start);
    await tick();
    const seen: MutationRecord[] = [];
    const observer = new MutationObserver((records) => seen.push(...records));
    observer.observe(document.body, { subtree: true, childList: true, characterData: true, characterDataOldValue: true, attributes: true });
    app.clock.anchor(start + 1_000);
    await tick();
    seen.push(...observer.takeRecords());
    observer.disconnect();
    expect(seen.every((one) => one.type === 'characterData' && one.oldValue !== one.target.textContent)).toBe(true);
    // Five cards count up, and one clock is near enough to count down in seconds.
    expect(seen).toHaveLength(4);
  });

  it('keeps what it knows when the clocks cannot be read, and says so', async () => {
    const { backend } = await six();
    backend.fail('clocks', { message: 'the disk does not answer' });
    backend.changed([]);
    expect(await screen.findByRole('alert')).toHaveTextContent('The clocks could not be read. The disk does not answer.');
    expect(screen.getByRole('timer', { name: 'Update: Customers: 1 min late' })).toBeVisible();
  });
});

describe('incidents that may be the same', () => {
  it('are read with the board, however many are open', async () => {
    const { backend } = await six();
    backend.changed([]);
    await waitFor(() => expect(backend.requests('board').length).toBeGreaterThan(1));
    expect([...backend.requests('response'), ...backend.requests('neighbours')]).toEqual([]);
  });

  it('are pointed out with the reason, and asked about once', async () => {
    await six();
    expect(card('INC-0044')).toHaveTextContent('May be the same as INC-0043 Both name #orders-db.');
    expect(card('INC-0043')).toHaveTextContent('May be the same as INC-0044');
    expect(within(card('INC-0043')).queryByRole('group')).toBeNull();
    // A drill shares nothing with the real thing.
    expect(card('INC-0045')).not.toHaveTextContent('May be the same');
  });

  it('can be linked, shown on both cards, and let go again', async () => {
    const { user, world } = await six();
    await user.click(pair('INC-0044', 'INC-0043').getByText('Link'));
    await waitFor(() => expect(card('INC-0044')).toHaveTextContent('Linked with INC-0043'));
    expect(card('INC-0043')).toHaveTextContent('Linked with INC-0044');
    expect(world.acts.at(-1)).toMatchObject({ kind: 'incident_related', relation: 'linked', other: world.find('INC-0043').id });
    await user.click(within(card('INC-0043')).getByRole('button', { name: 'Unlink INC-0044' }));
    await waitFor(() => expect(screen.queryByText('Linked with', { exact: false })).toBeNull());
    // It is taken back where it was written.
    expect(world.find('INC-0044').relations).toMatchObject([{ relation: 'separate' }]);
  });

  it('can be noted as separate, and that can be taken back', async () => {
    const { app, user } = await six();
    await user.click(pair('INC-0044', 'INC-0043').getByText('Separate'));
    await waitFor(() => expect(card('INC-0044')).not.toHaveTextContent('May be the same'));
    const toast = app.toasts.list.at(-1);
    expect(toast?.message).toBe('INC-0044 and INC-0043 are noted as separate.');
    toast?.undo?.();
    await waitFor(() => expect(card('INC-0044')).toHaveTextContent('May be the same as INC-0043'));
  });

  it('takes back nothing else that was done there since', async () => {
    const { app, backend, user, world } = await six();
    await user.click(pair('INC-0044', 'INC-0043').getByText('Separate'));
    await waitFor(() => expect(app.toasts.list).toHaveLength(1));
    await backend.call('line_add', { incident: 'INC-0044', text: 'Lag is falling', attachments: [] });
    app.toasts.list[0]?.undo?.();
    await waitFor(() => expect(app.toasts.list.at(-1)?.message).toBe('Something else was done in INC-0044 since; take it back there.'));
    expect(world.find('INC-0044').lines.at(-1)?.text).toBe('Lag is falling');
  });

  it('are drawn within each other when merged, until they are taken apart', async () => {
    const { user, world } = await six();
    const inside = () => within(card('INC-0043')).queryByRole('list', { name: 'Handled within INC-0043' });
    expect(inside()).toHaveTextContent('Checkout shows old prices in region west');
    await user.click(pair('INC-0044', 'INC-0043').getByText(/Merge into/));
    await waitFor(() => expect(inside()).toHaveTextContent('Replication lag on the orders database'));
    expect(screen.getAllByRole('article')).toHaveLength(4);
    await waitFor(() => expect(screen.getByRole('button', { name: 'Checkout requests time out in region west' })).toHaveFocus());
    await user.click(within(card('INC-0043')).getByRole('button', { name: 'Take apart INC-0047' }));
    await waitFor(() => expect(screen.getAllByRole('article')).toHaveLength(5));
    expect(world.find('INC-0047').relations).toMatchObject([{ relation: 'separate' }]);
  });

  it('are reached with a key, and the arrows go on from there', async () => {
    const { user } = await six();
    await user.keyboard('r');
    expect(screen.getByRole('button', { name: 'Take apart INC-0047' })).toHaveFocus();
    vi.spyOn(Element.prototype, 'getBoundingClientRect').mockImplementation(function (this: Element) {
      const at = screen.getAllByRole('article').indexOf(this as HTMLElement);
      return { left: 0, top: at < 0 ? 5_000 : at * 100, width: 100, height: 50 } as DOMRect;
    });
    await user.keyboard('j');
    expect(screen.getByRole('button', { name: 'The payment provider answers slowly' })).toHaveFocus();
    vi.restoreAllMocks();
  });

  it('says beside the card when it could not be noted', async () => {
    const { backend, user } = await six();
    backend.fail('act', { message: 'the disk is full' });
    await user.click(pair('INC-0044', 'INC-0043').getByText('Link'));
    expect(await within(card('INC-0044')).findByRole('alert')).toHaveTextContent('That is not noted. The disk is full.');
  });

  it('gives axe nothing to say', async () => {
    await six();
    const { violations } = await axe.run(document.body, { resultTypes: ['violations'], rules: { 'color-contrast': { enabled: false }, region: { enabled: false } } });
    expect(violations).toEqual([]);
  });
});
