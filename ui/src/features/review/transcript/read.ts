import type { Backend, ConversationOf } from '../../../lib/backend';

/** How long rows stand still before they count as read. */
export const STILL_MS = 1_500;

interface Looked {
  readonly of: ConversationOf;
  readonly seen: { first: number; last: number };
  item(row: number): { read: boolean } | undefined;
}

/** Notes what was read: what stands still in sight for a moment, and not what is passed by. */
export class ReadNoter {
  #timer: ReturnType<typeof setTimeout> | undefined;
  #from = Date.now();

  constructor(
    private readonly backend: Backend,
    private readonly view: Looked,
  ) {}

  /** Something moved: what is in sight counts once it stands still. */
  moved(): void {
    clearTimeout(this.#timer);
    this.#from = Date.now();
    this.#timer = setTimeout(() => void this.#note(), STILL_MS);
  }

  /** One leaves: what stood still counts. */
  leave(): void {
    clearTimeout(this.#timer);
    if (Date.now() - this.#from >= STILL_MS) void this.#note();
  }

  async #note(): Promise<void> {
    const { first, last } = this.view.seen;
    const rows = Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => this.view.item(first + index));
    if (!rows.some((row) => row && !row.read)) return;
    try {
      await this.backend.call('conversation_read', { of: this.view.of, from: first, to: last });
    } catch {
      // How much was read is a help and no record of anybody: it is noted at the next pause.
    }
  }
}
