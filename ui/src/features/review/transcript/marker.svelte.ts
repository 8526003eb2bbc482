import { tick } from 'svelte';

import type { Became, CodeUse, ConversationItem, FindingKind, FindingView, Mark, Passage, ReviewAct } from '../../../lib/backend';
import type { Toasts } from '../../../lib/toasts.svelte';
import type { ReviewState } from '../state.svelte';
import type { ConversationState } from './conversation.svelte';
import { passageOf, textOf, type Span } from './passage';
import type { Selection } from './selection.svelte';
import { findingLabel } from './words';

export const PLACE = 'marks';

const became: Record<Exclude<Became, 'evidence'>, string> = {
  log_line: 'It stands in the log of the incident now, as evidence.',
  question: 'Noted as an open question.',
  cue: 'Kept to be asked about in an interview.',
  theme: 'Noted as a theme.',
};

/** What is done to marks: at most one is at hand, and what keys do is done to it. */
export class Marker {
  /** The mark at hand; else the first one of the row. */
  chosen = $state<string>();
  /** The mark whose note is open. */
  noting = $state<string>();
  /** The mark for which a finding is chosen. */
  supporting = $state.raw<Mark>();
  /** The mark beside which another is to be put, with who said or wrote it. */
  beside = $state.raw<{ mark: Mark; person: string; who: string }>();

  constructor(
    private readonly review: ReviewState,
    private readonly view: ConversationState,
    private readonly selection: Selection,
    private readonly toasts: Pick<Toasts, 'show'>,
  ) {}

  get codes(): CodeUse[] {
    return this.view.marking.value?.codebook.codes ?? [];
  }

  /** The codes under 1 to 9. */
  get recent(): CodeUse[] {
    const keys = this.view.marking.value?.codebook.recent ?? [];
    return keys.flatMap((key) => this.codes.find(({ code }) => code.key === key) ?? []);
  }

  /** The mark at hand in the row one stands on. */
  get mark(): Mark | undefined {
    const marks = this.view.current?.marks ?? [];
    return marks.find(({ id }) => id === this.chosen) ?? marks[0];
  }

  code(key: string): CodeUse['code'] | undefined {
    return this.codes.find(({ code }) => code.key === key)?.code;
  }

  /** Marks what is chosen, else the whole row. The same code on the same words takes the mark away again. */
  async make(code: string): Promise<void> {
    const { row } = this.view;
    const all = { row, from: 0, to: textOf(this.view.item(row)).length };
    const span = this.selection.span ?? { first: { row, at: 0 }, last: { row, at: all.to } };
    const passage = passageOf(span, (at) => this.view.item(at));
    if (!passage) return;
    // One after the other: whoever marks faster than the disk writes loses no press.
    const before = this.#making;
    this.#making = before.then(() => this.#make(code, span, passage));
    await this.#making;
  }

  #making: Promise<void> = Promise.resolve();

  async #make(code: string, span: Span, passage: Passage): Promise<void> {
    const same = this.view.item(span.first.row)?.marks.find(
      (mark) => mark.code === code && mark.passage.from === passage.from && mark.passage.to === passage.to && mark.passage.last === passage.last,
    );
    if (same) return this.clear(same);
    const stood = this.view.row;
    const change = await this.#do({ kind: 'mark_made', passage, code });
    if (!change) return;
    this.chosen = change;
    this.selection.clear();
    // Whoever went on meanwhile is not taken back.
    if (this.view.row === stood && stood !== span.first.row) this.view.stand(span.first.row);
  }

  async clear(mark = this.mark): Promise<void> {
    if (mark) await this.#do({ kind: 'mark_cleared', mark: mark.id });
  }

  async recode(mark: Mark, code: string): Promise<void> {
    if (mark.code !== code) await this.#do({ kind: 'mark_recoded', mark: mark.id, code });
  }

  async note(mark: Mark, note: string): Promise<boolean> {
    if (note.trim() !== mark.note && !(await this.#do({ kind: 'mark_noted', mark: mark.id, note }))) return false;
    this.noting = undefined;
    return true;
  }

  /** Makes something of the mark at hand. */
  async use(what: Became): Promise<void> {
    const { mark, review } = this;
    if (!mark) {
      this.toasts.show('Mark something first; then it can become more.');
      return;
    }
    if (what === 'evidence') {
      this.supporting = mark;
      return;
    }
    const request = { incident: review.incident, mark: mark.id, became: what, text: '', person: '' };
    const done = await review.run(PLACE, () => review.backend.call('mark_use', request));
    if (done) this.toasts.show(became[what]);
  }

  /** Puts a mark under a finding as what it rests on; under a new one of this kind when none is given. */
  async support(mark: Mark, finding: FindingView | undefined, text: string, sort: FindingKind): Promise<void> {
    const { review } = this;
    const request = { incident: review.incident, mark: mark.id, became: 'evidence' as const, text, person: '', ...(finding ? { finding: finding.id } : { sort }) };
    const done = await review.run(PLACE, () => review.backend.call('mark_use', request));
    if (done) this.toasts.show(finding ? `“${finding.text}” rests on it now.` : `Noted as ${findingLabel[sort]}, with this as evidence.`);
  }

  /** Puts two marks beside each other: the first press keeps one, the second makes a card of both. */
  async compare(): Promise<void> {
    const { mark, beside, view } = this;
    if (!mark) return this.toasts.show('Mark something first; then two marks can stand beside each other.');
    const here = { mark, ...saidBy(view.current) };
    if (!beside || beside.mark.id === mark.id) {
      this.beside = beside ? undefined : here;
      return;
    }
    const accounts = [beside, here].map((one) => ({
      person: one.person,
      text: [one.mark.passage.quote ?? '', one.mark.note].filter((words) => words !== '').join(': ') || (this.code(one.mark.code)?.name ?? one.mark.code),
      evidence: [one.mark.passage],
    }));
    if (!(await this.#do({ kind: 'difference_noted', question: 'How did this look to each of you?', accounts }))) return;
    this.beside = undefined;
    this.toasts.show('Both stand on a card now, under Differences (w d).');
  }

  async #do(act: ReviewAct): Promise<string | undefined> {
    const change = await this.review.do(act, PLACE);
    await tick();
    return change?.events[0]?.id;
  }
}

/** Whose words they are, where it is known. */
function saidBy(item: ConversationItem | undefined): { person: string; who: string } {
  const { message, line } = item ?? {};
  return { person: message?.person ?? line?.people[0]?.handle ?? '', who: message?.who ?? line?.people[0]?.name ?? line?.author ?? '' };
}
