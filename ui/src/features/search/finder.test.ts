import { beforeEach, describe, expect, it } from 'vitest';

import { FakeBackend } from '../../lib/backend/fake';
import { seededWorld } from '../../lib/backend/fake/seed';
import { Finder, HELD } from './finder.svelte';

let backend: FakeBackend;
let finder: Finder;
const settled = () => new Promise((resolve) => setTimeout(resolve));

beforeEach(() => {
  backend = new FakeBackend({ world: seededWorld(Date.parse('2026-11-21T12:00:00Z')) });
  finder = new Finder(backend);
});

describe('typing', () => {
  it('finds, newest first, and chooses the first', async () => {
    finder.type('pool');
    await settled();
    expect(finder.hits.length).toBeGreaterThan(1);
    expect(finder.chosen).toBe(0);
    expect(finder.hits[0]?.text).toContain('draining');
  });

  it('asks once more after an answer, for the latest words only', async () => {
    for (const words of ['p', 'po', 'poo', 'pool']) finder.type(words);
    await settled();
    expect(backend.requests('search').map((request) => request.words)).toEqual(['p', 'pool']);
    expect(finder.answered).toBe('pool');
  });

  it('asks nothing for no words, and forgets what it found', async () => {
    finder.type('pool');
    await settled();
    finder.type(' ');
    await settled();
    expect(finder.hits).toEqual([]);
    expect(finder.chosen).toBe(-1);
    expect(backend.requests('search')).toHaveLength(1);
  });

  it('tells what failed and keeps what it had', async () => {
    finder.type('pool');
    await settled();
    const before = finder.hits;
    backend.fail('search', { message: 'the store is busy', code: 'store_busy' });
    finder.type('pools');
    await settled();
    expect(finder.error?.code).toBe('store_busy');
    expect(finder.hits).toBe(before);
  });
});

it('pages on, holding no more rows than it may', async () => {
  const [hit] = await backend.call('search', { words: 'pool', mode: 'newest', limit: 1 }).then((reply) => reply.hits);
  if (!hit) throw new Error('the seed holds no pool');
  backend.answer('search', ({ after, limit }) => {
    const from = Number(after ?? 0);
    return { hits: Array.from({ length: limit }, (_, n) => ({ ...hit, line: String(from + n) })), next: String(from + limit) };
  });
  await finder.run();
  finder.type('pool');
  await settled();
  for (let page = 0; page < 3; page += 1) await finder.more();
  expect(finder.hits).toHaveLength(HELD);
  expect(finder.cut).toBe(true);
  expect(finder.hits.at(-1)?.line).toBe('399');
});

it('keeps the chosen line when something is written elsewhere', async () => {
  finder.type('pool');
  await settled();
  finder.move(1);
  const line = finder.hit?.line;
  const startedAt = '2026-11-21T12:00:01Z';
  await backend.call('line_add', { incident: 'INC-0043', text: 'Pool is empty again', startedAt, attachments: [] });
  await finder.refresh();
  expect(finder.hits[0]?.text).toBe('Pool is empty again');
  expect(finder.hit?.line).toBe(line);
});

it('the choice stops at both ends', async () => {
  finder.type('pool');
  await settled();
  finder.move(-1);
  expect(finder.chosen).toBe(0);
  finder.move(99);
  expect(finder.hit).toBe(finder.hits.at(-1));
});
