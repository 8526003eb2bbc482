import { screen, waitFor } from '@testing-library/svelte';
import { expect, it } from 'vitest';

import { NOW, show } from '../../../../tests/render';
import { FakeBackend } from '../../../lib/backend/fake';
import { seededWorld } from '../../../lib/backend/fake/seed';
import { Toasts } from '../../../lib/toasts.svelte';
import { ReviewState } from '../state.svelte';
import Actions from './Actions.svelte';

const incident = 'INC-0043';

async function actions() {
  const backend = new FakeBackend({ world: seededWorld(NOW), zone: 'Europe/Berlin' });
  for (const text of ['Page on a full pool', 'Somebody should look at alerting']) {
    await backend.call('review_act', { incident, act: { kind: 'idea_written', text } });
  }
  const review = new ReviewState(backend, incident, new Toasts());
  const shown = await show(Actions, { review }, backend);
  await screen.findByText('Page on a full pool');
  return shown;
}

it('an idea is kept and another declined by the keyboard alone', async () => {
  const { backend, user } = await actions();
  await user.keyboard('jk');
  await screen.findByRole('form', { name: /Keep it: Page on a full pool/ });
  await user.type(screen.getByLabelText('What it costs'), 'a day{Enter}');
  await screen.findByText('Kept', { selector: 'h3' });
  await user.click(screen.getByText('Somebody should look at alerting'));
  await user.keyboard('d');
  await user.type(await screen.findByLabelText('Because'), 'too vague{Enter}');
  await screen.findByText('too vague');
  const acts = backend.requests('review_act').map(({ act }) => act);
  expect(acts.at(-2)).toMatchObject({ kind: 'idea_decided', state: 'kept', cost: 'a day' });
  expect(acts.at(-1)).toMatchObject({ kind: 'idea_decided', state: 'declined', reason: 'too vague' });
});

it('nothing to do is said with its reason, and Escape leaves things as they were', async () => {
  const { backend, user } = await actions();
  await user.keyboard('x');
  await user.type(await screen.findByLabelText('No actions, because'), 'mended that night{Escape}');
  await waitFor(() => expect(screen.queryByLabelText('No actions, because')).toBeNull());
  await user.keyboard('x');
  await user.type(await screen.findByLabelText('No actions, because'), 'mended that night{Enter}');
  await screen.findByText('mended that night');
  expect(backend.requests('review_act').filter(({ act }) => act.kind === 'no_actions')).toHaveLength(1);
});
