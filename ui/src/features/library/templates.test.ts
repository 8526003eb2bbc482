import { screen, waitFor } from '@testing-library/svelte';
import { expect, it } from 'vitest';

import { show } from '../../../tests/render';
import { FakeBackend } from '../../lib/backend/fake';
import Library from './Library.svelte';
import { Preview } from './preview.svelte';

it('a template is shown filled in while it is written, and what cannot be filled in is said beside it', async () => {
  const { backend, user } = await show(Library, {});
  await user.keyboard('4');
  await user.click(await screen.findByText('customers.investigating'));
  const looks = await screen.findByRole('region', { name: 'How customers.investigating will look' });
  await waitFor(() => expect(looks).toHaveTextContent('Card payments declined'));
  expect(backend.requests('template_preview')).toHaveLength(1);
  await user.click(screen.getByLabelText('Text'));
  // A brace that is typed stands for a key in the test's language; twice stands for itself.
  await user.keyboard('{Control>}{End}{/Control} {{% if impact');
  await waitFor(() => expect(looks).toHaveTextContent('This cannot be filled in.'));
  // A pause, not every key, asks; what could be filled in last stays, and nothing typed is lost.
  expect(backend.requests('template_preview').length).toBeLessThan(6);
  expect(looks).toHaveTextContent('Card payments declined');
  expect(screen.getByLabelText<HTMLTextAreaElement>('Text').value).toMatch(/\{% if impact$/);
});

it('only the latest answer counts', async () => {
  const backend = new FakeBackend();
  const waiting: ((text: string) => void)[] = [];
  backend.answer('template_preview', () => new Promise((answer) => waiting.push((text) => answer({ subject: '', text, names: [] }))));
  const preview = new Preview(backend);
  const asked = [preview.ask('a.b', '', 'one'), preview.ask('a.b', '', 'two')];
  await waitFor(() => expect(waiting).toHaveLength(2));
  waiting[1]?.('second');
  waiting[0]?.('first');
  await Promise.all(asked);
  expect(preview.filled?.text).toBe('second');
});
