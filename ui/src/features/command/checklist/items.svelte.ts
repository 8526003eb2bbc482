import type { Act, CardView, ItemState, ItemView, Person, Response } from '../../../lib/backend';
import { handleOf } from '../people/handle';
import type { ResponseState } from '../response.svelte';

/** What stands open under an item. */
export type ItemPanel = 'remark' | 'defer' | 'skip' | 'why';

/** An item and the card it stands on. */
export interface Place {
  card: CardView;
  item: ItemView;
}

export function placeId({ card, item }: Place): string {
  return `${card.key}/${item.key}`;
}

/** The checklist on screen: which cards are open, which item is chosen, and how it is answered. */
export class ChecklistState {
  /** The chosen item, as `card/item`. */
  chosen = $state<string>();
  panel = $state<ItemPanel>();
  /** Cards that a person opened or closed against the usual. */
  #turned = $state.raw<ReadonlyMap<string, boolean>>(new Map());
  /** Grows when the chosen item should have the focus. */
  focus = $state(0);
  /** Whether the sentences to say are shown. */
  saying = $state(false);

  constructor(
    private readonly response: ResponseState,
    /** Who in the directory fits these words, asked for when an answer is a name. */
    private readonly people: (words: string) => Promise<readonly Person[]>,
  ) {}

  get value(): Response | undefined {
    return this.response.value;
  }

  get cards(): readonly CardView[] {
    return this.value?.cards ?? [];
  }

  get current(): CardView | undefined {
    return this.cards.find((card) => card.key === this.value?.currentCard);
  }

  /** Whether a card shows its items: the current one does, unless it was closed. */
  isOpen(card: CardView): boolean {
    return this.#turned.get(card.key) ?? (card.key === this.value?.currentCard && this.value.rail);
  }

  turn(card: CardView): void {
    this.#turned = new Map(this.#turned).set(card.key, !this.isOpen(card));
  }

  /** Every item that is shown, from top to bottom. */
  get shown(): readonly Place[] {
    return this.cards.filter((card) => this.isOpen(card)).flatMap((card) => card.items.map((item) => ({ card, item })));
  }

  /** The chosen item while it is shown. */
  get place(): Place | undefined {
    return this.shown.find((one) => placeId(one) === this.chosen);
  }

  /** The item on which the eye should fall: where one was, else the next step, else the first that is open. */
  get next(): Place | undefined {
    const { next } = this.value ?? {};
    const open = this.shown.filter(({ item }) => item.state === 'open');
    return open.find(({ item }) => item.here) ?? open.find(({ card, item }) => card.key === next?.card && item.key === next.item) ?? open[0] ?? this.shown[0];
  }

  choose(place: Place | undefined): void {
    if (place && placeId(place) !== this.chosen) this.panel = undefined;
    this.chosen = place && placeId(place);
  }

  /** Goes to the checklist, onto the item where one was. */
  enter(): void {
    const { current } = this;
    // In the loop, and for a card that was closed: the jump opens what it goes to.
    const first = current ?? this.cards.find((card) => card.completeAt == null) ?? this.cards[0];
    if (this.shown.length === 0 && first) this.turn(first);
    // What is answered is not at hand any more: one key there would undo the answer.
    const here = this.place;
    this.choose(here?.item.state === 'open' ? here : (this.next ?? here));
    this.focus += 1;
  }

  move(by: number): void {
    const all = this.shown;
    const here = all.findIndex((one) => placeId(one) === this.chosen);
    this.choose(all[here < 0 ? 0 : Math.min(all.length - 1, Math.max(0, here + by))]);
    this.focus += 1;
  }

  /** Opens or closes what stands under the chosen item. */
  open(panel: ItemPanel): void {
    this.choose(this.place ?? this.next);
    this.panel = this.panel === panel ? undefined : panel;
  }

  close(): void {
    this.panel = undefined;
    this.focus += 1;
  }

  /** Answers the chosen item, and goes on to the next one that is open. */
  async answer(state: ItemState, remark = '', until?: string): Promise<boolean> {
    const place = this.place ?? this.next;
    if (!place) return false;
    const { card, item } = place;
    const answered = { kind: 'item_answered', card: card.key, item: item.key, state, remark: remark.trim() } as const;
    this.chosen = placeId(place);
    const act = (await this.#told(item, state, answered.remark)) ?? (until ? { ...answered, until } : answered);
    if (!(await this.response.do(act, `item ${placeId(place)}`))) return false;
    this.panel = undefined;
    // Who has gone to another item meanwhile is left there.
    if (state === 'open' || this.chosen !== placeId(place)) return true;
    const after = this.shown.slice(this.shown.findIndex((one) => placeId(one) === placeId(place)) + 1);
    this.choose(after.find((one) => one.item.state === 'open') ?? this.next ?? place);
    return true;
  }

  /** What an answer in words says for the whole response: where to meet, who commands. It ticks the item by itself. */
  async #told({ binding }: ItemView, state: ItemState, answer: string): Promise<Act | undefined> {
    if (state !== 'done' || answer === '') return undefined;
    if (binding === 'meeting_place') return { kind: 'meeting_place_set', place: answer };
    if (binding !== 'commander') return undefined;
    const person = handleOf(answer, await this.#directory(answer));
    return person === '' ? undefined : { kind: 'role_assumed', role: 'commander', person };
  }

  /** Without a directory a name is as good as it was typed. */
  async #directory(answer: string): Promise<readonly Person[]> {
    try {
      return await this.people(answer.trim().replace(/^@/, ''));
    } catch {
      return [];
    }
  }

  /** Says in the log that a sentence was said. */
  async said(script: string, text: string): Promise<boolean> {
    return this.response.do({ kind: 'said', script, text }, `say ${script}`);
  }

  /** Says the sentence of the chosen item; the panel of sentences where it has none. */
  async say(): Promise<boolean> {
    const { place } = this;
    if (place && place.item.say !== '') return this.said(`card.${place.card.key}.${place.item.key}`, place.item.say);
    this.saying = true;
    return false;
  }
}
