import { screen, waitFor, within } from '@testing-library/svelte';
import axe from 'axe-core';
import { describe, expect, it } from 'vitest';

import { show } from '../../../../tests/render';
import { FakeBackend } from '../../../lib/backend/fake';
import { seededWorld } from '../../../lib/backend/fake/seed';
import { addThree } from '../../../lib/backend/fake/six';
import Command from '../Command.svelte';

// INC-0047, old prices, is handled as part of INC-0043, time outs; INC-0044 names a service of it.
async function open(incident: string) {
  const now = Date.now();
  const world = seededWorld(now);
  addThree(world, now);
  const shown = await show(Command, { incident }, new FakeBackend({ world, zone: 'Europe/Berlin' }));
  await waitFor(() => expect(screen.getByLabelText('New line of the log')).toHaveFocus());
  screen.getByRole('grid').focus();
  return { ...shown, world };
}

const bar = () => within(screen.getByRole('toolbar', { name: 'Log' }));
const counted = async (lines: number) => {
  await waitFor(() => expect(bar().getByText(`${lines} line`, { exact: false })).toBeInTheDocument());
};

describe('an incident that another is merged into', () => {
  it('shows the lines of both, or only its own, with one key', async () => {
    const { user, world } = await open('INC-0043');
    const own = world.find('INC-0043').lines.filter((line) => !line.struck).length;
    const both = own + world.find('INC-0047').lines.length;
    await counted(both);
    expect(screen.getByText(/With the lines of/)).toHaveTextContent('INC-0047');
    await user.keyboard('{Shift>}m{/Shift}');
    await counted(own);
    await user.click(bar().getByText('All'));
    await counted(both);
    expect(screen.queryByText(/Merged into/)).toBeNull();
  });

  it('says whose a line is, changes it where it belongs, and goes there', async () => {
    const { app, backend, user, world } = await open('INC-0043');
    const line = world.find('INC-0047').lines.find((one) => one.text.includes('Prices of yesterday'));
    const { index } = await backend.call('log_place', { incident: 'INC-0043', order: 'arrival', filter: { kinds: [], pinned: false, flagged: false, pictures: false, struck: false, routine: false, own: false }, line: line?.id ?? '' });
    const total = world.find('INC-0043').lines.length + world.find('INC-0047').lines.length;
    await user.keyboard('{Shift>}g{/Shift}');
    for (let at = total - 1; at > (index ?? 0); at -= 1) await user.keyboard('k');
    await waitFor(() => expect(screen.getByRole('grid')).toHaveAttribute('aria-activedescendant', `line-${line?.id}`));
    await user.keyboard('p');
    await waitFor(() => expect(line?.pinned).toBe(true));
    await user.keyboard('{Shift>}u{/Shift}');
    expect(app.router.incident).toBe(world.find('INC-0047').id);
  });

  it('is pointed to from the merged one, and reached with a key', async () => {
    const { app, user, world } = await open('INC-0047');
    expect(await screen.findByText(/^Merged into/)).toHaveTextContent('INC-0043');
    expect(screen.queryByRole('group', { name: 'Whose lines' })).toBeNull();
    await user.keyboard('{Shift>}u{/Shift}');
    expect(app.router.incident).toBe(world.find('INC-0043').id);
  });

  it('tells what else is open by services, people and words, as the board does', async () => {
    await open('INC-0044');
    const also = within(screen.getByRole('region', { name: 'Also open' }));
    expect(also.getByText('Both name #orders-db.', { exact: false })).toBeInTheDocument();
  });

  it('gives axe nothing to say', async () => {
    await open('INC-0043');
    const { violations } = await axe.run(document.body, { resultTypes: ['violations'], rules: { 'color-contrast': { enabled: false }, region: { enabled: false } } });
    expect(violations).toEqual([]);
  }, 60_000);
});
