import { screen, waitFor } from '@testing-library/svelte';
import { describe, expect, it } from 'vitest';

import { show } from '../../../../tests/render';
import { timeOfDay } from '../../../lib/time';
import Command from '../Command.svelte';
import { sinceTime } from './since';

describe('when it began, as the statement says', () => {
  it.each([
    ['Impact: cards fail\nSince: 02:02', '02:02'],
    ['since: since ~02:02, at first in west', '~02:02'],
    ['Since 02:02 four in ten card payments fail. Wallets work.', '02:02'],
    ['Cards fail. Since yesterday 23:50 in west', 'yesterday 23:50'],
    ['Order mails leave late since a deploy, all of them since 05:10. None is lost.', '05:10'],
    ['Since: 03:02 CET (02:02Z)', '02:02Z'],
    ['Since: 02:02 UTC', '02:02Z'],
    // How far it is from here is not known, and a wrong instant is worse than none.
    ['Since: 03:02 PST', undefined],
    // It would move on while it is read.
    ['Since: -5m', undefined],
    ['Since:', undefined],
    ['Order mails leave forty minutes late.', undefined],
  ])('%j reads as %j', (statement, time) => {
    expect(sinceTime(statement)).toBe(time);
  });

  async function write(text: string) {
    const shown = await show(Command, { incident: 'INC-0043' });
    const { backend, user } = shown;
    delete backend.world.find('INC-0043').instants.impact_began;
    await waitFor(() => expect(screen.getByLabelText('New line of the log')).toHaveFocus());
    await user.keyboard('{Escape}s');
    const field = await screen.findByRole<HTMLTextAreaElement>('textbox', { name: 'Incident statement' });
    await waitFor(() => expect(field).toHaveFocus());
    await user.clear(field);
    await user.keyboard(`${text}{Enter}`);
    await waitFor(() => expect(backend.requests('statement_write')).toHaveLength(1));
    return shown;
  }

  it('is offered, and set by one key', async () => {
    const ago = timeOfDay(new Date(Date.now() - 20 * 60_000).toISOString(), 'UTC', false);
    const { backend, user } = await write(`Cards fail since a while. Since ${ago}Z in west.`);
    expect(await screen.findByText(/^Impact began/)).toBeVisible();
    expect(backend.requests('milestone_set')).toHaveLength(0);
    await user.keyboard('{Alt>}b{/Alt}');
    await waitFor(() => expect(backend.requests('milestone_set')).toMatchObject([{ milestone: 'impact_began', when: `${ago}Z` }]));
    await waitFor(() => expect(screen.queryByText(/^Impact began \d/)).toBeNull());
  });

  it('is put away by one key, and goes by itself after a while', async () => {
    const ago = timeOfDay(new Date(Date.now() - 20 * 60_000).toISOString(), 'UTC', false);
    const { app, backend, user } = await write(`Since: ${ago}Z`);
    expect(await screen.findByText(/^Impact began \d/)).toBeVisible();
    app.clock.anchor(new Date(app.clock.exact() + 11 * 60_000).toISOString());
    await waitFor(() => expect(screen.queryByText(/^Impact began \d/)).toBeNull());
    app.clock.anchor(new Date(Date.now()).toISOString());
    expect(await screen.findByText(/^Impact began \d/)).toBeVisible();
    await user.keyboard('{Alt>}{Shift>}b{/Shift}{/Alt}');
    await waitFor(() => expect(screen.queryByText(/^Impact began \d/)).toBeNull());
    expect(backend.requests('milestone_set')).toEqual([]);
  });

  it('is not offered for words that are no time', async () => {
    await write('Since Monday evening cards fail.');
    expect(screen.queryByText(/^Impact began \d/)).toBeNull();
  });
});
