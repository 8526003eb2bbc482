// Writing an incident out: as what, in which order, seen before it is saved.
import { BackendError, type Backend, type ExportFormat, type ExportText, type Line, type Order } from '../../lib/backend';

const everything = { kinds: [], pinned: false, flagged: false, pictures: false, struck: true, routine: true, own: false };

const PAGE = 1_000;

/** Every line of an incident, struck ones too. */
export async function everyLine(backend: Backend, incident: string, order: Order): Promise<Line[]> {
  const lines: Line[] = [];
  for (;;) {
    const slice = await backend.call('log_slice', { incident, order, filter: everything, from: lines.length, count: PAGE });
    lines.push(...slice.lines);
    if (slice.lines.length === 0 || lines.length >= slice.total) return lines;
  }
}

export class Exporter {
  format: ExportFormat = $state('markdown');
  order: Order = $state('arrival');
  preview: ExportText | undefined = $state.raw();
  error: BackendError | undefined = $state.raw();
  busy = $state(false);
  #backend: Backend;
  #incident: string;
  #asked = 0;

  constructor(backend: Backend, incident: string, order: Order) {
    this.#backend = backend;
    this.#incident = incident;
    this.order = order;
  }

  get #request() {
    const { format, order } = this;
    return { incident: this.#incident, format, order, filter: everything };
  }

  async choose(change: { format?: ExportFormat; order?: Order }): Promise<void> {
    Object.assign(this, change);
    await this.read();
  }

  /** Reads the preview; the answer to an earlier choice is dropped. */
  async read(): Promise<void> {
    const asked = ++this.#asked;
    try {
      const preview = await this.#backend.call('export_text', this.#request);
      if (asked !== this.#asked) return;
      this.preview = preview;
      this.error = undefined;
    } catch (thrown) {
      if (asked === this.#asked) this.error = BackendError.from(thrown);
    }
  }

  /** Puts what is shown into the clipboard, whole; whether it is there. */
  async copy(): Promise<boolean> {
    if (!this.preview) return false;
    try {
      await this.#backend.window('copy_text', { text: this.preview.text });
      this.error = undefined;
      return true;
    } catch (thrown) {
      const { message } = BackendError.from(thrown);
      this.error = new BackendError({ code: 'internal', message, retryable: true, hint: 'Save it as a file instead.' });
      return false;
    }
  }

  /** Asks where to and writes it; the path, or nothing when the person changed their mind or it failed. */
  async save(): Promise<string | undefined> {
    this.busy = true;
    try {
      const { path } = await this.#backend.window('export_dialog', this.#request);
      this.error = undefined;
      return path ?? undefined;
    } catch (thrown) {
      this.error = BackendError.from(thrown);
      return undefined;
    } finally {
      this.busy = false;
    }
  }
}
