import type { CardView, Response } from '../../../lib/backend';
import { MINUTE, millis } from '../../../lib/time';

/** How far time has run along a card, from 0 to 1: its stretch ends where the next one begins. */
export function gone(cards: readonly CardView[], card: CardView, minute: number): number {
  if (!card.minutes) return 0;
  const [from, until] = card.minutes;
  const next = cards.find((one) => one.minutes && one.minutes[0] > from)?.minutes?.[0] ?? until;
  const long = Math.max(1, next - from);
  return Math.min(1, Math.max(0, (minute - from) / long));
}

/** Minutes since the declaration, with their fraction. */
export function minuteOf(response: Response, now: number): number {
  return Math.max(0, (now - millis(response.declaredAt)) / MINUTE);
}

/** `4 of 7, on pace`, `2 late`: the card at hand and how it keeps up. */
export function paceWords(response: Response): string {
  const late = response.cards.flatMap((card) => card.items).filter((item) => item.late).length;
  const current = response.cards.find((card) => card.key === response.currentCard);
  const share = current ? `${current.answered} of ${current.items.length}` : 'all answered';
  if (late > 0) return `${share}, ${late} late`;
  return `${share}, ${response.pace === 'ahead' ? 'ahead' : 'on pace'}`;
}
