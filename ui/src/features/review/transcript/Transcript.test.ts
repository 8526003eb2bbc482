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
const grid = () => screen.findByRole('grid', { name: 'What was said and written' });

beforeEach(() => {
  backend = new FakeBackend({ world: seededWorld(NOW), zone: 'Europe/Berlin' });
});

async function open() {
  await backend.call('source_import', { incident: 'INC-0043', path: '/call.vtt', format: 'vtt', rooms: [], answers: {}, job: 'in' });
  const shown = await show(Review, { incident: 'INC-0043', tab: 'transcript' as const }, backend);
  const list = await grid();
  await waitFor(() => expect(backend.requests('conversation').length).toBeGreaterThan(0));
  await within(await screen.findByRole('toolbar', { name: 'Mark with' })).findByRole('button', { name: /Narrative/ });
  await waitFor(() => expect(Number(list.getAttribute('aria-rowcount'))).toBeGreaterThan(7));
  list.focus();
  return shown;
}

describe('the transcript', () => {
  it('marks with a key, writes a note, and makes something of the mark', async () => {
    const { user } = await open();
    await user.keyboard('j{ArrowRight}{Shift>}{ArrowRight}{/Shift}4');
    await waitFor(() => expect(acts().at(-1)).toMatchObject({ kind: 'mark_made', code: 'diagnosis' }));
    await user.keyboard('q');
    await waitFor(() => expect(acts().at(-1)).toMatchObject({ kind: 'mark_used', became: 'question' }));
    expect(acts().at(-2)).toMatchObject({ kind: 'finding_written', sort: 'question' });
  });

  it('reads codes from a file, takes all of them back, and writes them out', async () => {
    const { app, user } = await open();
    await user.click(screen.getByText('Codes'));
    await user.click(screen.getByRole('button', { name: 'Read from a file' }));
    await waitFor(() => expect(app.toasts.list.at(-1)?.message).toBe('1 code added'));
    await screen.findByRole('button', { name: 'Hand-off' });
    app.toasts.list.at(-1)?.undo?.();
    await waitFor(() => expect(screen.queryByRole('button', { name: 'Hand-off' })).toBeNull());
    await user.click(screen.getByRole('button', { name: 'Save as a file' }));
    await waitFor(() => expect(backend.calls.findLast((one) => one.name === 'save_text')?.request).toMatchObject({ fileName: 'codes.yaml' }));
  });

  it('reaches the codes by keys, and gives the focus back', async () => {
    const { user } = await open();
    const list = await grid();
    await user.keyboard('bb');
    await waitFor(() => expect(document.activeElement).toHaveAttribute('data-code'));
    const first = document.activeElement;
    await user.keyboard('{Enter}');
    await waitFor(() => expect(screen.getByLabelText('Name')).toHaveFocus());
    await user.keyboard('{Escape}');
    await waitFor(() => expect(document.activeElement?.getAttribute('data-code')).toBe(first?.getAttribute('data-code')));
    await user.keyboard('{Escape}');
    expect(list).toHaveFocus();
    await user.keyboard('ba');
    await waitFor(() => expect(screen.getByLabelText('Name')).toHaveFocus());
    await user.keyboard('Hand-off twice{Enter}');
    await waitFor(() => expect(screen.getByRole('button', { name: /Hand-off twice/ })).toHaveFocus());
    await user.keyboard('bs');
    await waitFor(() => expect(backend.calls.findLast((one) => one.name === 'save_text')?.request).toMatchObject({ fileName: 'codes.yaml' }));
    await user.keyboard('br');
    await screen.findByRole('button', { name: 'Hand-off' });
  });

  it('takes a mark away again', async () => {
    const { user } = await open();
    await user.keyboard('j1');
    await waitFor(() => expect(acts().at(-1)).toMatchObject({ kind: 'mark_made', code: 'narrative' }));
    await user.keyboard('x');
    await waitFor(() => expect(acts().at(-1)).toMatchObject({ kind: 'mark_cleared' }));
  });

  it('reads again only what a mark can change', async () => {
    const { user } = await open();
    await screen.findByRole('region', { name: 'Who was heard' });
    backend.calls.length = 0;
    await user.keyboard('j1');
    await waitFor(() => expect(acts().at(-1)).toMatchObject({ kind: 'mark_made' }));
    await waitFor(() => expect(backend.requests('conversation').length).toBeGreaterThan(0));
    await waitFor(() => expect(backend.requests('marking').length).toBeGreaterThan(0));
    const called = new Set<string>(backend.calls.map(({ name }) => name));
    expect(['heard', 'sources', 'directory'].filter((name) => called.has(name))).toEqual([]);
    // What others do may be anything.
    backend.changed([]);
    await waitFor(() => expect(backend.requests('heard').length).toBeGreaterThan(0));
    expect(backend.requests('sources').length).toBeGreaterThan(0);
  });

  it('offers every code by name', async () => {
    const { user } = await open();
    await user.keyboard('c');
    const field = await screen.findByRole('combobox', { name: 'Mark with which code' });
    await waitFor(() => expect(field).toHaveFocus());
    await user.keyboard('theme{Enter}');
    await waitFor(() => expect(acts().at(-1)).toMatchObject({ kind: 'mark_made', code: 'theme' }));
  });

  it('says who was heard in the order of the first word', async () => {
    await open();
    const card = await screen.findByRole('region', { name: 'Who was heard' });
    const names = (await within(card).findAllByRole('listitem')).map((one) => one.textContent?.trim().split(/\s{2,}/u)[0]);
    expect(names.map((name) => name?.slice(0, 5))).toEqual(['Jonas', 'Mei T', 'Priya', 'Lena ']);
  });

  it('is clean by axe', async () => {
    await open();
    await screen.findByRole('region', { name: 'Who was heard' });
    const { violations } = await axe.run(document.body, { rules: { 'color-contrast': { enabled: false }, region: { enabled: false } } });
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
  });
});
