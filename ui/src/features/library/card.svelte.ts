// One card while it is edited. Nothing reaches the library before it is saved.
import type { Card, Item, ItemBinding } from '../../lib/backend';
import { keyFrom, moved } from './shelves.svelte';

export const bindings: readonly { value: ItemBinding; label: string }[] = [
  { value: 'none', label: 'Only by a person' },
  { value: 'commander', label: 'When somebody commands' },
  { value: 'deputy_and_scribe', label: 'When there are a deputy and a scribe' },
  { value: 'meeting_place', label: 'When a meeting place was said' },
  { value: 'severity', label: 'When the severity is set' },
  { value: 'statement', label: 'When a statement was written' },
  { value: 'any_update', label: 'When any update was sent' },
  { value: 'all_updates', label: 'When everybody due has been told' },
  { value: 'expert', label: 'When an expert was named' },
  { value: 'decision', label: 'When a decision was logged' },
  { value: 'ask', label: 'When an ask with a time box was made' },
  { value: 'evidence', label: 'When evidence was kept' },
  { value: 'asks_answered', label: 'When every ask is answered' },
  { value: 'time_box', label: 'When a time box was set' },
  { value: 'recovery', label: 'When somebody verified the recovery' },
  { value: 'review', label: 'When the review was chosen' },
  { value: 'survey', label: 'When the survey was chosen' },
  { value: 'related', label: 'When other incidents were looked at' },
  { value: 'reporting_clock', label: 'When reporting duties were gone through' },
  { value: 'said', label: 'When its sentence was said' },
  { value: 'temporary', label: 'When every temporary change was undone' },
];

/** An item as its fields hold it: numbers as they are typed. */
export class ItemDraft {
  text = $state('');
  minute = $state('');
  purpose = $state('');
  say = $state('');
  binding: ItemBinding = $state('none');
  source = $state('');
  /** What its answer records, in a word or two. */
  records = $state('');
  /** Key of the item that it waits for; empty when it waits for none. */
  after = $state('');

  constructor(
    /** Its own for the life of the form; its key may still change. */
    readonly id: number,
    readonly from: Item | undefined,
  ) {
    if (!from) return;
    this.text = from.text;
    this.minute = from.minute == null ? '' : String(from.minute);
    this.purpose = from.purpose ?? '';
    this.say = from.say ?? '';
    this.binding = from.binding;
    this.source = from.source ?? '';
    this.records = from.records ?? '';
    this.after = from.after ?? '';
  }
}

const isMinute = (text: string) => /^\d{1,4}$/.test(text.trim());

export class CardDraft {
  title = $state('');
  first = $state('');
  last = $state('');
  readDo = $state(true);
  say = $state('');
  items: ItemDraft[] = $state([]);
  /** What is wrong, by field: `title`, `minutes`, `items`, or `text-3` of an item. */
  wrong: Record<string, string> = $state.raw({});
  readonly from: Card | undefined;
  #taken: readonly string[];
  #next = 0;

  constructor(card: Card | undefined, taken: readonly string[], copy = false) {
    this.from = copy ? undefined : card;
    this.#taken = taken;
    if (!card) {
      this.add();
      return;
    }
    this.title = copy ? `${card.title} (copy)` : card.title;
    this.readDo = card.readDo;
    this.say = card.say ?? '';
    this.first = card.minutes ? String(card.minutes[0]) : '';
    this.last = card.minutes ? String(card.minutes[1]) : '';
    this.items = card.items.map((item) => this.#draft(item));
  }

  add(): ItemDraft {
    const draft = this.#draft(undefined);
    this.items.push(draft);
    return draft;
  }

  remove(id: number): void {
    this.items = this.items.filter((item) => item.id !== id);
  }

  move(id: number, step: 1 | -1): void {
    this.items = moved(this.items, this.items.findIndex((item) => item.id === id), step);
  }

  /** The card as the form says it; nothing when something is wrong, which then stands beside its field. */
  read(): Card | undefined {
    const wrong: Record<string, string> = {};
    if (this.title.trim() === '') wrong.title = 'A card needs a title.';
    if (this.items.length === 0) wrong.items = 'A card needs at least one item.';
    const [first, last] = [this.first.trim(), this.last.trim()];
    const timed = first !== '' || last !== '';
    if (timed && !(isMinute(first) && isMinute(last) && Number(first) < Number(last))) {
      wrong.minutes = 'Two whole minutes, the first before the last; or none.';
    }
    for (const item of this.items) {
      if (item.text.trim() === '') wrong[`text-${item.id}`] = 'An item needs its words.';
      if (item.minute.trim() !== '' && !isMinute(item.minute)) wrong[`minute-${item.id}`] = 'A whole minute, such as 5.';
    }
    this.wrong = wrong;
    if (Object.keys(wrong).length > 0) return undefined;
    const { from } = this;
    const key = from?.key ?? keyFrom(this.title, this.#taken);
    const card: Card = { ...from, key, title: this.title.trim(), readDo: this.readDo, say: this.say.trim(), items: this.#items() };
    if (timed) card.minutes = [Number(first), Number(last)];
    else delete card.minutes;
    return card;
  }

  #items(): Item[] {
    const taken = this.items.flatMap((item) => item.from?.key ?? []);
    const items = this.items.map((draft): Item => {
      const key = draft.from?.key ?? keyFrom(draft.text.split(' ').slice(0, 4).join(' '), taken);
      taken.push(key);
      const { text, purpose, say, binding, minute, source, records, after } = draft;
      const item: Item = { ...draft.from, key, text: text.trim(), purpose: purpose.trim(), say: say.trim(), binding, source: source.trim(), records: records.trim() };
      if (after === '') delete item.after;
      else item.after = after;
      if (minute.trim() === '') delete item.minute;
      else item.minute = Number(minute);
      return item;
    });
    // An item that waited for one that was taken away waits no more.
    for (const item of items) if (item.after != null && !items.some((one) => one.key === item.after)) delete item.after;
    return items;
  }

  #draft(item: Item | undefined): ItemDraft {
    return new ItemDraft((this.#next += 1), item);
  }
}
