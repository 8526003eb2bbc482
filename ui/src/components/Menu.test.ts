import { screen, waitFor } from '@testing-library/svelte';
import { createRawSnippet } from 'svelte';
import { describe, expect, it } from 'vitest';

import { show } from '../../tests/render';
import Menu, { type MenuItem } from './Menu.svelte';

const trigger = createRawSnippet<[Record<string, unknown>]>(() => ({ render: () => '<button type="button">Open it</button>' }));

async function open() {
  const ran: string[] = [];
  const item = (label: string, keys: string, disabled = false): MenuItem => ({ label, keys, disabled, run: () => ran.push(label) });
  const items = [item('Edit', 'e'), item('History', 'Shift+E'), item('Standing', '='), item('Strike', 'x', true), item('Write', 'Enter')];
  const shown = await show(Menu, { items, trigger, open: true });
  await screen.findByRole('menu');
  return { ...shown, ran };
}

describe('an open menu', () => {
  it.each([
    ['e', ['Edit']],
    ['{Shift>}E{/Shift}', ['History']],
    ['=', ['Standing']],
  ])('is answered by the key that an item shows: %s', async (key, wanted) => {
    const { user, ran } = await open();
    await user.keyboard(key);
    expect(ran).toEqual(wanted);
    await waitFor(() => expect(screen.queryByRole('menu')).toBeNull());
  });

  it('does nothing for an item that is not to be had', async () => {
    const { user, ran } = await open();
    await user.keyboard('x');
    expect(ran).toEqual([]);
    expect(screen.getByRole('menu')).toBeVisible();
  });

  it('leaves Enter to the item on which one is', async () => {
    const { user, ran } = await open();
    await user.keyboard('{ArrowDown}');
    await waitFor(() => expect(screen.getByRole('menuitem', { name: /^Edit/ })).toHaveFocus());
    await user.keyboard('{Enter}');
    expect(ran).toEqual(['Edit']);
  });
});
