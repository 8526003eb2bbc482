import { screen, waitFor } from '@testing-library/svelte';
import { expect, it } from 'vitest';

import { show } from '../../../../tests/render';
import Review from '../Review.svelte';
import { addressOf, linkTo, matches, placeOf } from './addresses';

it('an address leads to its place and back', () => {
  const passage = { place: 0, last: 0, from: 0, to: 0 };
  expect(addressOf({ ...passage, line: 'l' })).toBe('evidence:line/l');
  expect(addressOf({ ...passage, line: 'l', from: 4, to: 8 })).toBe('evidence:line/l/4-8');
  expect(addressOf({ ...passage, source: 's', place: 2, last: 5 })).toBe('evidence:source/s/2-5');
  expect(placeOf('evidence:source/s/2-5')).toEqual({ source: 's', place: 2 });
  expect(placeOf('evidence:line/l/4-8')).toEqual({ line: 'l' });
  expect(placeOf('evidence:')).toBeUndefined();
  expect(linkTo('the [pool]\nis full', 'evidence:line/l')).toBe('[the pool is full](evidence:line/l)');
  expect(matches({ address: '', words: 'The pool is full', whence: 'log' }, 'full pool')).toBe(true);
});

it('a draft is taken over where nobody wrote, and only there', async () => {
  const { backend, user } = await show(Review, { incident: 'INC-0043', tab: 'narrative' });
  await user.click(await screen.findByRole('button', { name: /What happened/ }));
  await user.click(screen.getByRole('button', { name: /Prepare a draft/ }));
  expect(await screen.findByText(/from: decision in the log/)).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'Take it over' }));
  const written = () => backend.requests('review_act').map((request) => (request as { act: object }).act);
  await waitFor(() => expect(written()).toMatchObject([{ kind: 'section_written', section: 'what_happened' }]));
  await waitFor(() => expect(screen.queryByRole('button', { name: 'Take it over' })).toBeNull());
});

it('a report is noted as handed out once it is saved', async () => {
  const { backend, user } = await show(Review, { incident: 'INC-0043', tab: 'report' });
  expect(await screen.findByText('Pools are per host.')).toBeVisible();
  await user.click(screen.getByLabelText('Outside'));
  expect(screen.getByLabelText('Name people')).not.toBeChecked();
  await user.click(screen.getByRole('button', { name: /Save as HTML/ }));
  const made = () => backend.requests('review_act').map((request) => (request as { act: object }).act);
  await waitFor(() => expect(made()).toMatchObject([{ kind: 'report_made', audience: 'outside', names: false, code: 'code-1' }]));
});
