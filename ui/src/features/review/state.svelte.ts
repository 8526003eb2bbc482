import { SvelteSet } from 'svelte/reactivity';

import { BackendError, type Backend, type Change, type ReviewAct, type ReviewView, type TalkAct } from '../../lib/backend';
import { Live } from '../../lib/live.svelte';
import type { Toasts } from '../../lib/toasts.svelte';
import { Failures } from '../../lib/failures.svelte';

/** One review on screen: what it is to be, and everything that is done in it. Parts of the screen hold their own slices. */
export class ReviewState {
  readonly view: Live<ReviewView>;
  readonly failures = new Failures();
  readonly #pending = new SvelteSet<string>();
  readonly #parts = new Set<() => Promise<unknown>>();

  constructor(
    readonly backend: Backend,
    readonly incident: string,
    private readonly toasts: Pick<Toasts, 'show'>,
  ) {
    this.view = new Live(() => backend.call('review', { incident }));
  }

  /** Loads everything and follows the store; returns how to stop. */
  start(): () => void {
    void this.refresh();
    return this.backend.onChanged((streams) => {
      const view = this.view.value;
      // The directory gives people their names, the library codes and questions theirs: any stream may matter.
      if (streams.length === 0 || view) void this.refresh();
    });
  }

  /** Has a part of the screen load again whenever the review changes; returns how to stop. */
  follow(refresh: () => Promise<unknown>): () => void {
    this.#parts.add(refresh);
    return () => this.#parts.delete(refresh);
  }

  async refresh(): Promise<void> {
    await Promise.all([this.view.refresh(), ...[...this.#parts].map((refresh) => refresh())]);
  }

  /** Does something in the review; says whether it is saved. A failure is told at `place`, beside what failed. */
  do(act: ReviewAct, place: string): Promise<Change | undefined> {
    return this.run(place, () => this.backend.call('review_act', { incident: this.incident, act }));
  }

  /** The same in an interview or a survey. */
  talk(act: TalkAct, place: string): Promise<Change | undefined> {
    return this.run(place, () => this.backend.call('talk_act', { incident: this.incident, act }));
  }

  /** Runs a command that changes the review, told and held in the same way: while a place is busy, a press does nothing. */
  async run<T>(place: string, change: () => Promise<T>): Promise<T | undefined> {
    if (this.#pending.has(place)) return undefined;
    this.#pending.add(place);
    try {
      let reply: T | undefined;
      await this.failures.guard(place, async () => {
        reply = await change();
        await this.refresh();
      });
      return reply;
    } finally {
      this.#pending.delete(place);
    }
  }

  /** Whether something is being done at a place. */
  busy(place: string): boolean {
    return this.#pending.has(place);
  }

  failure(place: string): BackendError | undefined {
    return this.failures.at(place);
  }

  forget(place: string): void {
    this.failures.clear(place);
  }

  undo(): Promise<void> {
    return this.#turn('review_undo', 'Taken back', 'There is nothing to take back in this session.');
  }

  redo(): Promise<void> {
    return this.#turn('review_redo', 'Done again', 'There is nothing to do again.');
  }

  async #turn(command: 'review_undo' | 'review_redo', done: string, nothing: string): Promise<void> {
    try {
      const { label } = await this.backend.call(command, { incident: this.incident });
      await this.refresh();
      this.toasts.show(label ? `${done}: ${label}` : nothing);
    } catch (thrown) {
      this.toasts.show(BackendError.from(thrown).message);
    }
  }
}
