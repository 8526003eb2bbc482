import { screen, waitFor } from '@testing-library/svelte';
import { expect, it } from 'vitest';

import { show } from '../../../tests/render';
import { FakeBackend } from '../../lib/backend/fake';
import type { DamageReport } from '../../lib/backend';
import Recovery from './Recovery.svelte';

const report: DamageReport = {
  message: 'Page 118 cannot be read.',
  copy: '/aside/muster.db',
  readable: 4_812,
  backup: { path: '/backup.db', at: '2026-11-20T05:00:00Z', reason: 'daily', events: 4_790, bytes: 1 },
};

it('says what happened, what is safe, and goes on as chosen', async () => {
  const store = { kind: 'damaged', report } as const;
  const { app, backend, user } = await show(Recovery, { store }, new FakeBackend({ store, zone: 'Europe/Berlin' }));
  expect(screen.getByText('Page 118 cannot be read.')).toBeVisible();
  expect(screen.getByText('/aside/muster.db')).toBeVisible();
  expect(screen.getByText('4,812 events')).toBeVisible();
  expect(screen.getByText('20 Nov 2026, 06:00')).toBeVisible();
  await user.click(screen.getByText('Use only what is readable'));
  await waitFor(() => expect(backend.requests('recover')[0]?.choice).toBe('readable_only'));
  await waitFor(() => expect(app.session.start?.store.kind).toBe('ready'));
});

it('without a backup there is one way, and it is said', async () => {
  const store = { kind: 'damaged', report: { message: 'Damaged.', readable: 3 } } as const;
  await show(Recovery, { store });
  expect(screen.getByText('none was found')).toBeVisible();
  expect(screen.queryByText('Use the backup and what is readable')).toBeNull();
});

it('a file that cannot be opened is left alone', async () => {
  await show(Recovery, { store: { kind: 'refused', message: 'It is from a newer Muster.', hint: 'Update Muster.' } });
  expect(screen.getByText(/The file was not touched/)).toBeVisible();
});
