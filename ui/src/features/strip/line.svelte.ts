import { BackendError, type Backend } from '../../lib/backend';

/** How long a pause in typing is before the draft is kept, in milliseconds. */
const PAUSE = 300;
const FIELD = 'strip';

/** What the line needs to know. */
export interface LineEnds {
  /** The incident's id. */
  incident: string;
  now(): string;
  /** A line is on the disk. */
  saved(): void;
}

/** The one line of the strip: stamped with its first key, kept as a draft, never lost when it cannot be saved. */
export class StripLine {
  text = $state('');
  failure: BackendError | undefined = $state.raw();
  saving = $state(false);
  #startedAt: string | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #kept = '';

  constructor(
    private readonly backend: Backend,
    private readonly ends: LineEnds,
  ) {}

  /** Brings back what was being typed when the strip closed. */
  async load(): Promise<void> {
    try {
      const draft = await this.backend.call('draft_load', { incident: this.ends.incident, field: FIELD });
      if (this.text !== '' || draft.text === '') return;
      this.text = this.#kept = draft.text;
      this.#startedAt = draft.startedAt ?? undefined;
    } catch {
      // An empty field is as good; saving a line will say what is wrong.
    }
  }

  type(text: string): void {
    this.text = text.replace(/[\r\n]+/gu, ' ');
    this.#startedAt = this.text.trim() === '' ? undefined : (this.#startedAt ?? this.ends.now());
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.leave(), PAUSE);
  }

  /** Saves the line. The field is free for the next one at once; on failure the text is back in it. */
  async submit(): Promise<void> {
    const [text, startedAt] = [this.text.trim(), this.#startedAt];
    if (text === '' || this.saving) return;
    this.saving = true;
    this.failure = undefined;
    this.text = '';
    this.#startedAt = undefined;
    try {
      await this.backend.call('line_add', { incident: this.ends.incident, text, startedAt, attachments: [] });
      this.ends.saved();
    } catch (thrown) {
      // What was written meanwhile stands behind it.
      this.text = this.text === '' ? text : `${text} ${this.text}`;
      this.#startedAt = startedAt;
      this.failure = BackendError.from(thrown);
    } finally {
      this.saving = false;
      void this.leave();
    }
  }

  /** Keeps what is there as the draft, now. */
  async leave(): Promise<void> {
    clearTimeout(this.#timer);
    const { text } = this;
    if (text === this.#kept) return;
    this.#kept = text;
    try {
      await this.backend.call('draft_save', { incident: this.ends.incident, field: FIELD, text, startedAt: this.#startedAt });
    } catch {
      // Kept with the next pause; saving the line says what is wrong with the disk.
      this.#kept = '';
    }
  }
}
