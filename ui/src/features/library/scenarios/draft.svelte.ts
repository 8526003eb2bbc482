// One scenario while it is edited. Every change can be taken back; nothing reaches the library before it is saved.
import { BackendError, type Backend, type Inject, type Scenario, type ScenarioFinding, type ShownArtefact } from '../../../lib/backend';
import { keyFrom } from '../shelves.svelte';
import { blankInject, inOrder, minutesOf, shifted, whole } from './place';
import { renamedInject } from './rename';
import { tidied } from './tidy';

const KEPT = 200;
/** Milliseconds without a change after which a long scenario is worth sending to the program again. */
const PAUSE = 200;

export class ScenarioDraft {
  scenario: Scenario = $state.raw() as Scenario;
  /** Key of the inject whose fields are open. */
  chosen = $state('');
  findings: ScenarioFinding[] = $state.raw([]);
  shown: ShownArtefact[] = $state.raw([]);
  error: BackendError | undefined = $state.raw();
  saving = $state(false);
  /** What the library holds; the draft is as it was saved when it is the same. */
  saved: Scenario | undefined = $state.raw();
  #backend: Backend;
  #past: Scenario[] = $state.raw([]);
  #future: Scenario[] = $state.raw([]);
  #tag = '';
  #looks = 0;
  #changed = -Infinity;
  #later: ReturnType<typeof setTimeout> | undefined;

  constructor(backend: Backend, scenario: Scenario, isSaved: boolean) {
    this.#backend = backend;
    this.scenario = whole(scenario);
    if (isSaved) this.saved = this.scenario;
    this.chosen = scenario.injects[0]?.key ?? '';
    this.look();
  }

  readonly minutes = $derived(minutesOf(this.scenario.injects));
  readonly inject = $derived(this.scenario.injects.find((one) => one.key === this.chosen));
  readonly dirty = $derived(this.scenario !== this.saved);
  get canUndo(): boolean {
    return this.#past.length > 0;
  }
  get canRedo(): boolean {
    return this.#future.length > 0;
  }

  /** Puts another version in place. Changes with the same tag in a row are one step: typing is not undone by letters. */
  change(next: Scenario, tag = ''): void {
    if (tag === '' || tag !== this.#tag) this.#past = [...this.#past.slice(1 - KEPT), this.scenario];
    this.#tag = tag;
    this.#future = [];
    this.scenario = next;
    this.look();
  }

  set(patch: Partial<Scenario>, tag = ''): void {
    this.change({ ...this.scenario, ...patch }, tag);
  }

  setInject(key: string, patch: Partial<Inject>, tag = ''): void {
    const injects = this.scenario.injects.map((one) => (one.key === key ? { ...one, ...patch } : one));
    this.change({ ...this.scenario, injects }, tag && `${key}.${tag}`);
  }

  undo(): void {
    const before = this.#past.at(-1);
    if (!before) return;
    this.#past = this.#past.slice(0, -1);
    this.#future = [...this.#future, this.scenario];
    this.#stand(before);
  }

  redo(): void {
    const next = this.#future.at(-1);
    if (!next) return;
    this.#future = this.#future.slice(0, -1);
    this.#past = [...this.#past, this.scenario];
    this.#stand(next);
  }

  /** The inject so many places further. */
  step(by: number): void {
    const { injects } = this.scenario;
    const at = injects.findIndex((one) => one.key === this.chosen);
    const next = injects[Math.min(injects.length - 1, Math.max(0, at + by))];
    if (next) this.chosen = next.key;
  }

  /** Moves an inject on the clock; the list follows. */
  shift(key: string, by: number, tag = ''): void {
    const injects = this.scenario.injects.map((one) => (one.key === key ? shifted(one, by) : one));
    this.change(inOrder({ ...this.scenario, injects }), tag && `shift.${key}.${tag}`);
  }

  add(): void {
    const at = this.scenario.injects.findIndex((one) => one.key === this.chosen);
    const minute = this.minutes[at] ?? 0;
    const inject = blankInject(keyFrom('inject', this.#keys()), minute);
    this.#insert(at + 1, inject);
  }

  duplicate(key: string): void {
    const at = this.scenario.injects.findIndex((one) => one.key === key);
    const inject = this.scenario.injects[at];
    if (inject) this.#insert(at + 1, { ...inject, key: keyFrom(inject.key, this.#keys()) });
  }

  remove(key: string): void {
    const { injects } = this.scenario;
    const at = injects.findIndex((one) => one.key === key);
    if (at < 0) return;
    this.change({ ...this.scenario, injects: injects.filter((one) => one.key !== key) });
    this.chosen = this.scenario.injects[Math.min(at, this.scenario.injects.length - 1)]?.key ?? '';
  }

  /** Gives an inject another key, wherever it is named. */
  rename(key: string, to: string): void {
    this.change(renamedInject(this.scenario, key, to));
    if (this.chosen === key) this.chosen = to;
  }

  of(part: ScenarioFinding['part'], index: number, field?: string): ScenarioFinding[] {
    return this.findings.filter((one) => one.part === part && one.index === index && (field == null || one.field === field));
  }

  /** Has the program look at it: at once, and in a burst of changes when it pauses. */
  look(): void {
    const now = performance.now();
    const burst = now - this.#changed < PAUSE;
    this.#changed = now;
    clearTimeout(this.#later);
    if (burst) this.#later = setTimeout(() => void this.#ask(), PAUSE);
    else void this.#ask();
  }

  /** Only the latest answer counts. */
  async #ask(): Promise<void> {
    const mine = ++this.#looks;
    try {
      const { findings, shown } = await this.#backend.call('scenario_look', { scenario: tidied(this.scenario) });
      if (mine === this.#looks) ({ findings: this.findings, shown: this.shown } = { findings, shown });
    } catch (thrown) {
      if (mine === this.#looks) this.error = BackendError.from(thrown);
    }
  }

  async save(taken: readonly string[]): Promise<boolean> {
    if (this.saving) return false;
    this.saving = true;
    try {
      const key = this.scenario.key || keyFrom(this.scenario.title, taken);
      const scenario = { ...tidied(this.scenario), key };
      await this.#backend.call('library_set', { shelf: 'scenario', key, value: scenario });
      this.scenario = scenario;
      this.saved = scenario;
      this.error = undefined;
      return true;
    } catch (thrown) {
      this.error = BackendError.from(thrown);
      return false;
    } finally {
      this.saving = false;
    }
  }

  #keys(): string[] {
    return this.scenario.injects.map((one) => one.key);
  }

  #insert(at: number, inject: Inject): void {
    this.change({ ...this.scenario, injects: this.scenario.injects.toSpliced(at, 0, inject) });
    this.chosen = inject.key;
  }

  #stand(scenario: Scenario): void {
    this.#tag = '';
    this.scenario = scenario;
    if (!this.inject) this.chosen = scenario.injects[0]?.key ?? '';
    this.look();
  }
}
