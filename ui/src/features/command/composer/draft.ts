import type { Backend } from '../../../lib/backend';

/** How long a pause in typing is before the draft is kept, in milliseconds. */
export const PAUSE = 300;

/** What is kept of something being typed. */
export interface Draft {
  text: string;
  startedAt: string | undefined;
}

/**
 * Keeps what is being typed, a short pause after the last key and whenever asked.
 *
 * A draft that could not be kept is tried again with the next one; the text itself is still on screen.
 */
export class DraftKeeper {
  #timer: ReturnType<typeof setTimeout> | undefined;
  #waiting: Draft | undefined;
  #kept: string | undefined;
  #saving: Promise<void> = Promise.resolve();

  constructor(
    private readonly backend: Backend,
    /** The incident's id: a draft must be found again however the incident was opened. */
    private readonly incident: () => string,
    private readonly field: string,
  ) {}

  /** What was being typed when the window closed or the machine stopped. */
  async load(): Promise<Draft> {
    const draft = await this.backend.call('draft_load', { incident: this.incident(), field: this.field });
    const loaded = { text: draft.text, startedAt: draft.startedAt ?? undefined };
    this.#kept = identity(loaded);
    return loaded;
  }

  /** Keeps this after a pause. */
  keep(draft: Draft): void {
    this.#waiting = draft;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.flush(), PAUSE);
  }

  /** Keeps what is waiting now; resolves when it is on the disk. */
  flush(): Promise<void> {
    clearTimeout(this.#timer);
    const draft = this.#waiting;
    this.#waiting = undefined;
    if (!draft || identity(draft) === this.#kept) return this.#saving;
    this.#kept = identity(draft);
    this.#saving = this.#saving.then(() => this.#save(draft));
    return this.#saving;
  }

  async #save(draft: Draft): Promise<void> {
    try {
      await this.backend.call('draft_save', { incident: this.incident(), field: this.field, ...draft });
    } catch {
      // Kept with the next pause; adding the line itself reports what is wrong with the disk.
      this.#kept = undefined;
    }
  }
}

function identity(draft: Draft): string {
  return `${draft.startedAt ?? ''} ${draft.text}`;
}
