import { screen, waitFor, within } from '@testing-library/svelte';
import { expect, it } from 'vitest';

import { show } from '../../../tests/render';
import Library from './Library.svelte';

it('a card is written from the keyboard, and what is wrong stands beside its field', async () => {
  const { backend, user } = await show(Library, {});
  await screen.findByRole('heading', { name: 'Take command' });
  await user.keyboard('n');
  expect(screen.getByLabelText('Title')).toHaveFocus();
  await user.keyboard('{Control>}{Enter}{/Control}');
  expect(await screen.findByText('A card needs a title.')).toBeVisible();
  expect(screen.getByText('An item needs its words.')).toBeVisible();
  await user.keyboard('Database: first look');
  await user.type(screen.getByLabelText('What it asks'), 'Look at the replica');
  await user.type(screen.getByLabelText('By minute'), '3');
  await user.keyboard('{Control>}{Enter}{/Control}');
  expect(await screen.findByRole('heading', { name: 'Database: first look' })).toBeVisible();
  const [put] = backend.requests('library_set');
  expect(put).toMatchObject({ shelf: 'card', key: 'database-first-look', value: { items: [{ text: 'Look at the replica', minute: 3 }] } });
});

it('an item is moved with Alt and an arrow and keeps the focus', async () => {
  const { backend, user } = await show(Library, {});
  await screen.findByRole('heading', { name: 'Take command' });
  await user.keyboard('e');
  const second = screen.getAllByLabelText('What it asks')[1] as HTMLInputElement;
  const text = second.value;
  second.focus();
  await user.keyboard('{Alt>}{ArrowUp}{/Alt}');
  await waitFor(() => expect(screen.getAllByLabelText('What it asks')[0]).toHaveValue(text));
  await waitFor(() => expect(screen.getAllByLabelText('What it asks')[0]).toHaveFocus());
  await user.keyboard('{Control>}{Enter}{/Control}');
  await waitFor(() => expect(backend.requests('library_set')[0]?.value).toMatchObject({ key: 'a', items: [{ key: 'a2' }, { key: 'a1' }, {}, {}] }));
});

it('a change is taken back to what was there, and a built-in thing comes back', async () => {
  const { app, user } = await show(Library, {});
  await screen.findByRole('heading', { name: 'Take command' });
  await user.keyboard('e');
  await user.clear(screen.getByLabelText('Title'));
  await user.type(screen.getByLabelText('Title'), 'Take charge{Enter}');
  expect(await screen.findByRole('heading', { name: 'Take charge' })).toBeVisible();
  expect(screen.getAllByText('Your own').length).toBeGreaterThan(0);
  app.toasts.list.at(-1)?.undo?.();
  expect(await screen.findByRole('heading', { name: 'Take command' })).toBeVisible();
  expect(screen.queryByText('Your own')).toBeNull();
});

it('everything that an item has is written in the form', async () => {
  const { backend, user } = await show(Library, {});
  await screen.findByRole('heading', { name: 'Take command' });
  await user.keyboard('e');
  const [, second] = screen.getAllByRole('group', { name: /^Item/ });
  const item = within(second as HTMLElement);
  await user.type(item.getByLabelText('Where it comes from'), 'our handbook');
  await user.type(item.getByLabelText('What its answer records'), 'name');
  await user.selectOptions(item.getByLabelText('Ticks itself'), 'said');
  await user.selectOptions(item.getByLabelText('Comes after'), 'a1');
  await user.keyboard('{Control>}{Enter}{/Control}');
  await waitFor(() => expect(backend.requests('library_set')).toHaveLength(1));
  const value = backend.requests('library_set')[0]?.value as { items: { records?: string }[] };
  expect(value.items[1]).toMatchObject({ source: 'our handbook', binding: 'said', after: 'a1' });
  expect(value.items[1]?.records).toMatch(/name$/);
});

it('a card is moved with Alt and an arrow, stays built in, and goes back on undo; one alone is saved as a file', async () => {
  const { app, backend, user } = await show(Library, {});
  await screen.findByRole('heading', { name: 'Take command' });
  const titles = () => within(screen.getByRole('region', { name: 'Cards' })).getAllByRole('button', { current: undefined }).map((one) => one.textContent);
  const before = titles();
  await user.keyboard('{Alt>}{ArrowDown}{/Alt}');
  await waitFor(() => expect(backend.requests('library_clear')).toEqual([{ shelf: 'card', key: 'a', hides: false, place: 1 }]));
  expect(screen.queryByText('Your own')).toBeNull();
  await waitFor(() => expect(titles()).not.toEqual(before));
  app.toasts.list.at(-1)?.undo?.();
  await waitFor(() => expect(backend.requests('library_clear').at(-1)).toEqual({ shelf: 'card', key: 'a', hides: false, place: 0 }));
  await user.keyboard('{Shift>}X{/Shift}');
  await waitFor(() => expect(backend.calls.findLast((one) => one.name === 'cards_dialog')?.request).toMatchObject({ keys: ['a'] }));
});

it('nothing typed is lost when saving fails', async () => {
  const { backend, user } = await show(Library, {});
  await screen.findByRole('heading', { name: 'Take command' });
  await user.keyboard('e');
  await user.clear(screen.getByLabelText('Title'));
  await user.type(screen.getByLabelText('Title'), 'Mine');
  backend.fail('library_set', { message: 'Failed to keep it.' });
  await user.keyboard('{Control>}{Enter}{/Control}');
  expect(await screen.findByText(/what you typed is still here/)).toBeVisible();
  expect(screen.getByLabelText('Title')).toHaveValue('Mine');
});

it('a file is shown before it is added, with what is wrong in it', async () => {
  const { backend, user } = await show(Library, {});
  await screen.findByRole('heading', { name: 'Take command' });
  await user.keyboard('i');
  await user.click(screen.getByText('Choose a file'));
  expect(await screen.findByText('Database')).toBeVisible();
  expect(backend.requests('cards_import')).toEqual([]);
  await user.clear(screen.getByLabelText('Or paste it here'));
  await user.type(screen.getByLabelText('Or paste it here'), 'x');
  expect(await screen.findByText(/line 1, column 1/)).toBeVisible();
  expect(screen.queryByText(/^Add 1 card/)).toBeNull();
  await user.click(screen.getByText('Choose another file'));
  await user.click(await screen.findByText('Add 1 card'));
  expect(await screen.findByRole('heading', { name: 'Take command' })).toBeVisible();
  expect(screen.getByText('Database')).toBeVisible();
});

it('a policy of no minutes is refused beside its field, and the picture follows what is typed', async () => {
  const { backend, user } = await show(Library, {});
  await user.keyboard('2');
  await screen.findByRole('heading', { name: 'Who hears how often' });
  expect(await screen.findByText(/Responders: 12 updates/)).toBeInTheDocument();
  await user.keyboard('e');
  const row = within(screen.getByRole('group', { name: 'Responders' }));
  await user.clear(row.getByLabelText('Then every'));
  await user.type(row.getByLabelText('Then every'), '0');
  expect(await row.findByText('1 minute or more: 0 would never let go.')).toBeVisible();
  expect(screen.getByRole('button', { name: /Save/ })).toBeDisabled();
  await user.type(row.getByLabelText('Then every'), '{Backspace}60');
  expect(await screen.findByText(/Responders: 4 updates/)).toBeInTheDocument();
  await user.click(screen.getByRole('button', { name: /Save/ }));
  await waitFor(() => expect(backend.requests('library_set')[0]).toMatchObject({ shelf: 'policy', key: 'policy' }));
});

it('small things are added, changed and put away', async () => {
  const { backend, user } = await show(Library, {});
  await user.keyboard('3');
  await screen.findByRole('heading', { name: 'Audiences' });
  await user.keyboard('n');
  await user.keyboard('Partners{Enter}');
  expect(await screen.findByText('Partners')).toBeVisible();
  expect(backend.requests('library_set')[0]).toMatchObject({ shelf: 'audience', key: 'partners', value: { name: 'Partners', outside: false } });
  await user.click(screen.getByText('Take away'));
  await waitFor(() => expect(screen.queryByText('Partners')).toBeNull());
  await user.keyboard('7');
  await user.click(await screen.findByText('Commander'));
  await user.clear(screen.getByLabelText('Held by minute'));
  await user.type(screen.getByLabelText('Held by minute'), 'soon{Enter}');
  expect(await screen.findByText(/a whole number of minutes/)).toBeVisible();
});

it('a card shows its versions, who made them, and what each changed', async () => {
  const { user } = await show(Library, {});
  await screen.findByRole('heading', { name: 'Take command' });
  await user.keyboard('e');
  await user.clear(screen.getByLabelText('Title'));
  await user.type(screen.getByLabelText('Title'), 'Take charge{Enter}');
  await screen.findByRole('heading', { name: 'Take charge' });
  await user.keyboard('v');
  const versions = await screen.findByRole('region', { name: 'Versions of the card, newest first' });
  const rows = await within(versions).findAllByRole('listitem');
  expect(rows).toHaveLength(2);
  expect(rows[0]).toHaveTextContent(/^written, .*Dana Novak/);
  expect(rows[0]?.querySelector('del')).toHaveTextContent(/command/);
  expect(rows[0]?.querySelector('ins')).toHaveTextContent(/charge/);
  expect(rows[1]).toHaveTextContent(/^as the program brings it/);
  await user.keyboard('v');
  await waitFor(() => expect(screen.queryByRole('region', { name: 'Versions of the card, newest first' })).toBeNull());
});
