import { screen, waitFor, within } from '@testing-library/svelte';
import { expect, it } from 'vitest';

import { show } from '../../../tests/render';
import type { Policy } from '../../lib/backend';
import { builtIn } from '../../lib/backend/fake/library-seed';
import Library from './Library.svelte';
import { placed, readRest, restText, sentencesOf } from './rest';

const { policy } = builtIn;

async function edit() {
  const shown = await show(Library, {});
  await shown.user.keyboard('2');
  await screen.findByRole('heading', { name: 'Who hears how often' });
  await shown.user.keyboard('e');
  const type = async (label: string, text: string) => {
    await shown.user.clear(screen.getByLabelText(label));
    if (text !== '') await shown.user.type(screen.getByLabelText(label), text);
  };
  return { ...shown, type };
}

it('the numbers of the policy are changed and kept', async () => {
  const { backend, user, type } = await edit();
  await type('Banner, minutes before due', '3');
  await type('Interruptions in half an hour', '4');
  await type('A page goes on after minutes', '10');
  await type('Hours in command: first word', '5');
  await type('Hours in command: firm word', '7');
  await type('Tiers that count one higher', '1, 2');
  await user.type(within(screen.getByRole('group', { name: 'Customers' })).getByLabelText('Scope, after the first'), '5');
  await user.click(screen.getByRole('button', { name: /Save/ }));
  await waitFor(() => expect(backend.requests('library_set')).toHaveLength(1));
  const kept = backend.requests('library_set')[0]?.value as Policy;
  expect(kept).toMatchObject({ bannerMinutes: 3, budget: 4, pageMinutes: 10, commandHours: [5, 7], tiersUp: [1, 2] });
  expect(kept.rules.find((rule) => rule.severity === 'sev1' && rule.audience === 'customers')).toMatchObject({ second: 5 });
  expect(await screen.findByText(/An unanswered page goes on after 10 min/)).toBeVisible();
});

it('what the program refuses stands beside its field', async () => {
  const { backend, user, type } = await edit();
  await type('Interruptions in half an hour', '0');
  await waitFor(() => expect(screen.getByLabelText('Interruptions in half an hour')).toBeInvalid());
  expect(screen.getByLabelText('Interruptions in half an hour')).toHaveAccessibleDescription(/the budget is 1 or more/);
  await type('Interruptions in half an hour', '6');
  await waitFor(() => expect(screen.getByLabelText('Interruptions in half an hour')).toBeValid());
  backend.fail('library_set', { code: 'rejected', field: 'value', message: 'Failed to keep it: The policy gives a page no time: the minutes until it goes on are 1 or more, a week at most.' });
  await user.click(screen.getByRole('button', { name: /Save/ }));
  await waitFor(() => expect(screen.getByLabelText('A page goes on after minutes')).toBeInvalid());
  expect(screen.getByText(/what you typed is still here/)).toBeVisible();
});

it('a field that goes away with how an audience hears holds back no longer', async () => {
  const { user } = await edit();
  const row = within(screen.getByRole('group', { name: 'Responders' }));
  await user.clear(row.getByLabelText('Then every'));
  await user.type(row.getByLabelText('Then every'), 'often');
  expect(screen.getByRole('button', { name: /Save/ })).toBeDisabled();
  await user.click(row.getByText('On change'));
  expect(screen.getByRole('button', { name: /Save/ })).toBeEnabled();
  expect(row.getByLabelText('Not more often than')).toBeVisible();
});

it('reads the numbers as they are typed', () => {
  expect(readRest(policy, 'tiersUp', '2 1, 2')).toEqual({ change: { tiersUp: [2, 1] } });
  expect(readRest(policy, 'tiersUp', '')).toEqual({ change: { tiersUp: [] } });
  expect(readRest(policy, 'tiersUp', 'gold')).toHaveProperty('wrong');
  expect(readRest(policy, 'budget', '')).toHaveProperty('wrong');
  expect(readRest(policy, 'firm', '9')).toEqual({ change: { commandHours: [policy.commandHours[0], 9] } });
  expect(restText(policy, 'firm')).toBe(String(policy.commandHours[1]));
});

it('finds the field a refusal speaks of, and keeps what belongs to none', () => {
  const refusal =
    'Failed to keep it: The policy for customers at SEV1: "second" is 0 minutes; it is 1 or more. ' +
    'The policy for company at SEV2, "long": 20000 minutes are more than a week. ' +
    'The policy speaks of handing over after 9 and 8 hours: the first is 1 or more, the second not before it.';
  const { by, other } = placed(sentencesOf(refusal), 'sev1');
  expect(Object.keys(by)).toEqual(['customers.second', 'commandHours']);
  // The rows of another severity are not on screen.
  expect(other).toEqual(['The policy for company at SEV2, "long": 20000 minutes are more than a week.']);
});
