import { SvelteSet } from 'svelte/reactivity';

import { BackendError, type Backend, type BatchLine } from '../../../lib/backend';

/** Many lines that were pasted, before they are added in one step. */
export class PasteState {
  lines = $state.raw<readonly BatchLine[]>([]);
  failure = $state.raw<BackendError>();
  ready = $state(false);
  saving = $state(false);
  readonly skip = new SvelteSet<number>();

  constructor(
    private readonly backend: Backend,
    private readonly incident: string,
    readonly text: string,
    readonly startedAt: string,
  ) {}

  /** Whether a text is several lines, so that a preview is due. */
  static isMany(text: string): boolean {
    return text.split(/\r\n|\r|\n/u).filter((line) => line.trim() !== '').length > 1;
  }

  get included(): number {
    return this.lines.length - this.skip.size;
  }

  async load(): Promise<void> {
    try {
      this.lines = (await this.backend.call('lines_preview', { text: this.text, startedAt: this.startedAt })).lines;
      this.failure = undefined;
    } catch (thrown) {
      this.failure = BackendError.from(thrown);
    } finally {
      this.ready = true;
    }
  }

  toggle(number: number): void {
    if (!this.skip.delete(number)) this.skip.add(number);
  }

  /** Adds the lines that are not left out; says whether they are on the disk. */
  async add(): Promise<boolean> {
    if (this.saving || this.included === 0) return false;
    this.saving = true;
    this.failure = undefined;
    const { incident, text, startedAt } = this;
    try {
      await this.backend.call('lines_add', { incident, text, startedAt, skip: [...this.skip] });
      return true;
    } catch (thrown) {
      this.failure = BackendError.from(thrown);
      return false;
    } finally {
      this.saving = false;
    }
  }
}
