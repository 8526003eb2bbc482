import type { Backend, IncidentView, Milestone, MilestoneView } from '../../../lib/backend';
import type { Failures } from '../../../lib/failures.svelte';
import { WhenState } from '../when.svelte';

/** The letter that follows `g` to set an instant now. */
export const milestoneKey: Record<Milestone, string> = {
  impact_began: 'i',
  detected: 'd',
  declared: 'c',
  mustered: 'm',
  diagnosed: 'o',
  stabilised: 's',
  resolved: 'r',
};

/** Named instants: which are set, and the one whose time is being typed. */
export class MilestonesState {
  /** The instant whose form is open. */
  editing = $state<Milestone>();
  note = $state('');
  /** Whether the list of instants was asked for by its key. */
  menu = $state(false);
  readonly when: WhenState;

  constructor(
    private readonly backend: Backend,
    private readonly incident: string,
    private readonly view: () => IncidentView | undefined,
    private readonly failures: Failures,
    private readonly saved: () => Promise<unknown>,
  ) {
    this.when = new WhenState(backend);
  }

  get all(): readonly MilestoneView[] {
    return this.view()?.milestones ?? [];
  }

  /** Opens the form that sets or moves an instant. */
  open(milestone: Milestone): void {
    this.editing = milestone;
    this.note = '';
    this.when.clear();
    this.failures.clear('milestones');
  }

  close(): void {
    this.editing = undefined;
  }

  /** Sets an instant now, or at the time as typed. */
  async set(milestone: Milestone, when?: string, text = ''): Promise<boolean> {
    const done = await this.failures.guard('milestones', () =>
      this.backend.call('milestone_set', { incident: this.incident, milestone, when: when?.trim() || undefined, text }),
    );
    if (done) {
      this.editing = undefined;
      await this.saved();
    }
    return done;
  }

  /** Sets the instant of the open form. */
  async submit(): Promise<boolean> {
    if (!this.editing) return false;
    return this.set(this.editing, this.when.text, this.note.trim());
  }

  async clear(milestone: Milestone): Promise<void> {
    const done = await this.failures.guard('milestones', () =>
      this.backend.call('milestone_clear', { incident: this.incident, milestone }),
    );
    if (done) {
      this.editing = undefined;
      await this.saved();
    }
  }
}
