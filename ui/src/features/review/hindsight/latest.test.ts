import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { Latest, REST_MS } from './latest.svelte';

/** Answers only when told to, so that their order can be chosen. */
function slow() {
  const asked: { question: number; answer: () => void; fail: () => void }[] = [];
  const latest = new Latest<number, string>(
    (question) => new Promise((resolve, reject) => asked.push({ question, answer: () => resolve(`answer to ${question}`), fail: () => reject(new Error('away')) })),
  );
  return { asked, latest };
}

const rest = () => vi.advanceTimersByTimeAsync(REST_MS);

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('answers to a question that keeps changing', () => {
  it('asks only where things rest', async () => {
    const { asked, latest } = slow();
    for (let minute = 0; minute < 50; minute += 1) latest.ask(minute);
    await rest();
    expect(asked.map(({ question }) => question)).toEqual([49]);
  });

  it('never asks a second while one is on its way, and then only the last', async () => {
    const { asked, latest } = slow();
    latest.ask(1);
    await rest();
    for (const minute of [2, 3, 4]) {
      latest.ask(minute);
      await rest();
    }
    expect(asked).toHaveLength(1);
    asked[0]?.answer();
    await rest();
    expect(asked.map(({ question }) => question)).toEqual([1, 4]);
    asked[1]?.answer();
    await rest();
    expect([latest.of, latest.value]).toEqual([4, 'answer to 4']);
  });

  it('drops an answer that was forgotten on its way', async () => {
    const { asked, latest } = slow();
    latest.ask(1);
    await rest();
    latest.forget();
    asked[0]?.answer();
    await rest();
    expect(latest.value).toBeUndefined();
    latest.ask(2);
    await rest();
    asked[1]?.answer();
    await rest();
    expect(latest.value).toBe('answer to 2');
  });

  it('keeps the last answer when one fails, and says so', async () => {
    const { asked, latest } = slow();
    latest.ask(1);
    await rest();
    asked[0]?.answer();
    await rest();
    latest.ask(2);
    await rest();
    asked[1]?.fail();
    await rest();
    expect(latest.value).toBe('answer to 1');
    expect(latest.error).toBeDefined();
  });
});
