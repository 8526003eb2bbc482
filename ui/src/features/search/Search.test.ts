import { screen } from '@testing-library/svelte';
import { expect, it } from 'vitest';

import { show } from '../../../tests/render';
import Search from './Search.svelte';

it('finds while typing, and opens the chosen line in its incident', async () => {
  const { app, backend, user } = await show(Search, {});
  const field = screen.getByRole('combobox');
  expect(field).toHaveFocus();
  await user.keyboard('pool');
  const options = await screen.findAllByRole('option');
  expect(options[0]).toHaveAttribute('aria-selected', 'true');
  expect(options[0]?.querySelector('mark')).toHaveTextContent('Pool');
  await user.keyboard('{ArrowDown}');
  expect(field).toHaveAttribute('aria-activedescendant', options[1]?.id);
  await user.keyboard('{Enter}');
  const incident = backend.world.find('INC-0043');
  const line = incident.lines.find((one) => options[1]?.id === `hit-${one.id}`);
  expect(app.router.view).toEqual({ name: 'command', incident: incident.id, line: line?.id });
  app.router.back();
  expect(app.router.view).toEqual({ name: 'search', words: 'pool' });
});

it('changes how it finds without leaving the field', async () => {
  const { backend, user } = await show(Search, { words: 'ool' });
  await user.keyboard('{Alt>}m{/Alt}{Alt>}m{/Alt}');
  expect(screen.getByLabelText('Letters anywhere')).toBeChecked();
  expect(backend.requests('search').at(-1)?.mode).toBe('substring');
});

it('says so when nothing is found', async () => {
  const { user } = await show(Search, {});
  await user.keyboard('nowhere');
  expect(await screen.findByText('No line holds “nowhere”')).toBeVisible();
});

it('finds what was written in reviews, and opens it where it stands', async () => {
  const { app, backend, user } = await show(Search, {});
  await backend.call('review_act', { incident: 'INC-0043', act: { kind: 'section_written', section: 'what_happened', title: 'What happened', place: 0, text: 'zwords in the narrative' } });
  await user.keyboard('zwords');
  const [hit] = await screen.findAllByRole('option');
  expect(hit).toHaveTextContent(/Narrative.*zwords in the narrative/);
  expect(screen.getByRole('combobox')).toHaveAttribute('aria-activedescendant', hit?.id);
  await user.keyboard('{Enter}');
  expect(app.router.view).toMatchObject({ name: 'review', tab: 'narrative', at: { id: 'what_happened' } });
  app.router.back();
  expect(app.router.view).toEqual({ name: 'search', words: 'zwords' });
});

it('goes from the logs to the reviews by a key', async () => {
  const { backend, user } = await show(Search, {});
  await backend.call('review_act', { incident: 'INC-0043', act: { kind: 'finding_written', sort: 'surprise', text: 'The pool is per host' } });
  await user.keyboard('pool');
  await screen.findByText(/In reviews \(1\)/);
  expect(screen.queryByText('Finding')).toBeNull();
  await user.keyboard('{Alt>}r{/Alt}');
  expect(await screen.findByText('Finding')).toBeVisible();
});
