// What the palette offers, and finding in it.
import type { IncidentCard } from '../../lib/backend';
import type { Command } from '../../lib/keys';
import { severityLabel } from '../../lib/words';

export interface Offer {
  id: string;
  group: string;
  title: string;
  detail?: string;
  keys?: string | undefined;
  run: () => void;
}

/** Groups that are always there stand below those of the screen. */
const LAST = ['Go to', 'Incidents', 'Window'];

/** Commands first by screen, then those that are always there, then incidents. */
export function offers(commands: Command[], cards: IncidentCard[], open: (id: string) => void): Offer[] {
  const all: Offer[] = commands
    .filter((command) => !command.keysOnly)
    .map(({ id, group, title, keys, run }) => ({ id, group, title, keys: keys?.[0], run: () => run() }));
  for (const card of cards) {
    const detail = `${card.isDrill ? 'exercise, ' : ''}${severityLabel(card.severity)}`;
    all.push({ id: card.id, group: 'Incidents', title: `${card.reference} ${card.title}`, detail, run: () => open(card.id) });
  }
  return all.toSorted((a, b) => LAST.indexOf(a.group) - LAST.indexOf(b.group));
}

/** Offers that hold every typed word; those with a word that begins so come first. */
export function fitting(all: Offer[], typed: string): Offer[] {
  const words = typed.toLowerCase().split(/\s+/).filter((word) => word !== '');
  if (words.length === 0) return all;
  const text = (offer: Offer) => `${offer.title} ${offer.group}`.toLowerCase();
  const begins = (offer: Offer) => words.every((word) => text(offer).split(/\s+/).some((part) => part.startsWith(word)));
  const holds = all.filter((offer) => words.every((word) => text(offer).includes(word)));
  return [...holds.filter(begins), ...holds.filter((offer) => !begins(offer))];
}
