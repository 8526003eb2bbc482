import { describe, expect, it } from 'vitest';

import type { ConversationItem, Mark } from '../../../lib/backend';
import { passageOf, pieces } from './passage';
import { Selection } from './selection.svelte';

function said(source: string, place: number, text: string, marks: Mark[] = []): ConversationItem {
  const none = { kind: 'message' as const, room: '', spot: '', edited: false, gone: false, changed: false, files: [], pictures: [], reactions: [] };
  return { message: { source, place, who: 'Ana', text, ...none }, read: false, marks };
}

function mark(id: string, from: number, to: number, place = 0, last = 0): Mark {
  return { id, passage: { source: 'a', place, last, from, to }, code: 'cue', note: '', by: '', at: '', used: [] };
}

const rows = [said('a', 0, 'the pool is full'), said('b', 0, 'me too'), said('a', 1, 'rolled it back'), said('b', 1, 'thanks')];
const item = (row: number) => rows[row];

describe('choosing words', () => {
  it('goes word by word and over the end of a row', () => {
    const selection = new Selection(item);
    selection.word(0, 1, false);
    selection.word(0, 1, false);
    expect(selection.of(0)).toEqual({ from: 4, to: 8 });
    for (let step = 0; step < 3; step += 1) selection.word(0, 1, true);
    expect(selection.span).toEqual({ first: { row: 0, at: 4 }, last: { row: 1, at: 2 } });
    selection.word(0, -1, true);
    expect(selection.span).toEqual({ first: { row: 0, at: 4 }, last: { row: 0, at: 16 } });
  });

  it('goes backwards, too', () => {
    const selection = new Selection(item);
    selection.word(0, -1, false);
    selection.word(0, -1, true);
    expect(selection.span).toEqual({ first: { row: 0, at: 9 }, last: { row: 0, at: 16 } });
  });

  it('takes whole rows', () => {
    const selection = new Selection(item);
    selection.row(0, 1);
    selection.row(0, 1);
    expect(selection.span).toEqual({ first: { row: 0, at: 0 }, last: { row: 1, at: 6 } });
  });
});

describe('a passage', () => {
  const whole = (from: number, to: number) => ({ first: { row: from, at: 4 }, last: { row: to, at: 6 } });

  it('stays in the source in which it began', () => {
    expect(passageOf(whole(0, 2), item)).toEqual({ source: 'a', place: 0, last: 1, from: 4, to: 6, quote: 'pool is full … rolled' });
    expect(passageOf(whole(0, 3), item)).toMatchObject({ source: 'a', last: 1, to: 0 });
  });

  it('is one line of the log at most', () => {
    const line = { line: { id: 'l', text: 'declared it' } as never, read: false, marks: [] };
    expect(passageOf(whole(0, 0), () => line)).toEqual({ line: 'l', place: 0, last: 0, from: 4, to: 6, quote: 'ar' });
  });
});

describe('a text with marks', () => {
  const cuts = (marks: Mark[], selection?: { from: number; to: number }) =>
    pieces(said('a', 0, 'the pool is full', marks), selection).map((piece) => [piece.text, piece.marks.map(({ id }) => id).join()]);

  it('is cut where they begin and end, the longer one outside', () => {
    expect(cuts([])).toEqual([['the pool is full', '']]);
    expect(cuts([mark('m', 4, 8)])).toEqual([['the ', ''], ['pool', 'm'], [' is full', '']]);
    expect(cuts([mark('m', 4, 8), mark('n', 0, 11)])).toEqual([['the ', 'n'], ['pool', 'n,m'], [' is', 'n'], [' full', '']]);
    expect(cuts([mark('m', 0, 8), mark('n', 4, 0)])).toEqual([['the ', 'm'], ['pool', 'n,m'], [' is full', 'n']]);
  });

  it('goes to the end where a mark goes on in the next message', () => {
    expect(cuts([mark('m', 9, 3, 0, 1)])).toEqual([['the pool ', ''], ['is full', 'm']]);
  });
});
