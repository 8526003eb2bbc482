import { BackendError, type Backend, type BriefField, type BriefPart, type ExportText, type HandoverView, type Role, type SheetFormat } from '../../../lib/backend';
import { DraftKeeper } from '../composer/draft';
import type { ResponseState } from '../response.svelte';

/** What is kept of a brief while it is written: what the log cannot know. */
interface Kept {
  role: Role;
  to: string;
  /** The parts that a person wrote in. */
  parts: BriefPart[];
}

/** A handover: the brief while it is written, and the one that waits for its yes. */
export class HandoverState {
  role = $state<Role>('commander');
  /** Handle of who takes over. */
  to = $state('');
  /** Name of who holds the role now. */
  from = $state('');
  parts = $state<BriefPart[]>([]);
  loaded = $state(false);
  broughtBack = $state(false);
  failure = $state.raw<BackendError>();
  /** What a person wrote, by the part; the other parts follow the log. */
  readonly #typed = new Map<BriefField, string>();
  readonly #keeper: DraftKeeper;
  #asked = 0;

  constructor(
    private readonly backend: Backend,
    private readonly incident: string,
    private readonly response: ResponseState,
    id: () => string,
    /** Lays a page out for the printer. */
    private readonly onPaper: (html: string) => void,
  ) {
    this.#keeper = new DraftKeeper(backend, id, 'handover');
  }

  /** The brief that was given and is neither accepted nor called off. */
  get waiting(): HandoverView | undefined {
    return this.response.value?.handovers.findLast((one) => one.acceptedAt == null && one.droppedAt == null);
  }

  get before(): HandoverView[] {
    return this.response.value?.handovers.filter((one) => one !== this.waiting) ?? [];
  }

  /** Opens the form with what was left unfinished, or with what the log knows now. */
  async open(): Promise<void> {
    if (this.loaded) return;
    try {
      const { text } = await this.#keeper.load();
      if (text !== '') this.#restore(JSON.parse(text) as Kept);
    } catch {
      // Without what was typed, what the log knows is as good a beginning.
    }
    await this.refill();
    this.broughtBack = this.#typed.size > 0;
  }

  /** Fills every part from what is known now; what was typed is gone. */
  async fill(): Promise<void> {
    this.#typed.clear();
    this.broughtBack = false;
    this.#keep();
    await this.refill();
  }

  /** Fills the parts in which nobody wrote from what is known now; an answer that was overtaken is dropped. */
  async refill(): Promise<void> {
    const asked = ++this.#asked;
    try {
      const brief = await this.backend.call('handover_brief', { incident: this.incident, role: this.role, to: this.to });
      if (asked !== this.#asked) return;
      this.from = brief.from;
      const parts = brief.parts.filter((part) => part.field !== 'read_back');
      this.parts = parts.map(({ field, text }) => ({ field, text: this.#typed.get(field) ?? text }));
      this.failure = undefined;
      this.loaded = true;
    } catch (thrown) {
      if (asked === this.#asked) this.failure = BackendError.from(thrown);
    }
  }

  async choose(role: Role): Promise<void> {
    this.role = role;
    this.#keep();
    await this.refill();
  }

  /** Says who takes over. */
  name(to: string): void {
    this.to = to;
    this.#keep();
  }

  type(index: number, text: string): void {
    const part = this.parts[index];
    if (!part) return;
    part.text = text;
    this.#typed.set(part.field, text);
    this.#keep();
  }

  /** The brief is given: from here on it waits for the read-back and the yes. */
  async prepare(): Promise<boolean> {
    const brief = this.parts.map((part) => ({ ...part }));
    const done = await this.response.do({ kind: 'handover_prepared', role: this.role, to: this.to, brief }, 'handover');
    if (done) {
      this.loaded = false;
      this.broughtBack = false;
      this.#typed.clear();
      this.#keeper.keep({ text: '', startedAt: undefined });
      await this.#keeper.flush();
    }
    return done;
  }

  readBack(text: string): Promise<boolean> {
    const { waiting } = this;
    if (!waiting) return Promise.resolve(false);
    return this.response.do({ kind: 'handover_read_back', handover: waiting.id, text }, 'handover');
  }

  accept(): Promise<boolean> {
    const { waiting } = this;
    if (!waiting) return Promise.resolve(false);
    return this.response.do({ kind: 'handover_accepted', handover: waiting.id }, 'handover');
  }

  /** Saves it where a person says; the path, or nothing when they changed their mind or it failed. */
  async save(format: SheetFormat): Promise<string | undefined> {
    try {
      const sheet = await this.#sheet(format);
      const { path } = await this.backend.window('save_text', { fileName: sheet.fileName, text: sheet.text });
      this.failure = undefined;
      return path ?? undefined;
    } catch (thrown) {
      this.failure = BackendError.from(thrown);
      return undefined;
    }
  }

  /** Puts it on paper: the one page that is saved, too. */
  async print(): Promise<void> {
    try {
      const { text } = await this.#sheet('html');
      this.failure = undefined;
      this.onPaper(text);
    } catch (thrown) {
      this.failure = BackendError.from(thrown);
    }
  }

  leave(): Promise<void> {
    return this.#keeper.flush();
  }

  /** The brief that waits for its yes; before that, what is on the form. */
  #sheet(format: SheetFormat): Promise<ExportText> {
    const { waiting, role, to } = this;
    const parts = this.parts.map((part) => ({ ...part }));
    const which = waiting ? { handover: waiting.id } : { draft: { role, to, parts } };
    return this.backend.call('handover_sheet', { incident: this.incident, format, ...which });
  }

  #restore({ role, to, parts }: Kept): void {
    this.role = role;
    this.to = to;
    for (const { field, text } of parts) this.#typed.set(field, text);
  }

  #keep(): void {
    const { role, to } = this;
    const parts = [...this.#typed].map(([field, text]) => ({ field, text }));
    this.#keeper.keep({ text: JSON.stringify({ role, to, parts } satisfies Kept), startedAt: undefined });
  }
}
