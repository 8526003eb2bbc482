import { describe, expect, it } from 'vitest';

import type { IncidentCard } from '../../lib/backend';
import { arrange } from './arrange';

const named = (id: string) => ({ id, reference: id, title: id });
const card = (id: string, merged: string[] = []): IncidentCard => ({
  id, reference: id, title: id, phase: 'investigating', isDrill: false, declaredAt: '', lastAt: '', lines: 0, statement: '', lastLine: '', services: [], sharesWith: [], linked: [], merged: merged.map(named),
});

/** Each case: what is merged into what, and how the board with a, b and c looks. */
const cases: [string, Record<string, string[]>, Record<string, string[]>][] = [
  ['nothing merged stands side by side', {}, { a: [], b: [], c: [] }],
  ['one is drawn within the other', { a: ['b'] }, { a: ['b'], c: [] }],
  ['a chain is drawn within its end', { a: ['b'], b: ['c'] }, { a: ['b', 'c'] }],
  ['of a circle the first stands by itself', { a: ['b'], b: ['a'] }, { a: ['b'], c: [] }],
  ['a longer circle loses nobody', { a: ['b'], b: ['c'], c: ['a'] }, { a: ['b', 'c'] }],
  ['of two that claim the same one the first has it', { a: ['c'], b: ['c'] }, { a: ['c'], b: [] }],
  ['one that is over is still within', { b: ['z'] }, { a: [], b: ['z'], c: [] }],
  ['one does not stand within itself', { a: ['a'] }, { a: [], b: [], c: [] }],
];

describe('arranging the board', () => {
  it.each(cases)('%s', (_, merged, expected) => {
    const places = arrange(['a', 'b', 'c'].map((id) => card(id, merged[id])));
    expect(Object.fromEntries(places.map((place) => [place.card.id, place.within.map((one) => one.id)]))).toEqual(expected);
  });

  it('knows where each is taken apart', () => {
    const [place] = arrange([card('a', ['b']), card('b', ['c']), card('c')]);
    expect(place?.within.map((one) => [one.id, one.into])).toEqual([['b', 'a'], ['c', 'b']]);
  });
});
