import { BackendError, type Backend, type Happened } from '../../lib/backend';

/** A time while it is typed, and what is understood of it. */
export class WhenState {
  text = $state('');
  read = $state.raw<Happened>();
  /** What to know about it, or why it is none. */
  remark = $state<string>();
  /** Whether `text` is no time. */
  wrong = $state(false);
  #asked = 0;

  constructor(private readonly backend: Backend) {}

  /** Takes what the field holds now and asks how it is read; an answer that was overtaken is dropped. */
  async type(text: string): Promise<void> {
    const number = ++this.#asked;
    this.text = text;
    if (text.trim() === '') {
      this.read = undefined;
      this.remark = undefined;
      this.wrong = false;
      return;
    }
    try {
      const { happened, hints } = await this.backend.call('when_parse', { text });
      if (number !== this.#asked) return;
      this.read = happened;
      this.remark = hints.map((hint) => hint.message).join(' ') || undefined;
      this.wrong = false;
    } catch (thrown) {
      if (number !== this.#asked) return;
      this.read = undefined;
      this.remark = BackendError.from(thrown).message;
      this.wrong = true;
    }
  }

  clear(): void {
    void this.type('');
  }
}
