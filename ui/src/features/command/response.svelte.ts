import { SvelteSet } from 'svelte/reactivity';

import type { Act, Backend, BackendError, Response } from '../../lib/backend';
import { Live } from '../../lib/live.svelte';
import { MINUTE, millis } from '../../lib/time';
import type { Failures } from '../../lib/failures.svelte';
import type { Subject } from './log/lines.svelte';

/** The response beside its log: checklist, roles, asks, clocks, and everything that is done in it. */
export class ResponseState {
  readonly #live: Live<Response>;
  readonly #pending = new SvelteSet<string>();

  constructor(
    private readonly backend: Backend,
    private readonly subject: Subject,
    private readonly failures: Failures,
    private readonly saved: () => Promise<unknown>,
  ) {
    this.#live = new Live(() => backend.call('response', { incident: subject.incident, at: subject.at }));
  }

  /** The latest answer; stays while a newer one is on its way or failed. */
  get value(): Response | undefined {
    return this.#live.value;
  }

  /** Why what is shown may be old. */
  get error(): BackendError | undefined {
    return this.#live.error;
  }

  refresh(): Promise<void> {
    return this.#live.refresh();
  }

  /**
   * Does something; says whether it is saved. A failure is told at `place`, beside what failed: `failure(place)`.
   * While the same place is busy, another press does nothing, so that a key held down does not write twice.
   */
  do(act: Act, place: string): Promise<boolean> {
    return this.run(place, () => this.backend.call('act', { incident: this.subject.incident, act }));
  }

  /** Runs another command that changes the incident, told and held in the same way. */
  async run(place: string, change: () => Promise<unknown>): Promise<boolean> {
    if (this.#pending.has(place)) return false;
    this.#pending.add(place);
    try {
      return await this.failures.guard(place, async () => {
        await change();
        await this.saved();
      });
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

  /** Forgets a failure, such as when its form is left. */
  forget(place: string): void {
    this.failures.clear(place);
  }

  /**
   * A word that changes when the answer grows old by time alone: at every minute of the incident, and when a clock that
   * was running is up. Nothing is worked out from it; the screen asks anew when it changes.
   */
  age(now: number): string {
    const { value } = this;
    if (!value) return '';
    const minute = Math.floor((now - millis(value.declaredAt)) / MINUTE);
    const up = value.timers.filter((timer) => millis(timer.dueAt) <= now).length;
    return `${minute} ${up}`;
  }
}
