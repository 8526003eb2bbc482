import type { Attachment, Backend, Line, LineStep } from '../../../lib/backend';
import { keepPicture } from '../../../lib/pictures';
import type { Failures } from '../../../lib/failures.svelte';
import { LineEdit } from './lineEdit.svelte';

/** What is open below a line. */
export type Panel =
  | { kind: 'edit'; line: string; edit: LineEdit }
  | { kind: 'strike' | 'erase'; line: string; reason: string }
  | { kind: 'history'; line: string; steps: readonly LineStep[] | undefined };

/** A picture that is shown in full. */
export interface Shown {
  line: Line;
  index: number;
}

/** What is done to lines: one panel at most is open, below the line it concerns. */
export class LineActions {
  panel = $state.raw<Panel>();
  shown = $state.raw<Shown>();

  constructor(
    private readonly backend: Backend,
    private readonly incident: string,
    private readonly failures: Failures,
    private readonly saved: () => Promise<unknown>,
  ) {}

  /** Whether a line can be changed: what follows from other events, or was erased, cannot. */
  static changeable(line: Line | undefined): line is Line {
    return line != null && !line.erased && line.origin.kind !== 'newer' && line.origin.kind !== 'declared';
  }

  /** Whether a line was written as a line, rather than following from something else that was set. */
  static written(line: Line | undefined): line is Line {
    return LineActions.changeable(line) && line.origin.kind === 'written';
  }

  panelOf(line: string): Panel | undefined {
    return this.panel?.line === line ? this.panel : undefined;
  }

  edit(line: Line): void {
    this.#open({ kind: 'edit', line: line.id, edit: new LineEdit(this.backend, line) });
  }

  ask(kind: 'strike' | 'erase', line: Line): void {
    this.#open({ kind, line: line.id, reason: '' });
  }

  async history(line: Line): Promise<void> {
    if (this.panelOf(line.id)?.kind === 'history') {
      this.close();
      return;
    }
    this.#open({ kind: 'history', line: line.id, steps: undefined });
    await this.failures.guard(place(line.id), async () => {
      const { steps } = await this.backend.call('line_history', { incident: this.incident, line: line.id });
      if (this.panelOf(line.id)?.kind === 'history') this.panel = { kind: 'history', line: line.id, steps };
    });
  }

  close(): void {
    if (this.panel) this.failures.clear(place(this.panel.line));
    this.panel = undefined;
  }

  /** Keeps the correction. Nothing changed closes the form. */
  async amend(edit: LineEdit): Promise<boolean> {
    const request = edit.request(this.incident);
    if (!request) {
      this.close();
      return true;
    }
    return this.#do(edit.line.id, () => this.backend.call('line_amend', request));
  }

  strike(id: string, reason: string): Promise<boolean> {
    return this.#do(id, () => this.backend.call('line_strike', this.#reason(id, reason)));
  }

  erase(id: string, reason: string): Promise<boolean> {
    return this.#do(id, () => this.backend.call('line_erase', this.#reason(id, reason)));
  }

  restore(line: Line): Promise<boolean> {
    return this.#do(line.id, () => this.backend.call('line_restore', { incident: this.incident, line: line.id }));
  }

  pin(line: Line): Promise<boolean> {
    const request = { incident: this.incident, line: line.id, on: !line.pinned };
    return this.#do(line.id, () => this.backend.call('line_pin', request));
  }

  flag(line: Line): Promise<boolean> {
    const request = { incident: this.incident, line: line.id, on: !line.flagged };
    return this.#do(line.id, () => this.backend.call('line_flag', request));
  }

  /** Puts pictures onto a line. */
  addPictures(line: Line, files: readonly Blob[]): Promise<boolean> {
    return this.#do(line.id, async () => {
      const added = await Promise.all(files.map((file) => keepPicture(this.backend, file)));
      const fresh = added.filter((one) => !line.attachments.some((other) => other.hash === one.hash));
      await this.#attach(line, [...line.attachments, ...fresh]);
    });
  }

  /** Writes under a picture. */
  caption(line: Line, hash: string, caption: string): Promise<boolean> {
    const changed = line.attachments.map((one) => (one.hash === hash ? { ...one, caption } : one));
    return this.#do(line.id, () => this.#attach(line, changed));
  }

  #attach(line: Line, attachments: Attachment[]): Promise<unknown> {
    return this.backend.call('line_amend', { incident: this.incident, line: line.id, attachments });
  }

  #reason(line: string, reason: string): { incident: string; line: string; reason: string | undefined } {
    return { incident: this.incident, line, reason: reason.trim() || undefined };
  }

  #open(panel: Panel): void {
    this.close();
    this.panel = panel;
  }

  async #do(id: string, run: () => Promise<unknown>): Promise<boolean> {
    const done = await this.failures.guard(place(id), run);
    if (done) {
      if (this.panel?.line === id) this.panel = undefined;
      await this.saved();
    }
    return done;
  }
}

/** Where failures about a line are told. */
export function place(line: string): string {
  return `line:${line}`;
}
