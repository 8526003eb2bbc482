import type { Backend } from '../../../lib/backend';
import { WhenState } from '../when.svelte';

/** The earlier minute the incident is looked at. */
export class AsKnownState {
  /** The instant; `undefined` for now. */
  at = $state<string>();
  /** Whether the control that chooses it is open. */
  choosing = $state(false);
  /** The latest minute that can be chosen, in milliseconds since 1970. */
  end = $state(0);
  readonly when: WhenState;

  constructor(
    backend: Backend,
    private readonly changed: () => Promise<unknown>,
  ) {
    this.when = new WhenState(backend);
  }

  get past(): boolean {
    return this.at != null;
  }

  /** Opens the control; `end` is the latest minute worth choosing. */
  open(end: number): void {
    if (!this.past) this.end = end;
    this.choosing = true;
    this.when.clear();
  }

  /** Shows the incident as it was known at an instant, in milliseconds since 1970. */
  async show(at: number): Promise<void> {
    this.at = new Date(at).toISOString();
    this.choosing = true;
    await this.changed();
  }

  /** Shows it at the time as typed; says whether that is one. */
  async showTyped(): Promise<boolean> {
    const read = this.when.read;
    if (!read) return false;
    await this.show(Date.parse(read.until ?? read.at));
    return true;
  }

  /** Returns to now. */
  async now(): Promise<void> {
    this.choosing = false;
    if (this.at == null) return;
    this.at = undefined;
    await this.changed();
  }
}
