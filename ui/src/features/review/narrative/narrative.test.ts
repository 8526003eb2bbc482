import { screen, waitFor, within } from '@testing-library/svelte';
import { expect, it } from 'vitest';

import { show } from '../../../../tests/render';
import Review from '../Review.svelte';
import { addressOf, linkTo, placeOf } from './addresses';

it('an address leads to its place and back', () => {
  const passage = { place: 0, last: 0, from: 0, to: 0 };
  expect(addressOf({ ...passage, line: 'l' })).toBe('evidence:line/l');
  expect(addressOf({ ...passage, line: 'l', from: 4, to: 8 })).toBe('evidence:line/l/4-8');
  expect(addressOf({ ...passage, source: 's', place: 2, last: 5 })).toBe('evidence:source/s/2-5');
  expect(addressOf({ ...passage, note: 'n' })).toBe('evidence:note/n');
  expect(placeOf('evidence:source/s/2-5')).toEqual({ tab: 'transcript', at: { source: 's', place: 2 } });
  expect(placeOf('evidence:line/l/4-8')).toEqual({ tab: 'transcript', at: { line: 'l' } });
  expect(placeOf('evidence:note/n')).toEqual({ tab: 'interviews', at: { note: 'n' } });
  expect(placeOf('evidence:')).toBeUndefined();
  expect(linkTo('the [pool]\nis full', 'evidence:line/l')).toBe('[the pool is full](evidence:line/l)');
});

it('a draft is taken over where nobody wrote, and only there', async () => {
  const { backend, user } = await show(Review, { incident: 'INC-0043', tab: 'narrative' });
  await user.click(await screen.findByRole('button', { name: /What happened/ }));
  await user.click(screen.getByRole('button', { name: /Prepare a draft/ }));
  expect(await screen.findByText(/from: decision in the log/)).toBeVisible();
  await user.click(screen.getByRole('button', { name: /Take it over/ }));
  const written = () => backend.requests('review_act').map((request) => (request as { act: object }).act);
  await waitFor(() => expect(written()).toMatchObject([{ kind: 'section_written', section: 'what_happened' }]));
  await waitFor(() => expect(screen.queryByRole('button', { name: /Take it over/ })).toBeNull());
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

const acts = (backend: { requests: (name: 'review_act') => unknown[] }) => backend.requests('review_act').map((request) => (request as { act: { kind: string } }).act);

it('sections are added and renamed by the keyboard alone', async () => {
  const { backend, user } = await show(Review, { incident: 'INC-0043', tab: 'narrative' });
  await screen.findByRole('button', { name: /What happened/ });
  await user.keyboard('a');
  await user.type(await screen.findByLabelText('Title of a new section'), "The vendor's side{Enter}");
  const own = await screen.findByRole('button', { name: /The vendor's side/ });
  await waitFor(() => expect(own).toHaveAttribute('aria-current', 'true'));
  expect(acts(backend).at(-1)).toMatchObject({ kind: 'section_written', section: 'own-1', text: '' });
  await user.keyboard('e');
  const title = await screen.findByLabelText('Title of the section');
  await user.clear(title);
  await user.type(title, 'Their side{Enter}');
  await screen.findByRole('button', { name: /Their side/ });
});

it('sections are moved, put away and brought back by the keyboard alone', async () => {
  const own = { kind: 'section_written', section: 'own-1', title: 'Their side', place: 4, text: '' } as const;
  const { backend, user } = await show(Review, { incident: 'INC-0043', tab: 'narrative', at: { id: 'own-1' } });
  await backend.call('review_act', { incident: 'INC-0043', act: own });
  await waitFor(() => expect(screen.getByRole('button', { name: /^Their side/ })).toHaveAttribute('aria-current', 'true'));
  await user.keyboard('{Alt>}{Shift>}{ArrowUp}{/Shift}{/Alt}');
  await waitFor(() => expect(acts(backend).at(-1)).toMatchObject({ kind: 'sections_ordered', sections: ['worth_knowing', 'what_happened', 'contributing', 'own-1', 'questions'] }));
  await user.keyboard('x');
  await screen.findByText('One section is put away');
  expect(screen.queryByRole('button', { name: /^Their side/ })).toBeNull();
  await user.click(screen.getByRole('button', { name: 'Bring back: Their side' }));
  expect(await screen.findByRole('button', { name: /^Their side/ })).toHaveAttribute('aria-current', 'true');
});

it('a finding is given what it rests on, from what people said too', async () => {
  const { backend, user } = await show(Review, { incident: 'INC-0043', tab: 'narrative' });
  await user.type(await screen.findByRole('textbox', { name: 'What was found' }), 'Flat is bad{Enter}');
  await user.click(await screen.findByRole('button', { name: 'Add evidence to: Flat is bad' }));
  const field = await screen.findByRole('combobox', { name: 'Evidence for: Flat is bad' });
  await user.type(field, 'looked flat');
  expect(await screen.findByRole('group', { name: /Said in interviews/ })).toBeVisible();
  const list = screen.getByRole('listbox', { name: 'What could be cited' });
  await waitFor(() => expect(within(list).getAllByRole('option')).toHaveLength(1));
  await user.keyboard('{Enter}');
  await waitFor(() => expect(acts(backend).at(-1)).toMatchObject({ kind: 'finding_written', evidence: [{ note: 'note-1' }] }));
});

it('what asks for a second look is listed and holds nothing back', async () => {
  const { backend, user } = await show(Review, { incident: 'INC-0043', tab: 'report' });
  await screen.findByText('Nothing in it asks for a second look.');
  const section = { kind: 'section_written', section: 'what_happened', title: 'What happened', place: 1, text: 'The root cause was the pool.' } as const;
  await backend.call('review_act', { incident: 'INC-0043', act: section });
  await screen.findByText('One thing to look at before it goes out');
  await user.keyboard('l');
  await waitFor(() => expect(screen.getByRole('button', { name: 'What happened: “root cause”' })).toHaveFocus());
  await user.click(screen.getByRole('button', { name: /Save as HTML/ }));
  await waitFor(() => expect(acts(backend).at(-1)).toMatchObject({ kind: 'report_made' }));
});

it('what is worth knowing is written down where the report is made', async () => {
  const { backend, user } = await show(Review, { incident: 'INC-0043', tab: 'report' });
  const field = await screen.findByLabelText('What was new to us');
  await user.keyboard('i');
  expect(field).toHaveFocus();
  await user.keyboard('Pools are per host{Enter}');
  expect(await screen.findByRole('button', { name: 'Strike: Pools are per host' })).toBeVisible();
  expect(acts(backend).at(-1)).toMatchObject({ kind: 'finding_written', sort: 'learning' });
});

it('a question for the next meeting is added from wherever one is in the review', async () => {
  const { backend, user } = await show(Review, { incident: 'INC-0043', tab: 'narrative' });
  await screen.findByRole('button', { name: /What happened/ });
  expect(screen.queryByRole('button', { name: /Add to meeting/ })).toBeNull();
  await backend.call('review_act', { incident: 'INC-0043', act: { kind: 'meeting_planned', sort: 'learning', at: '2026-11-26T14:00:00Z', agenda: [] } });
  await screen.findByRole('button', { name: /Learning meeting/ });
  await user.keyboard('vq');
  await user.type(await screen.findByRole('textbox', { name: 'A question for the meeting' }), 'Who sizes pools?{Enter}');
  await waitFor(() => expect(acts(backend).at(-1)).toMatchObject({ kind: 'finding_written', sort: 'question', text: 'Who sizes pools?' }));
  await screen.findByRole('button', { name: /Add to meeting/ });
});
