// How open incidents stand to each other: what may be the same, what is linked, what is handled as part of another.
import { SvelteMap } from 'svelte/reactivity';

import { BackendError, type Backend, type IncidentCard, type RelationKind } from '../../lib/backend';
import type { Toasts } from '../../lib/toasts.svelte';

interface Named {
  id: string;
  reference: string;
}

/** Another incident that somebody linked. */
export interface Linked {
  /** In whose log the link stands. */
  from: string;
  other: string;
}

/** The board that is shown, and how it is read anew. */
export interface Shown {
  open(): readonly IncidentCard[];
  refresh(): Promise<unknown>;
}

export class RelatedState {
  readonly #failures = new SvelteMap<string, BackendError>();
  /** What was done last in each incident, so that "Undo" takes back nothing else. */
  readonly #last = new Map<string, number>();
  #done = 0;
  #busy = false;

  constructor(
    private readonly backend: Backend,
    private readonly toasts: Pick<Toasts, 'show'>,
    private readonly board: Shown,
  ) {}

  /** Links of an incident, in whichever log they stand. */
  linked(card: IncidentCard): Linked[] {
    const own = card.linked.map((other) => ({ from: card.id, other }));
    const others = this.board.open().filter((one) => one.linked.includes(card.id) && !card.linked.includes(one.id));
    return [...own, ...others.map(({ id }) => ({ from: id, other: id }))];
  }

  failure(id: string): BackendError | undefined {
    return this.#failures.get(id);
  }

  /** Says how an incident stands to another, in the log of the first; `said` tells it with its way back. */
  async relate(from: Named, other: Named, relation: RelationKind, said: string): Promise<boolean> {
    if (this.#busy) return false;
    this.#busy = true;
    try {
      await this.backend.call('act', { incident: from.id, act: { kind: 'incident_related', other: other.id, relation } });
      this.#failures.delete(from.id);
      const done = ++this.#done;
      this.#last.set(from.id, done);
      const label = (await this.backend.call('incident', { incident: from.id })).undo;
      this.toasts.show(said, () => void this.#undo(from, done, label));
      await this.board.refresh();
      return true;
    } catch (thrown) {
      this.#failures.set(from.id, BackendError.from(thrown));
      return false;
    } finally {
      this.#busy = false;
    }
  }

  /** Takes it back, unless something else was done there since: then that would be taken back instead. */
  async #undo(from: Named, done: number, label: string | undefined): Promise<void> {
    try {
      const { undo } = await this.backend.call('incident', { incident: from.id });
      if (undo !== label || this.#last.get(from.id) !== done) {
        this.toasts.show(`Something else was done in ${from.reference} since; take it back there.`);
        return;
      }
      await this.backend.call('undo', { incident: from.id });
      await this.board.refresh();
    } catch (thrown) {
      this.#failures.set(from.id, BackendError.from(thrown));
    }
  }
}
