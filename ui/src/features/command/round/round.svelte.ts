import type { LoopStep, MarkQuestion, OutcomeView, RoundView } from '../../../lib/backend';
import { MINUTE } from '../../../lib/time';
import type { ResponseState } from '../response.svelte';
import { readUntil } from '../until';
import { markPlace } from './mark';

export const steps: readonly LoopStep[] = ['assess', 'stabilise', 'update', 'verify'];

export const stepLabel: Record<LoopStep, string> = { assess: 'Assess', stabilise: 'Stabilise', update: 'Update', verify: 'Verify' };

/** What an outcome of a step says. */
export const outcomeLabel: Record<LoopStep, string> = { assess: 'Assessed', stabilise: 'Tried', update: 'Told', verify: 'Verified' };

/** How long a time box may be at one key, in minutes. */
export const boxes = [5, 10, 15] as const;

/** The step after the current one; after `verify` a new round begins. */
export function following({ round, step }: Pick<RoundView, 'round' | 'step'>): { round: number; step: LoopStep } {
  const next = steps[steps.indexOf(step) + 1];
  if (round === 0) return { round: 1, step: 'assess' };
  return next ? { round, step: next } : { round: round + 1, step: 'assess' };
}

/** What came of each round, latest round first, its steps in their order. */
export function byRound(outcomes: readonly OutcomeView[]): { round: number; outcomes: OutcomeView[] }[] {
  const rounds = [...new Set(outcomes.map((one) => one.round))].sort((a, b) => b - a);
  return rounds.map((round) => ({
    round,
    outcomes: outcomes.filter((one) => one.round === round).sort((a, b) => steps.indexOf(a.step) - steps.indexOf(b.step)),
  }));
}

/** The loop on screen: the form that is open, and what is typed into it. */
export class RoundState {
  form = $state<'step' | 'box'>();
  /** What came of the step, or what is done until the time box ends. */
  text = $state('');
  /** The end of the time box as typed. */
  until = $state('');

  constructor(
    private readonly response: ResponseState,
    private readonly now: () => number,
  ) {}

  get value(): RoundView | undefined {
    return this.response.value?.round;
  }

  open(form: 'step' | 'box'): void {
    this.form = form;
    this.text = form === 'box' ? (this.value?.boxText ?? '') : '';
    this.until = '';
    this.response.forget('round');
  }

  close(): void {
    this.form = undefined;
  }

  /** Goes on to the next step, with what came of this one in a line; the line may be empty. */
  async next(): Promise<boolean> {
    const { value } = this;
    if (!value) return false;
    return this.#done(this.response.do({ kind: 'loop_step_set', ...following(value), outcome: this.text.trim() }, 'round'));
  }

  /** Sets a time box of some minutes, from now. */
  async box(minutes: number): Promise<boolean> {
    return this.#box(new Date(this.now() + minutes * MINUTE).toISOString());
  }

  /** Sets the time box as typed; says whether it could be read and is saved. */
  async boxTyped(zone: string): Promise<boolean> {
    const until = readUntil(this.until, this.now(), zone);
    return until != null && this.#box(until);
  }

  async #box(until: string): Promise<boolean> {
    return this.#done(this.response.do({ kind: 'time_box_set', text: this.text.trim(), until }, 'round'));
  }

  async #done(saved: Promise<boolean>): Promise<boolean> {
    const done = await saved;
    if (done) this.form = undefined;
    return done;
  }

  /** Answers a question of the ten-minute mark. */
  async mark(question: MarkQuestion, answer: string): Promise<boolean> {
    const mark = this.response.value?.mark;
    if (!mark?.open.includes(question)) return false;
    return this.response.do({ kind: 'mark_answered', mark: mark.mark, question, answer }, markPlace(question));
  }
}
