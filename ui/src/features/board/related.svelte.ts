// How open incidents stand to each other: what may be the same, what is linked, what is handled as part of another.
import { SvelteMap } from 'svelte/reactivity';

import { BackendError, type Alike, type Backend, type Neighbour, type RelationKind } from '../../lib/backend';
import type { Toasts } from '../../lib/toasts.svelte';

/** How long news are gathered before they are asked for again, in milliseconds: one line seldom changes it. */
const GATHER = 3_000;

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

export class RelatedState {
  readonly #alike = new SvelteMap<string, readonly Alike[]>();
  readonly #merged = new SvelteMap<string, readonly Neighbour[]>();
  readonly #linked = new SvelteMap<string, readonly string[]>();
  readonly #failures = new SvelteMap<string, BackendError>();
  /** What was done last in each incident, so that "Undo" takes back nothing else. */
  readonly #last = new Map<string, number>();
  #done = 0;
  #busy = false;
  #turn = Promise.resolve();
  #open: readonly string[] = [];
  #stale: Set<string> | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly backend: Backend,
    private readonly toasts: Pick<Toasts, 'show'>,
  ) {}

  /** Follows the store; returns how to stop. */
  start(): () => void {
    const stop = this.backend.onChanged((streams) => {
      this.#stale = new Set([...(this.#stale ?? []), ...(streams.length > 0 ? streams : this.#open)]);
      this.#timer ??= setTimeout(() => void this.refresh(), GATHER);
    });
    return () => {
      stop();
      clearTimeout(this.#timer);
    };
  }

  /** Takes which incidents are open; asks when one is new. */
  follow(open: readonly string[]): void {
    const fresh = open.filter((id) => !this.#open.includes(id));
    const gone = this.#open.some((id) => !open.includes(id));
    this.#open = open;
    if (fresh.length === 0 && !gone) return;
    this.#stale = new Set([...(this.#stale ?? []), ...fresh]);
    void this.refresh();
  }

  alike(id: string): readonly Alike[] {
    return this.#alike.get(id) ?? [];
  }

  merged(id: string): readonly Neighbour[] {
    return this.#merged.get(id) ?? [];
  }

  /** Links of an incident, in whichever log they stand. */
  linked(id: string): Linked[] {
    const own = (this.#linked.get(id) ?? []).map((other) => ({ from: id, other }));
    const others = [...this.#linked].filter(([from, to]) => from !== id && to.includes(id) && !own.some((one) => one.other === from));
    return [...own, ...others.map(([from]) => ({ from, other: from }))];
  }

  failure(id: string): BackendError | undefined {
    return this.#failures.get(id);
  }

  /**
   * Reads it anew: neighbours of all, since each may be a neighbour of what changed; links only of what changed. One
   * after the other, so that an old answer never covers a newer one.
   */
  refresh(): Promise<void> {
    this.#turn = this.#turn.then(() => this.#readAll());
    return this.#turn;
  }

  async #readAll(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const stale = this.#stale;
    this.#stale = undefined;
    const open = this.#open;
    await Promise.all(open.map((id) => this.#read(id, stale?.has(id) ?? true)));
    for (const map of [this.#alike, this.#merged, this.#linked]) {
      for (const id of map.keys()) if (!this.#open.includes(id)) map.delete(id);
    }
  }

  async #read(incident: string, links: boolean): Promise<void> {
    try {
      const { alike, merged } = await this.backend.call('neighbours', { incident });
      this.#alike.set(incident, alike);
      this.#merged.set(incident, merged);
      if (!links) return;
      const { related } = await this.backend.call('response', { incident });
      this.#linked.set(incident, related.filter((one) => one.relation === 'linked').map((one) => one.other));
    } catch {
      // It is a courtesy; the board's own error says what is wrong. What was known stays, and is asked for again.
      this.#stale = new Set([...(this.#stale ?? []), incident]);
    }
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
      await this.#anew(from.id, other.id);
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
      await this.#anew(from.id);
    } catch (thrown) {
      this.#failures.set(from.id, BackendError.from(thrown));
    }
  }

  #anew(...changed: string[]): Promise<void> {
    this.#stale = new Set([...(this.#stale ?? []), ...changed]);
    return this.refresh();
  }
}
