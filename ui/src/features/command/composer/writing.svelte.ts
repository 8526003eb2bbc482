import { BackendError, type Backend, type ParsedLine } from '../../../lib/backend';
import { CompletionState } from './completion.svelte';
import { DraftKeeper } from './draft';
import { PasteState } from './paste.svelte';
import { StagedPictures } from './pictures.svelte';
import { SendQueue, type Outgoing, type Written } from './queue.svelte';

/** What the composer needs from around it. */
export interface ComposerEnds {
  /** The incident's id, under which the draft is kept. */
  id(): string;
  /** The instant, as RFC 3339. */
  now(): string;
  /** Something is on the disk; resolves when the log shows it. */
  saved(): Promise<unknown>;
  /** Runs once when the next frame is drawn. */
  frame(run: () => void): void;
}

/** The one-line composer: the text, its clock, how it is read, and the lines on their way. */
export class ComposerState {
  text = $state('');
  /** When the first key was pressed; the line is stamped with this. */
  startedAt = $state<string>();
  parsed = $state.raw<ParsedLine>();
  /** Why the line in the field could not be saved. */
  failure = $state.raw<BackendError>();
  paste = $state.raw<PasteState>();
  /** Where the cursor should be put, after the text was changed for the writer. */
  cursor = $state.raw<{ at: number }>();

  readonly completion: CompletionState;
  readonly pictures: StagedPictures;
  readonly queue: SendQueue;
  readonly #draft: DraftKeeper;
  #framed = false;
  #caret = 0;
  #asked = 0;
  #shown = 0;
  /** The text in the field had failed: it goes before the lines that wait. */
  #again = false;

  constructor(
    private readonly backend: Backend,
    private readonly incident: string,
    private readonly ends: ComposerEnds,
  ) {
    this.completion = new CompletionState(backend);
    this.pictures = new StagedPictures(backend);
    this.#draft = new DraftKeeper(backend, ends.id, 'composer');
    this.queue = new SendQueue({
      send: (line) => this.#send(line),
      saved: async () => {
        await ends.saved();
        // Only now is the line no draft any more; at once, so that a crash cannot offer it a second time.
        this.#keepDraft();
        await this.#draft.flush();
      },
      failed: (line) => this.#failed(line),
    });
  }

  /** Brings back what was being typed. Anything typed since stays. */
  async load(): Promise<void> {
    try {
      const draft = await this.#draft.load();
      if (draft.text === '' || this.text !== '') return;
      const lines = draft.text.split('\n');
      this.text = lines.pop() ?? '';
      this.startedAt = this.text === '' ? undefined : draft.startedAt;
      this.queue.stranded(lines, draft.startedAt, unsaved());
      this.#read(this.text.length);
    } catch {
      // An unread draft is still on the disk; typing must not wait for it.
    }
  }

  /** Takes what the field holds now. Never waits for anything. */
  type(text: string, caret: number): void {
    if (text === '') this.startedAt = undefined;
    else this.startedAt ??= this.ends.now();
    this.text = text;
    this.failure = undefined;
    this.#keepDraft();
    this.#read(caret);
  }

  /** The cursor moved without a change. */
  moved(caret: number): void {
    if (caret !== this.#caret) this.#read(caret);
  }

  /** Lets the line be stamped with now instead of the first key. */
  holdNow(): void {
    if (this.text === '') return;
    this.startedAt = this.ends.now();
    this.#keepDraft();
    this.#read(this.#caret);
  }

  /** Takes the offer; says whether there was one. */
  accept(index?: number): boolean {
    const offer = index == null ? undefined : this.completion.offers[index];
    const taken = this.completion.accept(this.text, this.#caret, offer);
    if (!taken) return false;
    this.type(taken.text, taken.cursor);
    this.completion.close();
    this.cursor = { at: taken.cursor };
    return true;
  }

  /** Sends the line on its way, or opens the preview when it holds several. */
  submit(): void {
    const text = this.text;
    if (PasteState.isMany(text)) {
      this.openPaste(text);
      return;
    }
    if (text.trim() === '' && this.pictures.list.length === 0) return;
    const written = { text: text.trim(), startedAt: this.startedAt, attachments: this.pictures.take() };
    const again = this.#again;
    this.#clear();
    this.queue.add(written, again);
  }

  /** Text was pasted: many lines open the preview. Says whether it was taken. */
  pasted(text: string, start: number, end: number): boolean {
    const whole = this.text.slice(0, start) + text + this.text.slice(end);
    if (!PasteState.isMany(whole)) return false;
    this.openPaste(whole);
    return true;
  }

  openPaste(text: string): void {
    this.completion.close();
    this.paste = new PasteState(this.backend, this.incident, text, this.startedAt ?? this.ends.now());
    void this.paste.load();
  }

  /** Puts the pasted text into the field as it was. */
  closePaste(): void {
    const text = this.paste?.text ?? '';
    this.paste = undefined;
    this.type(text, text.length);
    this.cursor = { at: text.length };
  }

  async addPaste(): Promise<void> {
    if (!(await this.paste?.add())) return;
    this.paste = undefined;
    this.#clear();
    this.#keepDraft();
    await this.ends.saved();
  }

  /** Puts a line that was not saved back into the field, before what is there. */
  putBack(id: number): void {
    const line = this.queue.takeBack(id);
    if (!line) return;
    this.text = this.text.trim() === '' ? line.text : `${line.text}\n${this.text}`;
    this.startedAt = line.startedAt;
    this.pictures.putBack(line.attachments);
    this.cursor = { at: this.text.length };
    this.#keepDraft();
    this.#read(this.text.length);
  }

  /** Drops a line that was not saved. */
  drop(id: number): void {
    this.queue.takeBack(id);
    this.#keepDraft();
  }

  /** Keeps the draft now; for leaving the field and closing the screen. */
  leave(): Promise<void> {
    this.#keepDraft();
    return this.#draft.flush();
  }

  #send(line: Written): Promise<unknown> {
    const { text, startedAt, attachments } = line;
    return this.backend.call('line_add', { incident: this.incident, text, startedAt, attachments: [...attachments] });
  }

  #failed(line: Outgoing): void {
    if (this.text === '' && this.pictures.list.length === 0) {
      this.putBack(line.id);
      this.failure = line.failure;
      this.#again = true;
    } else {
      this.#keepDraft();
    }
  }

  #clear(): void {
    this.text = '';
    this.startedAt = undefined;
    this.parsed = undefined;
    this.failure = undefined;
    this.#again = false;
    this.#shown = this.#asked;
    this.completion.close();
  }

  /** What is not on the disk as a line is kept as the draft, so that a crash between Enter and "saved" loses nothing. */
  #keepDraft(): void {
    const unsaved = this.queue.unsaved;
    const text = [...unsaved.map((line) => line.text), this.text].join('\n');
    this.#draft.keep({ text, startedAt: unsaved[0]?.startedAt ?? this.startedAt });
  }

  #read(caret: number): void {
    this.#caret = caret;
    if (this.#framed) return;
    this.#framed = true;
    this.ends.frame(() => {
      this.#framed = false;
      void this.#parse();
      void this.completion.ask(this.text, this.#caret);
    });
  }

  async #parse(): Promise<void> {
    const number = ++this.#asked;
    if (this.text.trim() === '') {
      this.#shown = number;
      this.parsed = undefined;
      return;
    }
    try {
      const parsed = await this.backend.call('line_parse', { text: this.text, startedAt: this.startedAt });
      if (number <= this.#shown) return;
      this.#shown = number;
      this.parsed = parsed;
    } catch {
      // The chips are a courtesy: the line is read again when it is added.
    }
  }
}

function unsaved(): BackendError {
  return new BackendError({
    code: 'store_failed',
    message: 'This line was not saved before Muster closed.',
    hint: 'Add it now, put it back into the field, or drop it.',
    retryable: true,
  });
}
