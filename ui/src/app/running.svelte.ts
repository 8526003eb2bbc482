import type { Backend, DrillRuns, Unsubscribe } from '../lib/backend';

/** The drills that are under way, whatever is on screen: one key stops them, from whichever window. */
export class RunningDrills {
  #list: readonly DrillRuns[] = $state.raw([]);

  constructor(
    private readonly backend: Backend,
    /** One of them was stopped for something real. */
    private readonly stopped: () => void,
  ) {}

  /** Those whose clock runs, or stands for a while. */
  get list(): readonly DrillRuns[] {
    return this.#list;
  }

  /** Listens; returns how to stop. */
  start(): Unsubscribe {
    void this.look();
    return this.backend.onChanged(() => void this.look());
  }

  async look(): Promise<void> {
    try {
      const { drills } = await this.backend.call('drills_running', {});
      const halted = drills.some((one) => one.standing === 'stopped' && this.#list.some((other) => other.incident === one.incident));
      this.#list = drills.filter((one) => one.standing === 'running' || one.standing === 'paused');
      if (halted) this.stopped();
    } catch {
      // What cannot be read is said by the screens; the key stays as it was.
    }
  }

  /** Freezes every one of them. That they stand is heard like a stop from any other window. */
  async stop(): Promise<void> {
    for (const { incident } of this.#list) await this.backend.call('drill_stop', { incident });
    await this.look();
  }
}
