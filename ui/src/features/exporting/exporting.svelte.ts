// Writing an incident out: as what, in which order, seen before it is saved.
import { BackendError, type Backend, type BundleOffer, type ExportFormat, type ExportText, type Line, type Order } from '../../lib/backend';
import { saveBundle } from '../../lib/bundles.svelte';

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

/** A text, or what carries the incident to another machine. */
export type Form = ExportFormat | 'bundle';

export class Exporter {
  format: Form = $state('markdown');
  order: Order = $state('arrival');
  preview: ExportText | undefined = $state.raw();
  /** What a bundle would carry, when one is chosen. */
  offer: BundleOffer | undefined = $state.raw();
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

  #request(format: ExportFormat) {
    const { order } = this;
    return { incident: this.#incident, format, order, filter: everything };
  }

  async choose(change: { format?: Form; order?: Order }): Promise<void> {
    Object.assign(this, change);
    await this.read();
  }

  /** Reads the preview; the answer to an earlier choice is dropped. */
  async read(): Promise<void> {
    const asked = ++this.#asked;
    const { format } = this;
    try {
      const offer = format === 'bundle' ? await this.#backend.call('bundle_offer', { incident: this.#incident }) : undefined;
      const preview = format === 'bundle' ? undefined : await this.#backend.call('export_text', this.#request(format));
      if (asked !== this.#asked) return;
      this.preview = preview;
      this.offer = offer;
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
    const { format } = this;
    try {
      const path =
        format === 'bundle'
          ? await saveBundle(this.#backend, this.#incident)
          : (await this.#backend.window('export_dialog', this.#request(format))).path;
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
