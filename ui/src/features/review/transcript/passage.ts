// Where in a conversation a stretch of words lies, and how text is cut where marks begin and end.
import type { ConversationItem, Mark, Passage } from '../../../lib/backend';

/** Words of a row between two offsets. */
export interface Point {
  row: number;
  from: number;
  to: number;
}

/** From one point to another, in the order of reading. */
export interface Span {
  first: { row: number; at: number };
  last: { row: number; at: number };
}

/** A piece of text with the marks on it, the longest first. */
export interface Piece {
  text: string;
  marks: Mark[];
  selected: boolean;
}

export const QUOTE = 400;

export function textOf(item: ConversationItem | undefined): string {
  return item?.message?.text ?? item?.line?.text ?? '';
}

/** The words of a text, as offsets. */
export function wordsOf(text: string): { from: number; to: number }[] {
  return [...text.matchAll(/\S+/gu)].map((match) => ({ from: match.index, to: match.index + match[0].length }));
}

/** The stretch between two points, whichever comes first. */
export function spanOf(a: Point, b: Point): Span {
  const [first, last] = a.row < b.row || (a.row === b.row && a.from <= b.from) ? [a, b] : [b, a];
  const end = a.row === b.row ? Math.max(a.to, b.to) : last.to;
  return { first: { row: first.row, at: first.from }, last: { row: last.row, at: end } };
}

/**
 * The passage of a stretch. A passage lies in one source, so what others say in between is passed over; a line of the
 * log stands alone.
 */
export function passageOf(span: Span, item: (row: number) => ConversationItem | undefined): Passage | undefined {
  const start = item(span.first.row);
  const whole = textOf(start);
  if (start?.line) {
    const end = span.last.row === span.first.row ? span.last.at : whole.length;
    return cut({ line: start.line.id, place: 0, last: 0 }, whole, span.first.at, end, whole.slice(span.first.at, end));
  }
  if (!start?.message) return undefined;
  const { source } = start.message;
  const said: { row: number; place: number; text: string }[] = [];
  for (let row = span.first.row; row <= span.last.row; row += 1) {
    const message = item(row)?.message;
    if (message?.source === source) said.push({ row, place: message.place, text: message.text });
  }
  const end = said.at(-1) ?? { row: span.last.row, place: 0, text: '' };
  const until = end.row === span.last.row ? span.last.at : end.text.length;
  const quote = said.map((one) => one.text.slice(one === said[0] ? span.first.at : 0, one === end ? until : undefined));
  const places = said.map(({ place }) => place);
  const at = { source, place: Math.min(...places), last: Math.max(...places) };
  return cut(at, end.text, span.first.at, until, quote.join(' … '));
}

function cut(at: Pick<Passage, 'source' | 'line' | 'place' | 'last'>, text: string, from: number, to: number, quote: string): Passage {
  // To the very end is all of it, also when more is read there later.
  return { ...at, from, to: to >= text.length ? 0 : to, quote: quote.slice(0, QUOTE) };
}

/** Where a mark begins and ends in the text of one item. */
export function within({ passage }: Mark, item: ConversationItem, length: number): { from: number; to: number } {
  if (!item.message) return { from: passage.from, to: passage.to || length };
  const { place } = item.message;
  const from = place === passage.place ? passage.from : 0;
  const to = place === passage.last && passage.to !== 0 ? passage.to : length;
  return { from: Math.min(from, length), to: Math.min(to, length) };
}

/** Whether a mark begins in an item: there its label stands. */
export function beginsIn({ passage }: Mark, item: ConversationItem): boolean {
  return !item.message || item.message.place === passage.place;
}

/** Cuts the text of an item where marks and the selection begin and end. */
export function pieces(item: ConversationItem, selection?: { from: number; to: number }): Piece[] {
  const text = textOf(item);
  const ranges = item.marks.map((mark) => ({ mark, ...within(mark, item, text.length) }));
  ranges.sort((a, b) => b.to - b.from - (a.to - a.from));
  const edges = [0, text.length, ...ranges.flatMap(({ from, to }) => [from, to])];
  if (selection) edges.push(Math.min(selection.from, text.length), Math.min(selection.to, text.length));
  const cuts = [...new Set(edges)].sort((a, b) => a - b);
  return cuts.slice(1).map((to, index) => {
    const from = cuts[index] ?? 0;
    return {
      text: text.slice(from, to),
      marks: ranges.filter((range) => range.from <= from && to <= range.to).map(({ mark }) => mark),
      selected: selection != null && selection.from <= from && to <= selection.to,
    };
  });
}
