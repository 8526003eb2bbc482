// The queue of reviews: which rows are shown, which one is at hand, and what is answered to a nomination.
import type { Backend, QueueGroup, QueueRow, ReviewQueue } from '../../../lib/backend';
import { Failures } from '../../../lib/failures.svelte';
import type { Live } from '../../../lib/live.svelte';
import type { Toasts } from '../../../lib/toasts.svelte';
import { groups } from '../words';

export type Shown = QueueGroup | 'all';

export class QueueState {
  shown: Shown = $state('all');
  words = $state('');
  /** Which row is at hand, by its incident. */
  at: string | undefined = $state();
  /** Of which incident it is asked why it is skipped. */
  skipping: string | undefined = $state();
  reason = $state('');
  busy = $state(false);
  readonly failures = new Failures();

  constructor(
    private readonly backend: Backend,
    private readonly toasts: Pick<Toasts, 'show'>,
    readonly live: Live<ReviewQueue>,
  ) {}

  get all(): QueueRow[] {
    return this.live.value?.rows ?? [];
  }

  get rows(): QueueRow[] {
    const wanted = this.words.trim().toLowerCase().split(/\s+/);
    return this.all.filter((row) => {
      if (this.shown !== 'all' && row.group !== this.shown) return false;
      const seats = row.seats.map(({ name, person }) => `${name} @${person}`);
      const whys = row.nominations.map(({ why, name }) => `${why} ${name}`);
      const text = [row.reference, row.title, row.tier?.tier ?? '', ...seats, ...whys].join(' ').toLowerCase();
      return wanted.every((word) => text.includes(word));
    });
  }

  /** The rows by group; groups without rows are left out. */
  get grouped(): { group: QueueGroup; rows: QueueRow[] }[] {
    const rows = this.rows;
    return groups.map((group) => ({ group, rows: rows.filter((row) => row.group === group) })).filter((one) => one.rows.length > 0);
  }

  get current(): QueueRow | undefined {
    return this.rows.find((row) => row.incident === this.at);
  }

  count(group: Shown): number {
    return group === 'all' ? this.all.length : this.all.filter((row) => row.group === group).length;
  }

  /** The incident of the row `by` steps further; the first one when none is at hand. */
  step(by: number): string | undefined {
    const order = this.grouped.flatMap(({ rows }) => rows);
    const here = order.findIndex((row) => row.incident === this.at);
    const next = here < 0 ? 0 : Math.max(0, Math.min(order.length - 1, here + by));
    this.at = order[next]?.incident;
    return this.at;
  }

  /** Whether it can be answered: discussed where it is nominated or was passed over, skipped while nobody began. */
  static can(row: QueueRow | undefined, discuss: boolean): boolean {
    if (!row) return false;
    return discuss ? row.group === 'asked' || row.group === 'without' : row.group === 'asked' || row.group === 'to_begin';
  }

  askSkip(row: QueueRow): void {
    this.skipping = row.incident;
    this.reason = '';
  }

  leaveSkip(): void {
    this.skipping = undefined;
  }

  async answer(row: QueueRow, discuss: boolean, reason = ''): Promise<boolean> {
    if (this.busy) return false;
    this.busy = true;
    const act = { kind: 'nomination_answered' as const, incident: row.incident, discuss, reason };
    const done = await this.failures.guard(row.incident, async () => {
      await this.backend.call('review_act', { incident: row.incident, act });
      await this.live.refresh();
    });
    this.busy = false;
    if (!done) return false;
    this.skipping = undefined;
    const undo = () => void this.failures.guard(row.incident, () => this.backend.call('review_undo', { incident: row.incident }));
    this.toasts.show(discuss ? `${row.reference} will be discussed.` : `${row.reference} was skipped.`, undo);
    return true;
  }
}
