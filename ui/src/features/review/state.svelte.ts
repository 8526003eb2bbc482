import { SvelteSet } from 'svelte/reactivity';

import { BackendError, type Backend, type Change, type ReviewAct, type ReviewView, type TalkAct } from '../../lib/backend';
import { Live } from '../../lib/live.svelte';
import type { Toasts } from '../../lib/toasts.svelte';
import { Failures } from '../../lib/failures.svelte';

/** Whether an event can change what is in the sources, or who speaks in them. Marking and reading cannot. */
export const speaks = (kind: string): boolean => !/^(?:mark_|stretch_read|finding_|idea_)/u.test(kind);

/** One review on screen: what it is to be, and everything that is done in it. Parts of the screen hold their own slices. */
export class ReviewState {
  readonly view: Live<ReviewView>;
  readonly failures = new Failures();
  readonly #pending = new SvelteSet<string>();
  readonly #parts = new Map<() => Promise<unknown>, (kind: string) => boolean>();
  /** What arrived while something was being done here: it is read again together with that. */
  #meanwhile: string[] | undefined;

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
    return this.backend.onChanged((streams, kinds) => {
      const view = this.view.value;
      if (this.#pending.size > 0) this.#meanwhile = this.#meanwhile?.length === 0 || kinds.length === 0 ? [] : [...(this.#meanwhile ?? []), ...kinds];
      // The directory gives people their names, the library codes and questions theirs: any stream may matter.
      else if (streams.length === 0 || view) void this.refresh(kinds);
    });
  }

  /**
   * Has a part of the screen load again whenever the review changes, or only when something happened that `concerns` it;
   * returns how to stop.
   */
  follow(refresh: () => Promise<unknown>, concerns: (kind: string) => boolean = () => true): () => void {
    this.#parts.set(refresh, concerns);
    return () => this.#parts.delete(refresh);
  }

  /** Loads again what events of these kinds can have changed; everything, when the kinds are not known. */
  async refresh(kinds: string[] = []): Promise<void> {
    const parts = [...this.#parts].filter(([, concerns]) => kinds.length === 0 || kinds.some(concerns));
    await Promise.all([this.view.refresh(), ...parts.map(([refresh]) => refresh())]);
  }

  /** Does something in the review; says whether it is saved. A failure is told at `place`, beside what failed. */
  do(act: ReviewAct, place: string): Promise<Change | undefined> {
    return this.run(place, () => this.backend.call('review_act', { incident: this.incident, act }), [act.kind]);
  }

  /** The same in an interview or a survey. */
  talk(act: TalkAct, place: string): Promise<Change | undefined> {
    return this.run(place, () => this.backend.call('talk_act', { incident: this.incident, act }));
  }

  /**
   * Runs a command that changes the review, told and held in the same way: while a place is busy, a press does nothing.
   * `kinds` are those of the events it writes, where they are known.
   */
  async run<T>(place: string, change: () => Promise<T>, kinds: string[] = []): Promise<T | undefined> {
    if (this.#pending.has(place)) return undefined;
    this.#pending.add(place);
    try {
      let reply: T | undefined;
      await this.failures.guard(place, async () => {
        reply = await change();
        await this.refresh(this.#arrived(kinds));
      });
      return reply;
    } finally {
      this.#pending.delete(place);
      // Came while that was read, or while it failed.
      if (this.#meanwhile && this.#pending.size === 0) void this.refresh(this.#arrived(this.#meanwhile));
    }
  }

  /** These kinds and those that arrived meanwhile; none at all when some are not known. */
  #arrived(kinds: string[]): string[] {
    const meanwhile = this.#meanwhile ?? kinds;
    this.#meanwhile = undefined;
    return kinds.length === 0 || meanwhile.length === 0 ? [] : [...new Set([...kinds, ...meanwhile])];
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
