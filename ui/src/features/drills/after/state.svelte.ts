import { SvelteSet } from 'svelte/reactivity';

import type { AfterArea, AfterDraft, Backend, DrillAct, DrillAfter, IdeaState, ReportFormat } from '../../../lib/backend';
import { Failures } from '../../../lib/failures.svelte';
import { Live } from '../../../lib/live.svelte';
import type { Toasts } from '../../../lib/toasts.svelte';
import { parsed } from '../../../lib/sheet';

export type Tab = 'hot-wash' | 'plan' | 'report' | 'courses' | 'sure';

/** What came after one drill, and everything that is done about it. */
export class AfterState {
  readonly live: Live<DrillAfter>;
  readonly failures = new Failures();
  readonly #pending = new SvelteSet<string>();
  tab: Tab = $state('hot-wash');

  constructor(
    readonly backend: Backend,
    readonly incident: string,
    private readonly toasts: Pick<Toasts, 'show'>,
  ) {
    this.live = new Live(() => backend.call('drill_after', { incident }));
  }

  /** Loads and follows the store; returns how to stop. */
  start(): () => void {
    void this.live.refresh();
    return this.backend.onChanged(() => void this.live.refresh());
  }

  get value(): DrillAfter | undefined {
    return this.live.value;
  }

  busy(place: string): boolean {
    return this.#pending.has(place);
  }

  /** Runs something once at a time, telling its failure at `place`. */
  async run(place: string, what: () => Promise<unknown>): Promise<boolean> {
    if (this.#pending.has(place)) return false;
    this.#pending.add(place);
    try {
      return await this.failures.guard(place, async () => {
        await what();
        await this.live.refresh();
      });
    } finally {
      this.#pending.delete(place);
    }
  }

  do(act: DrillAct, place: string): Promise<boolean> {
    return this.run(place, () => this.backend.call('drill_act', { incident: this.incident, act }));
  }

  /** Takes what was noted into the plan, in the words in which it was noted. */
  takeUp(draft: AfterDraft, as: 'strength' | 'area' = draft.sort === 'area' ? 'area' : 'strength'): Promise<boolean> {
    const { from, text, recommendation, owner, objective, due } = draft;
    const place = `draft ${from}`;
    if (as === 'strength') return this.do({ kind: 'strength_noted', text: text || recommendation, objective, from }, place);
    return this.do({ kind: 'improvement_jotted', observation: text, recommendation, owner, objective, from, ...(due ? { due } : {}) }, place);
  }

  /** What becomes of an area. */
  decide(area: AfterArea, to: IdeaState): Promise<boolean> {
    return area.id ? this.do({ kind: 'improvement_decided', idea: area.id, to }, `area ${area.id}`) : Promise.resolve(false);
  }

  setAside(draft: AfterDraft): Promise<boolean> {
    return this.do({ kind: 'note_set_aside', note: draft.from, on: true }, `draft ${draft.from}`);
  }

  async save(format: ReportFormat): Promise<void> {
    await this.run('report', async () => {
      const { text, fileName } = await this.backend.call('drill_report_text', { incident: this.incident, format });
      const { path } = await this.backend.window('save_text', { fileName, text });
      if (path) this.toasts.show(`Saved as ${path}.`);
    });
  }

  /** The report as a page for paper. */
  page(): string | undefined {
    const body = this.value?.body;
    return body == null ? undefined : `<main><p class="exercise">EXERCISE</p>${parsed(body).innerHTML}</main>`;
  }
}
