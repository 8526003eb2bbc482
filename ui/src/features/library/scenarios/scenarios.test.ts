import { screen, waitFor, within } from '@testing-library/svelte';
import { expect, it } from 'vitest';

import { NOW, show } from '../../../../tests/render';
import { FakeBackend } from '../../../lib/backend/fake';
import { scenarioOf } from '../../../lib/backend/fake/scenarios';
import { seededWorld } from '../../../lib/backend/fake/seed';
import type { Inject } from '../../../lib/backend';
import { chatLines, chatText, pictureProblem } from './artefacts';
import { ScenarioDraft } from './draft.svelte';
import { blankInject, blankScenario, inOrder, minutesOf } from './place';
import Editor from './Editor.svelte';
import Scenarios from './Scenarios.svelte';

const many = (count: number): Inject[] =>
  Array.from({ length: count }, (_, index) => ({ ...blankInject(`n${index}`, index % 240), title: `Inject ${index}` }));
const draftOf = (injects: Inject[]) => {
  const backend = new FakeBackend({ world: seededWorld(NOW) });
  return { backend, draft: new ScenarioDraft(backend, scenarioOf('many', 'Many', injects), true) };
};

it('a scenario is opened, changed, taken back and saved from the keyboard', async () => {
  const { backend, user } = await show(Scenarios, {});
  await user.click(await screen.findByRole('button', { name: 'Open The flag that hit every region' }));
  const list = await screen.findByRole('listbox', { name: /Injects/ });
  await waitFor(() => expect(list).toHaveFocus());
  await user.keyboard('{ArrowDown}{Alt>}{ArrowRight}{ArrowRight}{/Alt}');
  expect(within(list).getByRole('option', { selected: true })).toHaveTextContent('00:06');
  await user.keyboard('{Control>}z{/Control}');
  await waitFor(() => expect(within(list).getByRole('option', { selected: true })).toHaveTextContent('00:04'));
  await waitFor(() => expect(screen.getByLabelText('What it is about')).toHaveValue('Support: forty tickets in four minutes'));
  const title = screen.getByLabelText('What it is about');
  await user.clear(title);
  await user.paste('Fifty tickets');
  await user.keyboard('{Control>}{Enter}{/Control}');
  await waitFor(() => expect(backend.requests('library_set')).toHaveLength(1));
  expect(backend.requests('library_set')[0]).toMatchObject({ shelf: 'scenario', key: 'flag-every-region' });
  expect(JSON.stringify(backend.requests('library_set')[0])).toContain('Fifty tickets');
});

it('what nobody receives is said beside the inject and in the list', async () => {
  const { user } = await show(Scenarios, {});
  await user.click(await screen.findByRole('button', { name: 'Open Expired at midnight' }));
  await user.click(await screen.findByRole('checkbox', { name: 'everyone' }));
  expect(await screen.findByText(/Nobody receives the inject phone/)).toBeVisible();
  expect(within(screen.getByRole('listbox', { name: /Injects/ })).getByRole('option')).toHaveTextContent('1 to look at');
});

it('five hundred injects are one path and the rows in sight', async () => {
  const { draft, backend } = draftOf(many(500));
  await show(Editor, { draft, taken: [], onclose: () => undefined }, backend);
  const list = await screen.findByRole('listbox', { name: /Injects/ });
  const rows = within(list).getAllByRole('option');
  expect(rows.length).toBeGreaterThan(2);
  expect(rows.length).toBeLessThan(40);
  expect(rows[0]).toHaveAttribute('aria-setsize', '500');
  const line = screen.getByRole('img', { name: /500 injects/ });
  expect(line.querySelectorAll('path.marks')).toHaveLength(1);
  expect(line.querySelectorAll('*').length).toBeLessThan(120);
  draft.step(499);
  await waitFor(() => expect(draft.chosen).toBe('n499'));
});

it('moving one of five hundred is a small sum', () => {
  const { draft } = draftOf(many(500));
  const before = draft.scenario.injects.length;
  for (let round = 0; round < 60; round += 1) draft.shift('n250', 1, 'drag');
  expect(draft.scenario.injects).toHaveLength(before);
  draft.undo();
  expect(draft.scenario.injects.find((one) => one.key === 'n250')?.trigger).toEqual({ kind: 'at', minute: 10 });
  expect(draft.canUndo).toBe(false);
});

it('a burst of changes is looked at when it pauses, as it stands then', async () => {
  const { draft, backend } = draftOf(many(500));
  const before = backend.requests('scenario_look').length;
  for (let letter = 0; letter < 100; letter += 1) draft.setInject('n250', { title: `Letter ${letter}` }, 'title');
  expect(backend.requests('scenario_look').length).toBe(before);
  await expect.poll(() => backend.requests('scenario_look').length).toBe(before + 1);
  expect(JSON.stringify(backend.requests('scenario_look').at(-1))).toContain('Letter 99');
});

it('a picture that is too large is refused before it is read', () => {
  const file = (size: number, type = 'image/png') => pictureProblem({ name: 'graph.png', size, type });
  expect(file(1_999_999)).toBe('');
  expect(file(200_000_000)).toBe('graph.png has 200 MB; a picture of a scenario has 2 MB at the most. Make it smaller and try again.');
  expect(file(10, 'video/mp4')).toContain('PNG, JPEG, GIF and WebP');
  expect(file(10, 'image/svg+xml')).toContain('Save it as PNG');
});

it('a chat is typed as it is read', () => {
  const text = '02:14 ana: three: root, middle, leaf\nleon: why\njust words';
  expect(chatLines(text)[0]).toEqual({ at: '02:14', who: 'ana', text: 'three: root, middle, leaf' });
  expect(chatText(chatLines(text))).toBe(text);
});

it('minutes follow from what an inject waits for, and a circle has none', () => {
  const wait = (key: string, inject: string): Inject => ({ ...blankInject(key, 0), trigger: { kind: 'after', inject, minutes: 3 } });
  expect(minutesOf([blankInject('a', 4), wait('b', 'a'), wait('c', 'b')])).toEqual([4, 7, 10]);
  expect(minutesOf([wait('a', 'b'), wait('b', 'a')])).toEqual([null, null]);
  const ordered = inOrder({ ...blankScenario(), injects: [blankInject('late', 9), blankInject('early', 1)] });
  expect(ordered.injects.map((one) => one.key)).toEqual(['early', 'late']);
});

it('a file that cannot be read is answered with its place, and one that can is opened', async () => {
  const { user } = await show(Scenarios, {});
  await user.click(await screen.findByRole('button', { name: /Read from a file/ }));
  const area = screen.getByLabelText('Or paste it here');
  await user.click(area);
  await user.paste('nonsense');
  expect(await screen.findByText(/line 1, column 1/)).toBeVisible();
  await user.clear(area);
  await user.paste(JSON.stringify(scenarioOf('new-one', 'A new one', [blankInject('first', 0)])));
  await user.click(await screen.findByRole('button', { name: 'Open it' }));
  expect(await screen.findByRole('heading', { name: 'A new one' })).toBeVisible();
  expect(screen.getByText('EXERCISE')).toBeVisible();
});
