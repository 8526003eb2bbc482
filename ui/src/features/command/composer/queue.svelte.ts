import { BackendError, type Attachment } from '../../../lib/backend';

/** A line on its way to the disk. */
export interface Outgoing {
  readonly id: number;
  readonly text: string;
  readonly startedAt: string | undefined;
  readonly attachments: readonly Attachment[];
  readonly state: 'waiting' | 'saving' | 'saved' | 'failed';
  readonly failure: BackendError | undefined;
}

/** What a line is made of before it has a place in the queue. */
export type Written = Pick<Outgoing, 'text' | 'startedAt' | 'attachments'>;

/** What the queue needs to know and whom it tells. */
export interface QueueEnds {
  /** Writes a line; resolves when it is on the disk. */
  send(line: Written): Promise<unknown>;
  /** A line is on the disk. The queue shows it as saved until the returned promise resolves. */
  saved(): Promise<unknown>;
  /** A line failed; the queue stands until it is tried again or taken back. */
  failed(line: Outgoing): void;
}

/**
 * Lines on their way, one after the other, so that they arrive in the order they were written.
 *
 * Writing the next line never waits. A failure stops the queue: a later line must not overtake an earlier one.
 */
export class SendQueue {
  lines = $state.raw<readonly Outgoing[]>([]);
  #next = 1;
  #running = false;

  constructor(private readonly ends: QueueEnds) {}

  /** Whether anything is not on the disk yet. */
  get unsaved(): readonly Outgoing[] {
    return this.lines.filter((line) => line.state !== 'saved');
  }

  /** Puts a line at the end, or before the others when it had failed and comes again. */
  add(written: Written, first = false): void {
    const line: Outgoing = { ...written, id: this.#next, state: 'waiting', failure: undefined };
    this.#next += 1;
    const saved = this.lines.filter((other) => other.state === 'saved');
    const rest = this.lines.filter((other) => other.state !== 'saved');
    this.lines = first ? [...saved, line, ...rest] : [...saved, ...rest, line];
    void this.#run();
  }

  /** Shows lines that a crash kept from the disk, as failed ones. */
  stranded(texts: readonly string[], startedAt: string | undefined, failure: BackendError): void {
    for (const text of texts) {
      this.lines = [...this.lines, { id: this.#next, text, startedAt, attachments: [], state: 'failed', failure }];
      this.#next += 1;
    }
  }

  /** Tries the failed lines again. */
  retry(): void {
    this.lines = this.lines.map((line) =>
      line.state === 'failed' ? { ...line, state: 'waiting', failure: undefined } : line,
    );
    void this.#run();
  }

  /** Takes an unsaved line out of the queue, to be corrected or dropped. */
  takeBack(id: number): Outgoing | undefined {
    const line = this.lines.find((other) => other.id === id);
    if (!line || line.state === 'saving' || line.state === 'saved') return undefined;
    this.lines = this.lines.filter((other) => other.id !== id);
    return line;
  }

  async #run(): Promise<void> {
    if (this.#running) return;
    this.#running = true;
    try {
      for (let line = this.#head(); line?.state === 'waiting'; line = this.#head()) await this.#send(line);
    } finally {
      this.#running = false;
    }
  }

  async #send(line: Outgoing): Promise<void> {
    this.#mark(line.id, 'saving');
    try {
      await this.ends.send(line);
    } catch (thrown) {
      this.#mark(line.id, 'failed', BackendError.from(thrown));
      const failed = this.lines.find((other) => other.id === line.id);
      if (failed) this.ends.failed(failed);
      return;
    }
    this.#mark(line.id, 'saved');
    void this.ends.saved().finally(() => {
      this.lines = this.lines.filter((other) => other.id !== line.id);
    });
  }

  #head(): Outgoing | undefined {
    return this.lines.find((line) => line.state !== 'saved');
  }

  #mark(id: number, state: Outgoing['state'], failure?: BackendError): void {
    this.lines = this.lines.map((line) => (line.id === id ? { ...line, state, failure } : line));
  }
}
