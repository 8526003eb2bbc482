import { beforeEach, expect, it } from 'vitest';

import { FakeBackend } from '../../lib/backend/fake';
import { seededWorld } from '../../lib/backend/fake/seed';
import { Exporter } from './exporting.svelte';

let backend: FakeBackend;
let exporter: Exporter;

beforeEach(() => {
  backend = new FakeBackend({ world: seededWorld(Date.parse('2026-11-21T12:00:00Z')) });
  exporter = new Exporter(backend, 'INC-0043', 'happened');
});

it('shows what would be written, in the chosen form and order', async () => {
  await exporter.read();
  expect(exporter.preview?.fileName).toMatch(/\.md$/);
  await exporter.choose({ format: 'csv' });
  expect(exporter.preview?.fileName).toMatch(/\.csv$/);
  expect(backend.requests('export_text').at(-1)).toMatchObject({ order: 'happened', format: 'csv' });
});

it('shows the latest choice when answers overtake each other', async () => {
  let slow: (() => void) | undefined;
  backend.answer('export_text', async ({ format }) => {
    if (format === 'markdown') await new Promise<void>((resolve) => (slow = resolve));
    return { text: format, fileName: format };
  });
  const first = exporter.read();
  await exporter.choose({ format: 'json' });
  slow?.();
  await first;
  expect(exporter.preview?.text).toBe('json');
});

it('a person who changes their mind has done nothing wrong', async () => {
  backend.answerWindow('export_dialog', () => ({}));
  expect(await exporter.save()).toBe(undefined);
  expect(exporter.error).toBe(undefined);
});

it('says what failed', async () => {
  backend.fail('export_dialog', { code: 'disk_full', message: 'the disk is full' });
  expect(await exporter.save()).toBe(undefined);
  expect(exporter.error?.code).toBe('disk_full');
});

it('copies what is shown, or says what to do instead', async () => {
  expect(await exporter.copy()).toBe(false);
  await exporter.read();
  expect(await exporter.copy()).toBe(true);
  expect(backend.calls.findLast((call) => call.name === 'copy_text')?.request).toEqual({ text: exporter.preview?.text });
  backend.fail('copy_text', { message: 'the clipboard does not answer' });
  expect(await exporter.copy()).toBe(false);
  expect(exporter.error?.hint).toBe('Save it as a file instead.');
});

it('offers a bundle, says what it carries, and saves it where the person says', async () => {
  await exporter.choose({ format: 'bundle' });
  expect(exporter.preview).toBe(undefined);
  expect(exporter.offer?.fileName).toMatch(/^INC-0043.*\.muster$/);
  expect(await exporter.save()).toBe('/home/user/INC-0043.muster');
  backend.fail('bundle_offer', { message: 'the store cannot be read' });
  await exporter.read();
  expect(exporter.error?.message).toContain('cannot be read');
});
