import type { Backend, Completion } from '../../../lib/backend';

/** Where offers make sense: after a sign, after `=>`, after `/m`. Elsewhere the program is not asked. */
const offered = /(?:^|\s)[@#/]\S*$|=>\s*\S*$|^\s*\/m(?:ilestone)?\s+\S*$/u;

/** What could stand at the cursor. */
export class CompletionState {
  offers = $state.raw<readonly Completion[]>([]);
  active = $state(0);
  /** Whether an offer was chosen with the arrows. */
  #chosen = false;
  #asked = 0;
  #shown = 0;
  /** The text that the offers are for. */
  readFrom = '';

  constructor(private readonly backend: Backend) {}

  get open(): boolean {
    return this.offers.length > 0;
  }

  /** The offer that Enter or Tab takes. */
  get current(): Completion | undefined {
    return this.offers[this.active];
  }

  /**
   * Whether Enter takes the offer. A name that is new is what was typed anyway: there Enter sends the line, unless the
   * offer was chosen with the arrows.
   */
  get wanted(): boolean {
    return this.current != null && (this.#chosen || !this.current.isNew);
  }

  /** Asks what could stand at `cursor`; an answer that was overtaken is dropped. */
  async ask(text: string, cursor: number): Promise<void> {
    const number = ++this.#asked;
    if (!offered.test(text.slice(0, cursor))) {
      this.close();
      return;
    }
    try {
      const { completions } = await this.backend.call('line_complete', { text, cursor });
      if (number <= this.#shown) return;
      this.#shown = number;
      this.readFrom = text;
      this.offers = completions.filter((offer) => text.slice(offer.replace.start, cursor) !== offer.insert);
      this.active = 0;
      this.#chosen = false;
    } catch {
      // Offers are a courtesy: without them the line is typed out.
      this.close();
    }
  }

  move(by: number): void {
    const count = this.offers.length;
    if (count === 0) return;
    this.active = (this.active + by + count) % count;
    this.#chosen = true;
  }

  /** The text with an offer taken, and where the cursor stands then; `cursor` is where it stands now. */
  accept(text: string, cursor: number, offer = this.current): { text: string; cursor: number } | undefined {
    if (!offer) return undefined;
    const end = this.#end(text, cursor, offer);
    if (end == null) return undefined;
    const after = text.slice(end);
    const space = after.startsWith(' ') ? '' : ' ';
    const before = text.slice(0, offer.replace.start) + offer.insert;
    this.close();
    return { text: before + space + after, cursor: before.length + 1 };
  }

  /**
   * Where the text that `offer` replaces ends. Who types fast presses Enter before the offers have caught up: one that
   * what was typed since still leads to is what they see and mean, any other was for another text.
   */
  #end(text: string, cursor: number, { replace, insert }: Completion): number | undefined {
    if (text === this.readFrom) return replace.end;
    const typed = text.slice(replace.start, cursor);
    const sameBefore = text.slice(0, replace.start) === this.readFrom.slice(0, replace.start);
    const leadsTo = typed !== insert && insert.toLowerCase().startsWith(typed.toLowerCase());
    return sameBefore && leadsTo ? cursor : undefined;
  }

  close(): void {
    // Answers to earlier questions come too late from here on.
    this.#shown = this.#asked;
    this.offers = [];
    this.active = 0;
  }
}
