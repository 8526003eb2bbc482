import { expect, it } from 'vitest';

import { wordDiff } from './diff';

const text = (runs: ReturnType<typeof wordDiff>, drop: string) =>
  runs
    .filter((run) => run.change !== drop)
    .map((run) => run.text)
    .join('');

it('shows what came and what went, word by word', () => {
  expect(wordDiff('about 38% of payments fail', 'about 12% of payments fail now')).toEqual([
    { change: 'same', text: 'about ' },
    { change: 'removed', text: '38%' },
    { change: 'added', text: '12%' },
    { change: 'same', text: ' of payments fail' },
    { change: 'added', text: ' now' },
  ]);
});

it('gives both texts back, whatever they are', () => {
  const samples = ['', 'a', 'a  b', 'x\ny z', 'b a', 'word '.repeat(3_500)];
  for (const before of samples) {
    for (const after of samples) {
      const runs = wordDiff(before, after);
      expect(text(runs, 'added')).toBe(before);
      expect(text(runs, 'removed')).toBe(after);
    }
  }
});
