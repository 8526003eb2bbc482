import type { Backend, Line, Named } from '../../../lib/backend';
import type { Failures } from '../../../lib/failures.svelte';
import { emptyFilter } from '../log/filter';
import type { Subject } from '../log/lines.svelte';

/** How many of the latest pictures the side column shows. */
export const STRIP = 12;

/** The side column: what it fetches beside the incident, and names that are taken into the directory. */
export class SideState {
  /** The latest lines with pictures, latest first. */
  pictures = $state.raw<readonly Line[]>([]);
  /** The unknown name whose form is open. */
  adding = $state.raw<{ sort: 'person' | 'service'; handle: string }>();
  #round = 0;

  constructor(
    private readonly backend: Backend,
    private readonly subject: Subject,
    private readonly failures: Failures,
    private readonly saved: () => Promise<unknown>,
  ) {}

  /** Fetches the latest pictures; none are asked for where there are none. */
  async refresh(count: number): Promise<void> {
    const round = ++this.#round;
    if (count === 0) {
      this.pictures = [];
      return;
    }
    const { incident, at } = this.subject;
    const filter = { ...emptyFilter(), pictures: true };
    try {
      const slice = await this.backend.call('log_slice', { incident, at, order: 'arrival', filter, from: -STRIP, count: STRIP });
      if (round === this.#round) this.pictures = slice.lines.toReversed();
    } catch {
      // The log itself tells what is wrong with reading; the strip stays as it was.
    }
  }

  /** Opens the form that takes a name into the directory. */
  offer(sort: 'person' | 'service', named: Named): void {
    this.adding = { sort, handle: named.handle };
  }

  async add(name: string, team: string): Promise<boolean> {
    const { adding } = this;
    if (!adding) return false;
    const { sort, handle } = adding;
    const wanted = { handle, name: name.trim() || handle, team: team.trim() };
    const done = await this.failures.guard('side', () =>
      sort === 'person'
        ? this.backend.call('person_save', { ...wanted, contact: '', zone: '', hours: '' })
        : this.backend.call('service_save', { ...wanted, tier: 0, contact: '', runbook: '' }),
    );
    if (done) {
      this.adding = undefined;
      await this.saved();
    }
    return done;
  }
}
