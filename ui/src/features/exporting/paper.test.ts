import { waitFor } from '@testing-library/svelte';
import { expect, it } from 'vitest';

import { show } from '../../../tests/render';
import PaperSheet from './PaperSheet.svelte';

const html = '<!doctype html><title>x</title><style>h1{margin:0}</style><main><h1>Checkout &lt;b&gt;</h1><ul class="chips"><li>SEV1</li></ul></main>';

it('lays the sheet of a page out, prints it, and is put away when the dialog closes', async () => {
  const { app, backend } = await show(PaperSheet, { html });
  app.router.openPaper(html);
  await waitFor(() => expect(backend.calls.some((call) => call.name === 'print_page')).toBe(true));
  const sheet = document.querySelector('article');
  expect(sheet?.querySelector('h1')?.textContent).toBe('Checkout <b>');
  expect(sheet?.querySelector('style')).toBeNull();
  window.dispatchEvent(new Event('afterprint'));
  expect(app.router.overlay).toBeNull();
});

it('a report is laid out to be read, not to fit on one page', async () => {
  await show(PaperSheet, { html: '<main data-kind="report"><section class="front"><h2>Worth knowing</h2></section></main>' });
  await waitFor(() => expect(document.querySelector('article')?.dataset.kind).toBe('report'));
});
