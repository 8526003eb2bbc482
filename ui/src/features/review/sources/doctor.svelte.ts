import { BackendError, type Backend, type SourceView } from '../../../lib/backend';
import { millis, SECOND } from '../../../lib/time';
import { instantOf } from './instants';
import { shiftWords } from './words';
import { count } from '../../../lib/words';

/** Something that was said or written at an instant. */
export interface Moment {
  key: string;
  at: string;
  who: string;
  text: string;
}

/** What the clock is held against: the log, another source, or a time that somebody knows. */
export type Against = 'log' | 'time' | (string & {});

/** A short list to choose one line from, by words or by time. */
export class Candidates {
  words = $state('');
  /** A time of day to look around. */
  time = $state('');
  list: Moment[] = $state.raw([]);
  failed: BackendError | undefined = $state.raw();
  looked = $state(false);
  #asked = 0;

  constructor(private readonly load: (words: string, near: string | undefined) => Promise<Moment[]>) {}

  /** Looks for lines with the words, nearest to an instant; an answer that was overtaken is dropped. */
  async find(near: string | undefined): Promise<void> {
    const mine = ++this.#asked;
    try {
      const list = await this.load(this.words.trim(), near);
      if (mine !== this.#asked) return;
      this.list = list;
      this.failed = undefined;
    } catch (thrown) {
      if (mine === this.#asked) this.failed = BackendError.from(thrown);
    }
    this.looked = true;
  }
}

/** How many lines of the log are offered. */
const FEW = 40;

/** Putting a source's clock right: two lines that are the same moment say how far it is off. */
export class Doctor {
  here: Moment | undefined = $state.raw();
  there: Moment | undefined = $state.raw();
  against: Against = $state('log');
  reason = $state('');
  readonly mine: Candidates;
  readonly theirs: Candidates;

  constructor(
    private readonly backend: Backend,
    private readonly incident: string,
    readonly source: SourceView,
  ) {
    this.mine = new Candidates((words, near) => this.#ofSource(source.id, words, near));
    this.theirs = new Candidates((words, near) => (this.against === 'log' ? this.#ofLog(words, near) : this.#ofSource(this.against, words, near)));
    void this.mine.find(undefined);
    void this.theirs.find(source.first);
  }

  /** By how many seconds all lines would move. */
  get shift(): number | undefined {
    return this.here && this.there ? (millis(this.there.at) - millis(this.here.at)) / SECOND : undefined;
  }

  /** What would be done, in one sentence. */
  get words(): string | undefined {
    const { shift } = this;
    if (shift == null) return undefined;
    if (shift === 0) return 'Both are at the same instant already. There is nothing to move.';
    return `All ${count(this.source.lines, 'line')} of ${this.source.name} move ${shiftWords(shift)}.`;
  }

  /** Why, as it will stand in the review. */
  get because(): string {
    return this.reason.trim() || this.usual;
  }

  /** What is written when nobody says why. */
  get usual(): string {
    const { here, there } = this;
    if (!here || !there) return '';
    const cut = (text: string) => (text.length > 80 ? `${text.slice(0, 79)}…` : text);
    return this.against === 'time' ? `“${cut(here.text)}” was at that time` : `“${cut(here.text)}” is the same moment as “${cut(there.text)}”`;
  }

  choose(moment: Moment): void {
    const first = this.here == null;
    this.here = moment;
    // What is meant on the other side is probably near.
    if (first && !this.there && this.against !== 'time') void this.theirs.find(moment.at);
  }

  hold(against: Against): void {
    this.against = against;
    this.there = undefined;
    if (against !== 'time') void this.theirs.find(this.here?.at ?? this.source.first);
  }

  /** The chosen line was at this time. */
  was(day: string, time: string, zone: string): boolean {
    const at = instantOf(day.trim(), time, zone);
    this.there = at ? { key: 'time', at, who: '', text: '' } : undefined;
    return at != null;
  }

  async #ofSource(source: string, words: string, near: string | undefined): Promise<Moment[]> {
    const { messages } = await this.backend.call('messages_find', { incident: this.incident, source, words, ...(near ? { near } : {}) });
    return messages.flatMap(({ at, who, text, place }) => (at ? [{ key: String(place), at, who, text }] : []));
  }

  async #ofLog(words: string, near: string | undefined): Promise<Moment[]> {
    const filter = { kinds: [], pinned: false, flagged: false, pictures: false, struck: false, routine: true, own: false, ...(words ? { text: words } : {}) };
    const slice = (from: number, count: number) => this.backend.call('log_slice', { incident: this.incident, order: 'happened', filter, from, count });
    const { total } = await slice(0, 1);
    // The log is in the order of time: halving finds the place without reading it all.
    let [low, high] = [0, near ? total : 0];
    while (low < high) {
      const middle = Math.floor((low + high) / 2);
      const [line] = (await slice(middle, 1)).lines;
      if (line && near && millis(line.happened.at) < millis(near)) low = middle + 1;
      else high = middle;
    }
    const from = Math.max(0, Math.min(low - FEW / 2, total - FEW));
    const { lines } = await slice(from, FEW);
    return lines.map(({ id, author, happened, text }) => ({ key: id, at: happened.at, who: author ?? '', text }));
  }
}
