import { expect, it } from 'vitest';

import { pieces } from './marks';

const shown = (text: string, marks: [number, number][]) =>
  pieces(text, marks)
    .map((piece) => (piece.marked ? `[${piece.text}]` : piece.text))
    .join('');

it.each<[string, [number, number][], string]>([
  ['8 of 12 hosts', [], '8 of 12 hosts'],
  ['8 of 12 hosts', [[8, 13]], '8 of 12 [hosts]'],
  ['rollback', [[0, 4]], '[roll]back'],
  ['abcdef', [[3, 5], [0, 2]], '[ab]c[de]f'],
  ['abcdef', [[0, 4], [2, 6]], '[abcd][ef]'],
  ['abc', [[2, 99]], 'ab[c]'],
  ['abc', [[5, 9]], 'abc'],
  ['', [[0, 1]], ''],
])('%s with %j', (text, marks, expected) => expect(shown(text, marks)).toBe(expected));
