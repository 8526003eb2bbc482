import { BackendError, type Backend, type BriefPart, type HandoverView, type Role, type SheetFormat } from '../../../lib/backend';
import { DraftKeeper } from '../composer/draft';
import type { ResponseState } from '../response.svelte';

interface Kept {
  role: Role;
  to: string;
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
  readonly #keeper: DraftKeeper;

  constructor(
    private readonly backend: Backend,
    private readonly incident: string,
    private readonly response: ResponseState,
    id: () => string,
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
    await this.fill();
    try {
      const { text } = await this.#keeper.load();
      if (text === '') return;
      const kept = JSON.parse(text) as Kept;
      Object.assign(this, kept);
      this.broughtBack = true;
    } catch {
      // Without what was typed, what the log knows is as good a beginning.
    }
  }

  /** Fills every part from what is known now. */
  async fill(): Promise<void> {
    try {
      const brief = await this.backend.call('handover_brief', { incident: this.incident, role: this.role, to: this.to });
      this.from = brief.from;
      this.parts = brief.parts.filter((part) => part.field !== 'read_back');
      this.failure = undefined;
      this.broughtBack = false;
      this.loaded = true;
    } catch (thrown) {
      this.failure = BackendError.from(thrown);
    }
  }

  async choose(role: Role): Promise<void> {
    this.role = role;
    await this.fill();
  }

  type(index: number, text: string): void {
    const part = this.parts[index];
    if (!part) return;
    part.text = text;
    const { role, to, parts } = this;
    this.#keeper.keep({ text: JSON.stringify({ role, to, parts } satisfies Kept), startedAt: undefined });
  }

  /** The brief is given: from here on it waits for the read-back and the yes. */
  async prepare(): Promise<boolean> {
    const brief = this.parts.map((part) => ({ ...part }));
    const done = await this.response.do({ kind: 'handover_prepared', role: this.role, to: this.to, brief }, 'handover');
    if (done) {
      this.loaded = false;
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
      const handover = this.waiting?.id;
      const sheet = await this.backend.call('handover_sheet', { incident: this.incident, format, ...(handover ? { handover } : {}) });
      const { path } = await this.backend.window('save_text', { fileName: sheet.fileName, text: sheet.text });
      this.failure = undefined;
      return path ?? undefined;
    } catch (thrown) {
      this.failure = BackendError.from(thrown);
      return undefined;
    }
  }

  async print(): Promise<void> {
    try {
      await this.backend.window('print_page', {});
      this.failure = undefined;
    } catch (thrown) {
      this.failure = BackendError.from(thrown);
    }
  }

  leave(): Promise<void> {
    return this.#keeper.flush();
  }
}
