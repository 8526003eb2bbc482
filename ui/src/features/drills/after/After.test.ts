import { screen, waitFor, within } from '@testing-library/svelte';
import { expect, it } from 'vitest';

import { NOW, show } from '../../../../tests/render';
import { FakeBackend } from '../../../lib/backend/fake';
import { seedDrill } from '../../../lib/backend/fake/drills';
import { seededWorld } from '../../../lib/backend/fake/seed';
import Console from '../Console.svelte';
import After from './After.svelte';
import Progress from './Progress.svelte';
import Sure from './Sure.svelte';
import { parsed } from '../../../lib/sheet';
import { leftOf } from './words';

const incident = 'drill-1';

function backendAt(): FakeBackend {
  const world = seededWorld(NOW);
  seedDrill(world, Date.now());
  return new FakeBackend({ world, zone: 'Europe/Berlin' });
}

async function ended() {
  const backend = backendAt();
  await backend.call('drill_act', { incident, act: { kind: 'drill_ended', at: new Date().toISOString() } });
  const shown = await show(After, { incident }, backend);
  await screen.findByRole('button', { name: /Begin the hot wash/ });
  const acts = () => backend.requests('drill_act').map(({ act }) => act);
  return { ...shown, acts };
}

it('the hot wash goes from question to question when somebody says so', async () => {
  const { user, acts } = await ended();
  await user.keyboard('b');
  await waitFor(() => expect(acts().at(-1)).toMatchObject({ kind: 'hot_wash_began', minutes: 15 }));
  const line = await screen.findByLabelText('In one line');
  await waitFor(() => expect(line).toHaveFocus());
  await user.keyboard('The tool has the same login{Enter}');
  await waitFor(() => expect(acts().at(-1)).toMatchObject({ kind: 'hot_wash_noted', part: 'surprised', by: '' }));
  await screen.findByText('The tool has the same login');
  const said = acts().length;
  await user.keyboard('{Enter}');
  await screen.findByRole('heading', { name: 'Where did you wait?' });
  expect(acts()).toHaveLength(said);
  expect(screen.getByLabelText('In one line')).toHaveFocus();
  for (let times = 0; times < 2; times += 1) await user.click(screen.getByRole('button', { name: /Next question/ }));
  await screen.findByRole('heading', { name: 'What will you change, by when?' });
  await user.type(screen.getByLabelText('In one line'), 'Rehearse the login');
  await user.type(screen.getByLabelText('Who (may stay empty)'), 'mei');
  await user.type(screen.getByLabelText('By when'), '2026-12-01');
  await user.click(screen.getByRole('button', { name: 'Write it down' }));
  await waitFor(() => expect(acts().at(-1)).toMatchObject({ part: 'change', by: 'mei', due: '2026-12-01T12:00:00Z' }));
  expect(screen.getByRole('checkbox', { name: /Go on by itself/ })).not.toBeChecked();
});

it('what was noted is taken up, changed or set aside with a key', async () => {
  const { user, acts, backend } = await ended();
  await user.keyboard('ap');
  const list = await screen.findByRole('region', { name: 'As it was noted' });
  expect(within(list).getByText('At minute 19, no next time')).toBeInTheDocument();
  await user.keyboard('y');
  await waitFor(() => expect(acts().at(-1)).toMatchObject({ kind: 'improvement_jotted', observation: 'At minute 19, no next time' }));
  await waitFor(() => expect(within(list).queryByText('At minute 19, no next time')).toBeNull());
  await user.keyboard('x');
  await waitFor(() => expect(acts().at(-1)).toMatchObject({ kind: 'note_set_aside', on: true }));
  await user.keyboard('i');
  await user.type(await screen.findByLabelText('What was seen'), 'One keeper of the account');
  await user.type(screen.getByLabelText('What we will do'), 'A second keeper{Enter}');
  await screen.findByText('A second keeper');
  const row = screen.getByText('A second keeper').closest('li') as HTMLElement;
  await user.click(within(row).getByRole('button', { name: 'Keep it' }));
  await waitFor(() => expect(backend.requests('drill_act').at(-1)?.act).toMatchObject({ kind: 'improvement_decided', to: 'kept' }));
});

it('what becomes of a thing to make better is decided by keys', async () => {
  const { app, user, acts } = await ended();
  await user.keyboard('ap');
  await screen.findByRole('region', { name: 'As it was noted' });
  for (const words of ['First thing', 'Second thing']) {
    await user.keyboard('i');
    await user.type(await screen.findByLabelText('What was seen'), `${words}{Enter}`);
    await screen.findByText(words);
  }
  const held = () => document.querySelector('[data-area][aria-current]')?.textContent;
  expect(held()).toContain('First thing');
  await user.keyboard('{Shift>}j{/Shift}');
  await waitFor(() => expect(held()).toContain('Second thing'));
  await user.keyboard('{Shift>}x{/Shift}');
  await waitFor(() => expect(acts().at(-1)).toMatchObject({ kind: 'improvement_decided', to: 'declined' }));
  await waitFor(() => expect(app.keys.available.map((one) => one.id)).toContain('plan.area-anew'));
  await user.keyboard('{Shift>}u{/Shift}');
  await waitFor(() => expect(acts().at(-1)).toMatchObject({ kind: 'improvement_decided', to: 'proposed' }));
  await user.keyboard('{Shift>}k{/Shift}{Shift>}p{/Shift}');
  await waitFor(() => expect(acts().at(-1)).toMatchObject({ kind: 'improvement_decided', to: 'kept' }));
  // Every one of them stands in the sheet of keys.
  for (const id of ['keep', 'decline', 'done', 'edit']) expect(app.keys.keysOf(`plan.area-${id}`)).not.toEqual([]);
});

it('the report is looked at and saved, with the word on it', async () => {
  const { user, backend } = await ended();
  await user.keyboard('ar');
  const page = await screen.findByRole('document', { name: 'Preview of the report' });
  expect(page.textContent).toContain('EXERCISE');
  await user.keyboard('{Control>}s{/Control}');
  await waitFor(() => expect(backend.calls.some((call) => call.name === 'save_text')).toBe(true));
});

it('then and now are a picture and a table that say the same', async () => {
  const { user } = await ended();
  await user.keyboard('al');
  const picture = await screen.findByRole('img', { name: /Both courses/ });
  const marks = picture.querySelectorAll('.then, .now').length;
  expect(within(screen.getByRole('table')).getAllByRole('row')).toHaveLength(marks + 1);
});

it('how sure somebody is leaves no trace on the screen', async () => {
  const backend = backendAt();
  const { incident: planned } = await backend.call('drill_plan', { scenario: 'expired', title: '', mode: 'facilitated' });
  const sure = (await backend.call('drill_after', { incident: planned })).report.confidence;
  const { user } = await show(Sure, { backend, incident: planned, sure, refresh: () => {}, close: () => {}, failure: undefined }, backend);
  await user.keyboard('aq');
  const form = await screen.findByRole('form', { name: 'How sure are you' });
  const hand = within(form).getByRole('button', { name: 'Hand it in' });
  expect(hand).toBeDisabled();
  for (const one of within(form).getAllByRole('radio', { name: '4' })) await user.click(one);
  await user.click(hand);
  await screen.findByText(/Thank you/);
  expect(backend.requests('confidence_add')).toEqual([{ incident: planned, side: 'before', team: 4, own: 4 }]);
  await user.keyboard('aq');
  for (const radio of await screen.findAllByRole('radio')) expect(radio).not.toBeChecked();
});

it('progress is marks with words beside them', async () => {
  await show(Progress, {}, backendAt());
  await screen.findByRole('heading', { name: 'Progress over drills' });
  screen.getByText('Seen differently: 1 seen, 1 partly');
  screen.getByText(/Drills that one person played alone are left out/);
});

it('a page that is parsed runs nothing', () => {
  const page = parsed('<p>words</p><script>alert(1)</script><iframe src="x"></iframe>');
  expect(page.innerHTML).toBe('<p>words</p>');
  expect(leftOf(60_000, 0)).toBe('1:00');
  expect(leftOf(0, 130_000)).toBe('2:10 over');
});

it('no key of what came after is swallowed by a key of the console', async () => {
  const backend = backendAt();
  await backend.call('drill_act', { incident, act: { kind: 'drill_ended', at: new Date().toISOString() } });
  const { user } = await show(Console, { incident }, backend);
  await screen.findByRole('button', { name: /Begin the hot wash/ });
  await user.keyboard('al');
  await screen.findByRole('img', { name: /Both courses/ });
  await user.keyboard('as');
  await screen.findByRole('heading', { name: 'How sure people are' });
  await user.keyboard('aq');
  await screen.findByRole('form', { name: 'How sure are you' });
  await user.keyboard('ac');
  await screen.findByRole('heading', { name: 'Objectives' });
});
