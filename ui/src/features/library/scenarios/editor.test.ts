import { fireEvent, screen, waitFor, within } from '@testing-library/svelte';
import { expect, it } from 'vitest';

import { show } from '../../../../tests/render';
import type { Scenario } from '../../../lib/backend';
import { FakeBackend } from '../../../lib/backend/fake';
import { scenarioOf } from '../../../lib/backend/fake/scenarios';
import { lead, mark, partOf } from './checks';
import { ScenarioDraft } from './draft.svelte';
import Editor from './Editor.svelte';
import { newsOf } from './listnews';
import { blankInject, whole } from './place';

async function editor(change: (scenario: Scenario) => Scenario = (one) => one) {
  const backend = new FakeBackend();
  const draft = new ScenarioDraft(backend, change(scenarioOf('ours', 'Ours', [blankInject('first', 0), blankInject('second', 5)])), true);
  const shown = await show(Editor, { draft, taken: [], onclose: () => undefined }, backend);
  const part = (name: string | RegExp) => shown.user.click(screen.getByRole('radio', { name }));
  return { ...shown, draft, part };
}

it('an events list is looked at before it comes in, and can be taken back', async () => {
  const { draft, user } = await editor();
  await user.keyboard('i');
  const area = screen.getByLabelText('Or paste it here');
  await user.click(area);
  await user.paste('nonsense');
  expect(await screen.findByText(/line 1: no column says what happens/)).toBeVisible();
  await user.clear(area);
  await user.paste('inject,title\nsecond,Said otherwise\nthird,Quite new\n');
  const rows = within(await screen.findByRole('list', { name: 'What comes in' })).getAllByRole('listitem');
  const news = (shown: HTMLElement[]) => shown.map((row) => row.textContent?.match(/comes in|is changed|goes|stays as it is/)?.[0]);
  expect(news(rows).sort()).toEqual(['comes in', 'is changed', 'stays as it is']);
  await user.click(screen.getByRole('radio', { name: 'Take their place' }));
  await waitFor(() => expect(news(within(screen.getByRole('list', { name: 'What comes in' })).getAllByRole('listitem'))).toEqual(['is changed', 'comes in', 'goes']));
  expect(draft.scenario.injects.map((one) => one.key)).toEqual(['first', 'second']);
  await user.click(screen.getByRole('button', { name: 'Take the list in' }));
  expect(draft.scenario.injects.map((one) => one.key)).toEqual(['second', 'third']);
  await waitFor(() => expect(screen.getByRole('button', { name: /Read an events list/ })).toHaveFocus());
  draft.undo();
  expect(draft.scenario.injects.map((one) => one.key)).toEqual(['first', 'second']);
});

it('another key is carried to wherever the inject is named', async () => {
  const { draft, user } = await editor();
  draft.setInject('second', { trigger: { kind: 'after', inject: 'first', minutes: 3 } });
  const form = () => within(document.body);
  await user.click(form().getByText('first', { selector: '.mono' }));
  const field = await form().findByLabelText(/^Key, by which/);
  await user.clear(field);
  await user.type(field, 'second{Tab}');
  expect(await form().findByText('Another one has this key.')).toBeVisible();
  expect(draft.scenario.injects.map((one) => one.key)).toEqual(['first', 'second']);
  await user.clear(field);
  await user.type(field, 'The Page{Tab}');
  expect(draft.scenario.injects.map((one) => one.key)).toEqual(['the-page', 'second']);
  expect(draft.scenario.injects[1]?.trigger).toMatchObject({ kind: 'after', inject: 'the-page' });
  expect(draft.chosen).toBe('the-page');
});

it('Escape leaves the list and touches nothing', async () => {
  const { draft, user } = await editor();
  await user.keyboard('i');
  await user.keyboard('{Escape}');
  expect(screen.getByRole('listbox', { name: /Injects/ })).toBeVisible();
  expect(draft.dirty).toBe(false);
});

it('who is spoken for, and what they know, is written in fields', async () => {
  const { draft, user, part } = await editor();
  await part('People');
  await user.click(screen.getByRole('button', { name: 'Add a person' }));
  const name = screen.getByLabelText('Name');
  await user.clear(name);
  await user.type(name, 'Petra Lind');
  await user.type(screen.getByLabelText('What they know, for whoever speaks for them'), 'Where certificates are kept.');
  await user.click(screen.getByRole('checkbox', { name: 'There when the clock starts' }));
  expect(draft.scenario.cast).toEqual([{ handle: 'person', name: 'Petra Lind', part: '', present: false, knows: 'Where certificates are kept.' }]);
  await user.click(screen.getByRole('button', { name: 'Add a role' }));
  expect(draft.scenario.roles).toHaveLength(3);
});

it('a graph and an alert are written in fields, with what they look like beside them', async () => {
  const { draft, user, part } = await editor();
  await part('What is shown');
  await user.click(screen.getByRole('button', { name: 'Add a graph' }));
  const value = screen.getByLabelText('Value at the left');
  await user.clear(value);
  await user.type(value, '-5');
  await user.click(screen.getByRole('button', { name: 'Add a change to line 1' }));
  await user.click(screen.getByRole('button', { name: 'Add an alert' }));
  await user.type(screen.getByLabelText('Which system sent it'), 'Prometheus');
  await user.click(screen.getByRole('button', { name: 'Add a field' }));
  await user.type(screen.getByLabelText('Name of field 1'), 'host');
  const [, graph, alert] = draft.scenario.artefacts?.map((one) => one.content) ?? [];
  expect(graph).toMatchObject({ kind: 'graph', series: [{ start: -5, changes: [{ minute: 0 }, { minute: 5, to: 40 }] }] });
  expect(alert).toMatchObject({ kind: 'alert', source: 'Prometheus', fields: [{ name: 'host', value: '' }] });
  expect(await screen.findByText('Nothing can be drawn yet.')).toBeVisible();
});

it('a picture is kept and shown by its hash', async () => {
  const { backend, draft, user, part } = await editor();
  await part('What is shown');
  const input = screen.getByLabelText(/Add a picture/);
  await user.upload(input, new File(['png'], 'error rate.png', { type: 'image/png' }));
  await waitFor(() => expect(draft.scenario.artefacts).toHaveLength(2));
  const content = draft.scenario.artefacts?.[1]?.content;
  expect(content).toMatchObject({ kind: 'picture', mediaType: 'image/png' });
  expect(content?.kind === 'picture' && content.data).toBeFalsy();
  const picture = await screen.findByRole('img', { name: 'error rate' });
  expect(picture).toHaveAttribute('src', expect.stringContaining(content?.kind === 'picture' ? (content.hash ?? '?') : '?'));
  await fireEvent.error(picture);
  expect(await screen.findByText(/not on this machine/)).toBeVisible();
  const huge = new File(['x'], 'film.png', { type: 'image/png' });
  Object.defineProperty(huge, 'size', { value: 200_000_000 });
  const before = backend.requests('attachment_add').length;
  await user.upload(input, huge);
  expect(await screen.findByRole('alert')).toHaveTextContent('film.png has 200 MB; a picture of a scenario has 2 MB at the most.');
  expect(backend.requests('attachment_add')).toHaveLength(before);
});

it('lines and words apart by commas can be typed as they come', async () => {
  const { draft, user, part } = await editor();
  await part('About');
  await user.type(screen.getByLabelText(/Services/), ', led');
  expect(draft.scenario.start.services).toEqual(['checkout', 'led']);
  const talk = screen.getByLabelText(/To talk about afterwards/);
  await user.clear(talk);
  await user.type(talk, 'one{Enter}two{Enter}');
  expect(draft.scenario.debrief).toEqual(['one', 'two', '']);
  await draft.save([]);
  expect(draft.scenario.debrief).toEqual(['one', 'two']);
});

it('a sentence of the checks leads into the field it is about', async () => {
  const { user, part } = await editor((one) => ({ ...one, injects: one.injects.map((inject, at) => (at === 1 ? { ...inject, to: [] } : inject)) }));
  await part(/to look at/);
  await user.click(await screen.findByRole('button', { name: /Nobody receives the inject second/ }));
  await waitFor(() => expect(screen.getByRole('checkbox', { name: 'everyone' })).toHaveFocus());
});

it('every part that a sentence can be about has its place', () => {
  const at = (part: Parameters<typeof partOf>[0]['part'], field = '') => partOf({ part, field });
  expect([at('head', 'truth'), at('head', 'roles'), at('head', 'artefacts'), at('objective'), at('persona'), at('inject'), at('artefact')]).toEqual([
    'about', 'people', 'artefacts', 'about', 'people', 'injects', 'artefacts',
  ]);
  document.body.innerHTML = `<div id="box"><section data-check="${mark('artefact', 3)}"><input id="a"></section></div>`;
  const box = document.getElementById('box') ?? undefined;
  lead(box, { refuses: false, part: 'artefact', index: 3, field: 'caption', text: '' });
  expect(document.activeElement?.id).toBe('a');
});

it('what a list leaves out and what is empty are the same', () => {
  const { injects } = whole(scenarioOf('x', 'X', [blankInject('a', 1)]));
  const [first] = injects;
  if (!first) throw new Error('there is one');
  const { script: _, ...bare } = first;
  const again = whole(scenarioOf('x', 'X', [bare])).injects;
  expect(newsOf(injects, again).map((one) => one.news)).toEqual(['same']);
});
