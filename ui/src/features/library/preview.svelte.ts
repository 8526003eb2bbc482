// A template filled in while it is written: asked for when typing pauses, and only the latest answer counts.
import { BackendError, type Backend, type TemplateFilled } from '../../lib/backend';

/** How long typing pauses before the program is asked. */
export const PAUSE = 350;

export class Preview {
  filled: TemplateFilled | undefined = $state.raw();
  error: BackendError | undefined = $state.raw();
  #turn = 0;

  constructor(private readonly backend: Backend) {}

  /** Asks after a pause; call what it gives back when something newer is typed. */
  soon(key: string, subject: string, text: string): () => void {
    const timer = setTimeout(() => void this.ask(key, subject, text), PAUSE);
    return () => clearTimeout(timer);
  }

  async ask(key: string, subject: string, text: string): Promise<void> {
    const turn = (this.#turn += 1);
    try {
      const filled = await this.backend.call('template_preview', { key, subject, text });
      if (turn === this.#turn) [this.filled, this.error] = [filled, undefined];
    } catch (thrown) {
      if (turn === this.#turn) this.error = BackendError.from(thrown);
    }
  }
}
