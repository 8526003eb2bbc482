import type { Line, LogSlice } from '../../../lib/backend';

/** How many lines one request fetches. */
export const PAGE = 200;
/** How many lines are kept; those farthest from the last look are let go first. */
const KEPT = 4_000;

/**
 * Lines of a log by index, as far as they were fetched.
 *
 * Sparse on purpose: a log of 100,000 lines costs what was looked at, not what there is.
 */
export class Pages {
  total = 0;
  #lines = new Map<number, Line>();

  /** The line at `index`, when it was fetched. */
  line(index: number): Line | undefined {
    return this.#lines.get(index);
  }

  /** Index of a fetched line. */
  indexOf(id: string): number | undefined {
    for (const [index, line] of this.#lines) if (line.id === id) return index;
    return undefined;
  }

  /** Keeps a slice beside what is there. */
  put(slice: LogSlice): void {
    this.total = slice.total;
    slice.lines.forEach((line, offset) => this.#lines.set(slice.from + offset, line));
    if (this.#lines.size > KEPT) this.#forget(slice.from + slice.lines.length / 2);
  }

  /** Keeps a slice and nothing else: after a change every index may mean another line. */
  reset(slice: LogSlice): void {
    this.#lines.clear();
    this.put(slice);
  }

  /** Numbers of the pages that must be fetched so that `first..=last` can be shown. */
  missing(first: number, last: number): number[] {
    const pages = new Set<number>();
    const end = Math.min(last, this.total - 1);
    for (let index = Math.max(0, first); index <= end; index += 1) {
      if (!this.#lines.has(index)) pages.add(Math.floor(index / PAGE));
    }
    return [...pages];
  }

  #forget(centre: number): void {
    for (const index of this.#lines.keys()) {
      if (Math.abs(index - centre) > KEPT / 2) this.#lines.delete(index);
    }
  }
}
