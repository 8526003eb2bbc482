import { screen, waitFor } from '@testing-library/svelte';
import { expect, it } from 'vitest';

import { show } from '../../../../tests/render';
import Command from '../Command.svelte';

async function open() {
  const shown = await show(Command, { incident: 'INC-0043' });
  await waitFor(() => expect(screen.getByLabelText('New line of the log')).toHaveFocus());
  return shown;
}

it('saves the grab sheet under the reference of the incident, also while a line is written', async () => {
  const { app, backend, user } = await open();
  await user.keyboard('pool is{Control>}p{/Control}');
  await waitFor(() => expect(app.toasts.list.at(-1)?.message).toMatch(/INC-0043-grab-sheet\.html/));
  expect(backend.requests('grab_sheet')).toEqual([{ incident: 'INC-0043' }]);
  expect(backend.calls.find((call) => call.name === 'save_text')?.request).toMatchObject({
    fileName: 'INC-0043-grab-sheet.html',
    text: expect.stringContaining('INC-0043') as string,
  });
  expect(app.keys.available.some((command) => command.title.startsWith('Grab sheet'))).toBe(true);
});

it('stands in the menu of the header, and a failure is told there', async () => {
  const { backend, user } = await open();
  backend.fail('save_text', { code: 'disk_full', message: 'the disk is full' });
  await user.click(screen.getByRole('button', { name: 'Export, an earlier minute and more' }));
  // Nothing has a place here, so that the menu counts as not drawn yet.
  await user.click(await screen.findByText('Grab sheet'));
  expect(await screen.findByText('That could not be done.')).toBeVisible();
  expect(screen.getByRole('alert')).toHaveTextContent('The disk is full.');
});

it('prints the grab sheet from the window', async () => {
  const { app, backend, user } = await open();
  backend.answer('grab_sheet', () => ({ fileName: 'x.html', text: '<!doctype html><title>x</title><main><h1>Checkout</h1><script>0</script></main>' }));
  await user.keyboard('pool is{Control>}{Shift>}P{/Shift}{/Control}');
  await waitFor(() => expect(app.router.overlay).toMatchObject({ name: 'paper' }));
  expect(backend.calls.some((call) => call.name === 'save_text')).toBe(false);
});
