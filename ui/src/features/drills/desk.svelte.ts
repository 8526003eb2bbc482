import { SvelteSet } from 'svelte/reactivity';

import { BackendError, type Backend, type DrillAct, type DrillReply, type InjectView, type Rating } from '../../lib/backend';
import { Failures } from '../../lib/failures.svelte';
import { Live } from '../../lib/live.svelte';
import type { Toasts } from '../../lib/toasts.svelte';

/** Milliseconds within which whoever ends a drill says so again. */
const SURE = 6_000;

/** One drill on its console: what stands, and everything that is done in it. */
export class ConsoleState {
  readonly live: Live<DrillReply>;
  readonly failures = new Failures();
  readonly #pending = new SvelteSet<string>();
  /** The inject at hand; the next one while nobody chose another. */
  chosen = $state<string>();
  /** The objective at hand. */
  objective = $state<string>();
  /** Who watches: ratings and notes carry their name. */
  observer = $state('');
  truth = $state(false);
  /** Whether somebody meant to end it, and is asked once more: that cannot be taken back. */
  ending = $state(false);
  open = $state<'improvise' | 'edit'>();

  constructor(
    readonly backend: Backend,
    readonly incident: string,
    private readonly toasts: Pick<Toasts, 'show'>,
  ) {
    this.live = new Live(() => backend.call('drill', { incident }));
  }

  /** Loads and follows the store; returns how to stop. */
  start(): () => void {
    void this.live.refresh();
    // The players' own work is on this screen too: any stream may matter.
    return this.backend.onChanged(() => void this.live.refresh());
  }

  get view() {
    return this.live.value?.view;
  }

  get inject(): InjectView | undefined {
    const view = this.view;
    const key = this.chosen ?? view?.next ?? undefined;
    return view?.injects.find((one) => one.key === key);
  }

  get observers(): { handle: string; name: string }[] {
    const seats = this.view?.seats ?? [];
    const watching = seats.filter((one) => one.seat === 'observer');
    const all = watching.length > 0 ? watching : seats.filter((one) => one.seat === 'facilitator');
    return all.map((one) => ({ handle: one.person, name: one.name }));
  }

  /** Whose name stands on a rating now. */
  get who(): string {
    return this.observer || this.observers[0]?.handle || 'facilitator';
  }

  async do(act: DrillAct, place: string): Promise<boolean> {
    if (this.#pending.has(place)) return false;
    this.#pending.add(place);
    try {
      return await this.failures.guard(place, async () => {
        await this.backend.call('drill_act', { incident: this.incident, act });
        await this.live.refresh();
      });
    } finally {
      this.#pending.delete(place);
    }
  }

  busy(place: string): boolean {
    return this.#pending.has(place);
  }

  deliver(): void {
    const inject = this.inject;
    if (!inject) return;
    void this.do({ kind: 'inject_delivered', inject: inject.key, by: 'hand' }, `inject ${inject.key}`).then((done) => {
      if (done) this.chosen = undefined;
    });
  }

  hold(): void {
    const inject = this.inject;
    if (!inject) return;
    // It stays at hand: whoever holds it means to do something about it.
    this.chosen = inject.key;
    void this.do({ kind: 'inject_held', inject: inject.key, on: inject.standing !== 'held' }, `inject ${inject.key}`);
  }

  skip(): void {
    const inject = this.inject;
    if (!inject) return;
    const on = inject.standing !== 'skipped';
    void this.do({ kind: 'inject_skipped', inject: inject.key, on }, `inject ${inject.key}`).then(() => {
      if (on) this.chosen = undefined;
    });
  }

  answer(inject: string, rating: Rating, observed = ''): Promise<boolean> {
    return this.do({ kind: 'inject_answered', inject, observer: this.who, rating, observed }, `inject ${inject}`);
  }

  /** Rates an objective. What shows it stays as it was said before, until it is said anew. */
  rate(objective: string, rating: Rating, said: { remark?: string; evidence?: string } = {}): Promise<boolean> {
    const rated = this.view?.objectives.find((one) => one.key === objective)?.ratings;
    const mine = rated?.find((one) => one.observer === this.who);
    const remark = said.remark ?? mine?.remark ?? '';
    const evidence = said.evidence ?? mine?.evidence ?? '';
    const act = { kind: 'objective_rated' as const, objective, observer: this.who, rating, remark };
    return this.do(evidence === '' ? act : { ...act, evidence }, `objective ${objective}`);
  }

  /** Starts, pauses or goes on, as it stands. */
  toggle(now: number): void {
    const at = new Date(now).toISOString();
    const standing = this.view?.standing;
    if (standing === 'planned') void this.do({ kind: 'drill_started', begins: at, speed: 1 }, 'clock');
    else if (standing === 'running') void this.do({ kind: 'drill_paused', at }, 'clock');
    else if (standing === 'paused') void this.do({ kind: 'drill_resumed', at }, 'clock');
  }

  speed(speed: number): void {
    if (this.view?.clock && this.view.clock.speed !== speed) void this.do({ kind: 'drill_speed_set', speed }, 'clock');
  }

  /** The earliest instant at which something comes by itself. */
  get nextAt(): string | undefined {
    const ahead = this.view?.injects.filter((one) => one.standing === 'planned' && one.dueAt != null).map((one) => one.dueAt ?? '') ?? [];
    return ahead.sort()[0];
  }

  jump(): void {
    const to = this.nextAt;
    if (to) void this.do({ kind: 'drill_jumped', to }, 'clock');
  }

  end(now: number): void {
    if (!this.ending) {
      this.ending = true;
      setTimeout(() => (this.ending = false), SURE);
      return;
    }
    this.ending = false;
    void this.do({ kind: 'drill_ended', at: new Date(now).toISOString() }, 'clock');
  }

  step(by: 1 | -1): void {
    const injects = this.view?.injects ?? [];
    const at = injects.findIndex((one) => one.key === this.inject?.key);
    const next = injects[Math.min(Math.max(at + by, 0), injects.length - 1)];
    if (next) this.chosen = next.key;
  }

  async turn(command: 'drill_undo' | 'drill_redo'): Promise<void> {
    try {
      const { label } = await this.backend.call(command, { incident: this.incident });
      await this.live.refresh();
      const done = command === 'drill_undo' ? 'Taken back' : 'Done again';
      this.toasts.show(label ? `${done}: ${label}` : 'There is nothing to take back. The clock, and what reached the players, stay.');
    } catch (thrown) {
      this.toasts.show(BackendError.from(thrown).message);
    }
  }
}
