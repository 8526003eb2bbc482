// A long job of the program: running, how far, stopped, failed.
import { BackendError, type Backend, type Progress } from './backend';

export class Job<T> {
  running = $state(false);
  progress: Progress | undefined = $state.raw();
  result: T | undefined = $state.raw();
  error: BackendError | undefined = $state.raw();
  stopped = $state(false);
  #backend: Backend;
  #name: string;
  #count = 0;

  constructor(backend: Backend, name: string) {
    this.#backend = backend;
    this.#name = name;
  }

  /** The share that is done, from 0 to 1; nothing while that is unknown. */
  get share(): number | undefined {
    const { progress } = this;
    return progress && progress.total > 0 ? Math.min(1, progress.done / progress.total) : undefined;
  }

  get #word(): string {
    return `${this.#name}-${this.#count}`;
  }

  /** Starts it under a fresh name; the reply, or nothing when it failed or was stopped. One at a time. */
  async run(start: (job: string) => Promise<T>): Promise<T | undefined> {
    if (this.running) return undefined;
    this.#count += 1;
    const job = this.#word;
    Object.assign(this, { running: true, progress: undefined, result: undefined, error: undefined, stopped: false });
    const quiet = this.#backend.onProgress((progress) => {
      if (progress.job === job) this.progress = progress;
    });
    try {
      this.result = await start(job);
      return this.result;
    } catch (thrown) {
      const error = BackendError.from(thrown);
      if (error.code === 'cancelled') this.stopped = true;
      else this.error = error;
      return undefined;
    } finally {
      quiet();
      this.running = false;
    }
  }

  /** Asks it to stop; it ends when it has. */
  async cancel(): Promise<void> {
    if (!this.running) return;
    try {
      await this.#backend.call('cancel', { job: this.#word });
    } catch (thrown) {
      this.error = BackendError.from(thrown);
    }
  }
}
