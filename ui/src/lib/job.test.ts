import { expect, it } from 'vitest';

import { FakeBackend } from './backend/fake';
import type { VerifyReport } from './backend';
import { Job } from './job.svelte';

const report: VerifyReport = { events: 3, problems: [], problemCount: 0, erased: 0, tookMs: 1 };

it('tells how far it is, of its own job only', async () => {
  const backend = new FakeBackend();
  const job = new Job<VerifyReport>(backend, 'verify');
  backend.answer('verify', async ({ job: name }) => {
    backend.progress({ job: 'another', done: 9, total: 9 });
    expect(job.share).toBe(undefined);
    backend.progress({ job: name, done: 1, total: 4 });
    expect(job.share).toBe(0.25);
    expect(job.running).toBe(true);
    return report;
  });
  expect(await job.run((name) => backend.call('verify', { job: name }))).toEqual(report);
  expect(job.running).toBe(false);
});

it('stopped by a person is no failure', async () => {
  const backend = new FakeBackend();
  const job = new Job<VerifyReport>(backend, 'verify');
  const done = job.run((name) => backend.call('verify', { job: name }));
  await job.cancel();
  expect(await done).toBe(undefined);
  expect(job.stopped).toBe(true);
  expect(job.error).toBe(undefined);
});

it('keeps what failed', async () => {
  const backend = new FakeBackend();
  const job = new Job<VerifyReport>(backend, 'verify');
  backend.fail('verify', { code: 'store_failed' });
  await job.run((name) => backend.call('verify', { job: name }));
  expect(job.error?.code).toBe('store_failed');
});
