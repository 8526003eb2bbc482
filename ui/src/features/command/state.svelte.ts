import type { Backend, IncidentView, Milestone, Phase, Severity } from '../../lib/backend';
import { Live } from '../../lib/live.svelte';
import type { Toasts } from '../../lib/toasts.svelte';
import { AsKnownState } from './asknown/minute.svelte';
import { ChecklistState } from './checklist/items.svelte';
import { ComposerState, type ComposerEnds } from './composer/writing.svelte';
import { Failures } from '../../lib/failures.svelte';
import { GuideState } from './guide/guide.svelte';
import { LineActions } from './log/actions.svelte';
import { LogState } from './log/lines.svelte';
import { MilestonesState } from './milestones/milestones.svelte';
import { ResponseState } from './response.svelte';
import { RoundState } from './round/round.svelte';
import { SideState } from './side/details.svelte';
import { StatementState } from './statement/edition.svelte';

/** How long news from elsewhere are gathered before they are shown, in milliseconds. */
const BURST = 60;

/** What the screen needs beside the program: the instant, the next frame, quiet notices. */
export interface CommandEnds extends Pick<ComposerEnds, 'now' | 'frame'> {
  toasts: Pick<Toasts, 'show'>;
  /** A saved line was handed to the page. */
  lineSaved(): Promise<unknown>;
}

/** One incident on screen: what is known of it, its log, and everything that is done to it. */
export class CommandState {
  readonly view: Live<IncidentView>;
  readonly failures = new Failures();
  readonly asKnown: AsKnownState;
  readonly log: LogState;
  readonly lines: LineActions;
  readonly composer: ComposerState;
  readonly statement: StatementState;
  readonly milestones: MilestonesState;
  readonly side: SideState;
  readonly response: ResponseState;
  readonly checklist: ChecklistState;
  readonly loop: RoundState;
  readonly guide: GuideState;

  #gathering: ReturnType<typeof setTimeout> | undefined;
  /** Whether there are news since the log was last asked for. */
  #logIsOld = false;

  constructor(
    private readonly backend: Backend,
    readonly incident: string,
    private readonly ends: CommandEnds,
  ) {
    this.asKnown = new AsKnownState(backend, () => this.#anew());
    const { asKnown } = this;
    const subject = {
      incident,
      get at() {
        return asKnown.at;
      },
    };
    this.view = new Live(() => backend.call('incident', { incident, at: this.asKnown.at }));
    this.log = new LogState(backend, subject);
    const view = () => this.view.value;
    const refresh = () => this.refresh();
    this.lines = new LineActions(backend, incident, this.failures, refresh);
    this.statement = new StatementState(backend, incident, view, refresh, () => Date.parse(ends.now()));
    this.milestones = new MilestonesState(backend, incident, view, this.failures, refresh);
    this.side = new SideState(backend, subject, this.failures, refresh);
    this.response = new ResponseState(backend, subject, this.failures, refresh);
    this.checklist = new ChecklistState(this.response, async (words) => (await backend.call('directory', { words, count: 200 })).people);
    this.loop = new RoundState(this.response, () => Date.parse(ends.now()));
    this.guide = new GuideState(backend, incident, this.response, view);
    this.composer = new ComposerState(backend, incident, {
      id: () => this.view.value?.id ?? incident,
      now: ends.now,
      frame: ends.frame,
      saved: () => {
        void ends.lineSaved();
        // The writer waits for the line alone: what follows from it comes with the news of it, once.
        this.#logIsOld = false;
        const shown = this.log.reload();
        this.#gather();
        return shown;
      },
    });
  }

  /** Loads everything and follows the store; returns how to stop. */
  start(): () => void {
    // The draft is kept under the incident's id, which the view brings.
    void this.refresh().then(() => this.composer.load());
    // Any stream may matter: the directory gives lines their names, other incidents share services with this one.
    // A burst of lines from another program is shown in steps, so that it cannot keep the window busy.
    const stop = this.backend.onChanged(() => {
      this.#logIsOld = true;
      this.#gather();
    });
    return () => {
      stop();
      clearTimeout(this.#gathering);
      void this.composer.leave();
      if (this.statement.editing) void this.statement.leave();
    };
  }

  /** The latest minute worth looking at, in milliseconds since 1970: an hour after the end, or now. */
  get lastMinute(): number {
    const now = Date.parse(this.ends.now());
    const over = this.view.value?.resolvedAt;
    return over ? Math.min(now, Date.parse(over) + 3_600_000) : now;
  }

  /** Whether nothing can be changed: an earlier minute is shown. */
  get readOnly(): boolean {
    return this.asKnown.past;
  }

  #gather(): void {
    this.#gathering ??= setTimeout(() => {
      this.#gathering = undefined;
      void (this.#logIsOld ? this.refresh() : Promise.all([this.view.refresh(), this.response.refresh()]));
      this.#logIsOld = false;
    }, BURST);
  }

  async refresh(): Promise<void> {
    await Promise.all([this.view.refresh(), this.response.refresh(), this.log.reload()]);
  }

  setTitle(text: string): Promise<boolean> {
    return this.#head(() => this.backend.call('title_set', { incident: this.incident, text }));
  }

  setSeverity(severity: Severity): Promise<boolean> {
    return this.#head(() => this.backend.call('severity_set', { incident: this.incident, severity }));
  }

  setPhase(phase: Phase): Promise<boolean> {
    return this.#head(() => this.backend.call('phase_set', { incident: this.incident, phase }));
  }

  /** Says that it is over: the milestone, and what readers are told. */
  async resolve(): Promise<void> {
    const set = this.view.value?.milestones.some((one) => one.milestone === 'resolved' && one.happened) ?? false;
    const resolved: Milestone = 'resolved';
    const done = await this.#head(async () => {
      if (!set) await this.backend.call('milestone_set', { incident: this.incident, milestone: resolved, text: '' });
      if (this.view.value?.phase !== 'resolved') {
        await this.backend.call('phase_set', { incident: this.incident, phase: 'resolved' });
      }
    });
    if (done) this.ends.toasts.show('Resolved. The clock stands; lines can still be added.');
  }

  undo(): Promise<void> {
    return this.#turn('undo', 'Taken back', 'There is nothing to take back in this session.');
  }

  redo(): Promise<void> {
    return this.#turn('redo', 'Done again', 'There is nothing to do again.');
  }

  async #turn(name: 'undo' | 'redo', word: string, nothing: string): Promise<void> {
    await this.failures.guard('header', async () => {
      const done = await this.backend.call(name, { incident: this.incident });
      this.ends.toasts.show(done.label ? `${word}: ${done.label}.` : nothing);
      await this.refresh();
    });
  }

  async #head(run: () => Promise<unknown>): Promise<boolean> {
    const done = await this.failures.guard('header', run);
    // Part of it may have been written before it failed.
    await this.refresh();
    return done;
  }

  async #anew(): Promise<void> {
    this.lines.close();
    await Promise.all([this.view.refresh(), this.response.refresh(), this.log.restart()]);
  }
}
