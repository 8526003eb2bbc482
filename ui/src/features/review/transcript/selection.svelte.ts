import type { ConversationItem } from '../../../lib/backend';
import { spanOf, textOf, wordsOf, type Point, type Span } from './passage';

/** Which words are chosen: word by word with the keys, exactly with the pointer. Nothing chosen means the whole row. */
export class Selection {
  /** Where it began. */
  anchor: Point | undefined = $state.raw();
  /** Where it goes to. */
  head: Point | undefined = $state.raw();
  /** While it is on, moving extends. */
  holding = $state(false);

  constructor(private readonly item: (row: number) => ConversationItem | undefined) {}

  get span(): Span | undefined {
    return this.anchor && this.head ? spanOf(this.anchor, this.head) : undefined;
  }

  clear(): void {
    this.anchor = undefined;
    this.head = undefined;
    this.holding = false;
  }

  /** What of a row is chosen. */
  of(row: number): { from: number; to: number } | undefined {
    const span = this.span;
    if (!span || row < span.first.row || row > span.last.row) return undefined;
    const from = row === span.first.row ? span.first.at : 0;
    return { from, to: row === span.last.row ? span.last.at : Number.MAX_SAFE_INTEGER };
  }

  /** Chooses exactly this, as a pointer does. */
  choose(anchor: Point, head: Point): void {
    this.anchor = anchor;
    this.head = head;
  }

  /** The next word in a row, or the one before; the first of the row when there was none. Extends while holding or asked to. */
  word(row: number, by: 1 | -1, extend: boolean): number {
    const head = this.head;
    const next = head ? this.#beside(head, by) : this.#edge(row, by);
    if (!next) return head?.row ?? row;
    this.head = next;
    if (!this.anchor || !(extend || this.holding)) this.anchor = next;
    return next.row;
  }

  /** Extends by whole rows. */
  row(row: number, by: 1 | -1): number {
    const text = (at: number) => textOf(this.item(at));
    this.anchor ??= by > 0 ? { row, from: 0, to: 0 } : { row, from: text(row).length, to: text(row).length };
    const from = this.head?.row;
    // The first step takes in the row itself.
    const to = from == null ? row : from + by;
    if (this.item(to)) this.head = { row: to, from: 0, to: text(to).length };
    return this.head?.row ?? row;
  }

  #beside({ row, from, to }: Point, by: 1 | -1): Point | undefined {
    const words = wordsOf(textOf(this.item(row)));
    const at = by > 0 ? words.find((word) => word.from >= to) : words.findLast((word) => word.to <= from);
    if (at) return { row, ...at };
    return this.item(row + by) ? this.#edge(row + by, by) : undefined;
  }

  #edge(row: number, by: 1 | -1): Point | undefined {
    const words = wordsOf(textOf(this.item(row)));
    const word = by > 0 ? words[0] : words.at(-1);
    return word && { row, ...word };
  }
}
