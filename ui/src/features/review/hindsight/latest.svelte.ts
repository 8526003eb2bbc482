import { BackendError } from '../../../lib/backend';

/** How long a question rests before it is asked, so that what is only passed by is not asked for. */
export const REST_MS = 40;

/**
 * Answers to a question that keeps changing. At most one is asked at a time, what was overtaken is never asked, and no
 * older answer takes the place of a newer one.
 */
export class Latest<Q, A> {
  /** The latest answer; stays while a newer one is on its way. */
  value: A | undefined = $state.raw();
  /** The question it belongs to. */
  of: Q | undefined = $state.raw();
  error: BackendError | undefined = $state.raw();
  #wanted: { question: Q } | undefined;
  #asking = false;
  #rest: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly load: (question: Q) => Promise<A>) {}

  /** Asks, once things rest for a moment. */
  ask(question: Q): void {
    this.#wanted = { question };
    clearTimeout(this.#rest);
    this.#rest = setTimeout(() => void this.#next(), REST_MS);
  }

  /** Asks the last question again, because what it rests on may have changed. */
  again(): void {
    const question = this.#wanted?.question ?? this.of;
    if (question != null) this.ask(question);
  }

  /** Forgets what was asked; an answer still on its way is dropped. */
  forget(): void {
    clearTimeout(this.#rest);
    this.#wanted = undefined;
    this.value = undefined;
    this.of = undefined;
    this.error = undefined;
    this.#round += 1;
  }

  #round = 0;

  async #next(): Promise<void> {
    if (this.#asking) return;
    this.#asking = true;
    while (this.#wanted) {
      const { question } = this.#wanted;
      const round = this.#round;
      this.#wanted = undefined;
      try {
        const value = await this.load(question);
        if (round === this.#round) {
          this.value = value;
          this.of = question;
          this.error = undefined;
        }
      } catch (thrown) {
        if (round === this.#round) this.error = BackendError.from(thrown);
      }
    }
    this.#asking = false;
  }
}
