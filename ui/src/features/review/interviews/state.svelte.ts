import type { Backend, InterviewsView, Prompt, Sheet, TalkAct, TalkView } from '../../../lib/backend';
import { Live } from '../../../lib/live.svelte';
import type { ReviewState } from '../state.svelte';

/** Where in an interview the person is. */
export type Stage = 'prepare' | 'consent' | 'talk' | 'after';

/** The interviews of a review, and the one that is open. */
export class InterviewsState {
  readonly list: Live<InterviewsView>;
  readonly sheet: Live<Sheet>;
  /** The interview that is open. */
  chosen: string | undefined = $state();
  stage: Stage = $state('prepare');
  readonly talk: TalkView | undefined = $derived.by(() => this.list.value?.interviews.talks.find(({ id }) => id === this.chosen));
  readonly sealed: number = $derived.by(() => this.list.value?.sealed.find(({ interview }) => interview === this.chosen)?.count ?? 0);
  readonly #backend: Backend;
  /** Whether a step was gone to, whose first field then takes the focus. */
  #entering = false;

  constructor(readonly review: ReviewState) {
    this.#backend = review.backend;
    const { incident } = review;
    this.list = new Live(() => this.#backend.call('interviews', { incident }));
    this.sheet = new Live(() => this.#backend.call('interview_sheet', { incident, interview: this.chosen ?? '' }));
  }

  start(): () => void {
    void this.list.refresh();
    return this.review.follow(() => this.refresh());
  }

  async refresh(): Promise<void> {
    await Promise.all([this.list.refresh(), ...(this.chosen ? [this.sheet.refresh()] : [])]);
  }

  async open(id: string): Promise<void> {
    if (id !== this.chosen) {
      this.sheet.reset();
      this.chosen = id;
      this.go(stageOf(this.talk));
    }
    await this.sheet.refresh();
  }

  /** Opens the interview in which a note was taken, where its notes stand; says whether it is there. */
  async openNote(note: string): Promise<boolean> {
    const talk = this.list.value?.interviews.talks.find(({ notes }) => notes.some(({ id }) => id === note));
    if (!talk) return false;
    await this.open(talk.id);
    this.stage = 'talk';
    this.#entering = false;
    return true;
  }

  /** Goes to a step, with the focus where its work begins. */
  go(stage: Stage): void {
    this.stage = stage;
    this.#entering = true;
  }

  /** For the element where the work of a step begins. */
  readonly entry = (element: Element): void => {
    if (this.#entering && element instanceof HTMLElement) element.focus();
    this.#entering = false;
  };

  close(): void {
    this.chosen = undefined;
  }

  /** Plans an interview with somebody and opens it. */
  async plan(person: string, reason: string, interviewer: string): Promise<void> {
    const act = { kind: 'interview_planned', person, reason, minutes: 30, ...(interviewer ? { interviewer } : {}) } as const;
    const done = await this.do(act, 'whom');
    if (!done) return;
    const planned = this.list.value?.interviews.talks.findLast((talk) => talk.person === person);
    if (planned) await this.open(planned.id);
  }

  do(act: TalkAct, place: string): Promise<unknown> {
    return this.review.talk(act, place);
  }

  /** Keeps what is to be asked, in order. */
  prepare(opening: string, prompts: Prompt[]): Promise<unknown> {
    return this.do({ kind: 'interview_prepared', interview: this.chosen ?? '', opening, prompts }, 'sheet');
  }
}

export function stageOf(talk: TalkView | undefined): Stage {
  switch (talk?.standing) {
    case 'running':
      return 'talk';
    case 'ended':
    case 'summed':
      return 'after';
    default:
      return 'prepare';
  }
}

/** A list with the one at `place` moved by one; the same list where it cannot. */
export function moved<T>(list: readonly T[], place: number, by: -1 | 1): T[] {
  const to = place + by;
  const result = [...list];
  const one = result[place];
  if (one == null || to < 0 || to >= list.length) return result;
  result.splice(place, 1);
  result.splice(to, 0, one);
  return result;
}

/** How much of the talk was the interviewer's, in hundredths; a turn that goes on counts up to now. */
export function shareOf({ share }: TalkView, now: number): { percent: number; much: boolean; words: string } {
  const running = share.since ? Math.max(0, now - Date.parse(share.since)) : 0;
  const mine = share.interviewer + (share.turn === true ? running : 0);
  const other = share.other + (share.turn === false ? running : 0);
  const percent = mine + other === 0 ? 0 : Math.round((100 * mine) / (mine + other));
  // The first sentences are always the interviewer's.
  const much = mine + other >= 60_000 && percent > share.limit;
  if (mine + other === 0) return { percent, much, words: 'Not counted yet. One press when somebody else begins to talk.' };
  return { percent, much, words: much ? `You talk ${percent} % of the time. A silence is a good question now.` : `You talk ${percent} % of the time.` };
}
