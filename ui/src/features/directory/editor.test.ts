import { expect, it } from 'vitest';

import { FakeBackend } from '../../lib/backend/fake';
import { newPerson, personEditor } from './editor.svelte';

it('saves what was typed and closes', async () => {
  const backend = new FakeBackend();
  const editor = personEditor(backend);
  editor.edit({ ...newPerson(), name: ' Eli Park ' });
  expect(editor.open).toBe('new');
  expect(await editor.save()).toBe(true);
  expect(editor.open).toBe(undefined);
  expect(backend.world.people.map((person) => person.name)).toEqual(['Eli Park']);
});

it('keeps what was typed when saving fails', async () => {
  const backend = new FakeBackend();
  const editor = personEditor(backend);
  backend.fail('person_save', { code: 'rejected', message: 'the handle is taken', field: 'handle' });
  editor.edit({ ...newPerson(), name: 'Eli', handle: 'ana' });
  expect(await editor.save()).toBe(false);
  expect(editor.draft?.handle).toBe('ana');
  expect(editor.error?.field).toBe('handle');
});

it('asks for a name before it asks the program', async () => {
  const backend = new FakeBackend();
  const editor = personEditor(backend);
  editor.edit(newPerson());
  expect(await editor.save()).toBe(false);
  expect(backend.calls).toEqual([]);
});
