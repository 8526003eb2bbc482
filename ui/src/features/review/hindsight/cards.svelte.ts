import type { Account, AccountView, ConversationOf, DifferenceProposal, DifferenceView, Differences, Meeting, PutAway } from '../../../lib/backend';
import { Live } from '../../../lib/live.svelte';
import type { Toasts } from '../../../lib/toasts.svelte';
import type { ReviewState } from '../state.svelte';

export const PLACE = 'differences';

/** What is at hand: something that is proposed, or a card. */
export type AtHand = { proposal: DifferenceProposal } | { card: DifferenceView };

const accountOf = ({ person, text, evidence }: AccountView): Account => ({ person, text, evidence: evidence.map(({ passage }) => passage) });

/** Where accounts differ: what is proposed, the cards, and what was put away. */
export class DifferState {
  readonly live: Live<Differences>;
  readonly #meetings: Live<{ meetings: Meeting[] }>;
  /** Which one is at hand, over proposals and cards. */
  row = $state(0);
  /** The one whose reason for putting it away is asked. */
  leaving = $state<string>();
  /** The card whose question is written. */
  writing = $state<string>();

  constructor(
    private readonly review: ReviewState,
    of: () => ConversationOf,
    private readonly toasts: Pick<Toasts, 'show'>,
  ) {
    const { backend, incident } = review;
    this.live = new Live(() => backend.call('differences', of()));
    this.#meetings = new Live(() => backend.call('meetings', { incident }));
  }

  start(): () => void {
    void this.refresh();
    return this.review.follow(() => this.refresh());
  }

  async refresh(): Promise<void> {
    await Promise.all([this.live.refresh(), this.#meetings.refresh()]);
    this.stand(this.row);
  }

  get all(): AtHand[] {
    const { cards = [], proposed = [] } = this.live.value ?? {};
    return [...cards.map((card) => ({ card })), ...proposed.map((proposal) => ({ proposal }))];
  }

  get here(): AtHand | undefined {
    return this.all[this.row];
  }

  stand(row: number): void {
    this.row = Math.max(0, Math.min(row, this.all.length - 1));
  }

  /** The learning meeting that is still to come; the next one where there are several. */
  get meeting(): Meeting | undefined {
    return this.#meetings.value?.meetings.find(({ sort, standing }) => sort === 'learning' && standing === 'not_begun');
  }

  /** Makes a card of what is proposed. */
  async take({ key, question, accounts }: DifferenceProposal): Promise<void> {
    const done = await this.review.do({ kind: 'difference_noted', question, accounts: accounts.map(accountOf), proposal: key }, PLACE);
    if (done) this.toasts.show('It is a card now: both accounts stand, and can be put on an agenda.');
  }

  async ask({ id, accounts }: DifferenceView, question: string): Promise<void> {
    if (await this.review.do({ kind: 'difference_noted', difference: id, question, accounts: accounts.map(accountOf) }, PLACE)) this.writing = undefined;
  }

  async putAway(one: AtHand, reason: string): Promise<void> {
    const what = 'card' in one ? { difference: one.card.id, question: one.card.question } : { proposal: one.proposal.key, question: one.proposal.question };
    if (await this.review.do({ kind: 'difference_put_away', ...what, reason }, PLACE)) this.leaving = undefined;
  }

  /** Takes up again what was put away as it was. */
  async bringBack({ proposal, difference, question }: PutAway): Promise<void> {
    const found = this.live.value?.putAway.find((one) => one.proposal === proposal && one.difference === difference);
    if (!found) return;
    const accounts = (found.accounts ?? []).map(accountOf);
    await this.review.do({ kind: 'difference_noted', question, accounts, ...(difference ? { difference } : { proposal }) }, PLACE);
  }

  /** Puts a card on the agenda of the learning meeting that comes, before its last part. */
  async plan({ block, meeting: planned }: DifferenceView): Promise<void> {
    const { meeting } = this;
    if (planned != null) return this.toasts.show('It stands on the agenda already.');
    if (!meeting) return this.toasts.show('Plan a learning meeting first (v m); then the card goes on its agenda.');
    const blocks = meeting.agenda.map((one) => one.block);
    const agenda = [...blocks.slice(0, -1), block, ...blocks.slice(-1)];
    const invited = meeting.people.filter((one) => one.invited).map(({ person }) => person);
    const done = await this.review.do({ kind: 'meeting_planned', meeting: meeting.id, sort: meeting.sort, at: meeting.at, agenda, invited, place: meeting.place }, PLACE);
    if (done) this.toasts.show(`On the agenda of the learning meeting, ${block.minutes} minutes before it closes.`);
  }
}
