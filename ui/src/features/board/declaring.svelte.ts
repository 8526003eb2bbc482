// The one line an incident is declared with: read while it is typed, kept if the machine stops, declared by Enter.
import { BackendError, type Backend, type Declaration, type Declared } from '../../lib/backend';

const DRAFT = { incident: '', field: 'declare' };
const KEEP_AFTER_MS = 250;

export class DeclareLine {
  text = $state('');
  read: Declaration | undefined = $state.raw();
  error: BackendError | undefined = $state.raw();
  busy = $state(false);
  #backend: Backend;
  #asked = 0;
  #keep: ReturnType<typeof setTimeout> | undefined;

  constructor(backend: Backend) {
    this.#backend = backend;
  }

  /** Brings back what was being typed, unless typing has begun. */
  async restore(): Promise<void> {
    try {
      const draft = await this.#backend.call('draft_load', DRAFT);
      if (this.text === '' && draft.text !== '') this.type(draft.text);
    } catch {
      // Nothing is lost that was not lost before, and the board's own error says what is wrong.
    }
  }

  /** Takes what stands in the field. */
  type(text: string): void {
    this.text = text;
    this.error = undefined;
    void this.#understand();
    clearTimeout(this.#keep);
    this.#keep = setTimeout(() => void this.flush(), KEEP_AFTER_MS);
  }

  /** Keeps the draft now. */
  async flush(): Promise<void> {
    clearTimeout(this.#keep);
    this.#keep = undefined;
    try {
      await this.#backend.call('draft_save', { ...DRAFT, text: this.text });
    } catch (thrown) {
      this.error = BackendError.from(thrown);
    }
  }

  /** Keeps a draft that still waits to be kept; for when the screen is left. */
  leave(): void {
    if (this.#keep != null) void this.flush();
  }

  /** Declares; nothing when there is no title yet. The text stays when it fails. */
  async declare(): Promise<Declared | undefined> {
    const text = this.text.trim();
    if (text === '' || this.busy) return undefined;
    this.busy = true;
    this.error = undefined;
    try {
      const declared = await this.#backend.call('declare', { text, isDrill: false });
      this.text = '';
      this.read = undefined;
      await this.flush();
      return declared;
    } catch (thrown) {
      this.error = BackendError.from(thrown);
      return undefined;
    } finally {
      this.busy = false;
    }
  }

  async #understand(): Promise<void> {
    const asked = ++this.#asked;
    if (this.text.trim() === '') {
      this.read = undefined;
      return;
    }
    try {
      const read = await this.#backend.call('declare_parse', { text: this.text });
      // A later key press has asked again; its answer counts.
      if (asked === this.#asked) this.read = read;
    } catch {
      // The chips are a courtesy; declaring itself will say what is wrong.
      if (asked === this.#asked) this.read = undefined;
    }
  }
}
