import type { IncidentCard } from '../../lib/backend';

/** An incident that is handled as part of another; its card is absent when it is over. */
export interface Within {
  id: string;
  reference: string;
  title: string;
  /** The incident it was merged into; taken apart there. */
  into: string;
  card: IncidentCard | undefined;
}

/** What stands on the board: a card, and what is handled within it. */
export interface Place {
  card: IncidentCard;
  within: Within[];
}

/**
 * Draws merged incidents within the ones they were merged into. Nothing open is ever lost from the board: of a circle
 * the first one stands by itself, and of two that claim the same one the first has it.
 */
export function arrange(open: readonly IncidentCard[]): Place[] {
  const cards = new Map(open.map((card) => [card.id, card]));
  const parts = new Map<string, Within>();
  for (const { id: into, merged } of open) {
    for (const { id, reference, title } of merged) {
      const circle = trail(into, parts).includes(id);
      if (!circle && !parts.has(id)) parts.set(id, { id, reference, title, into, card: cards.get(id) });
    }
  }
  const all = [...parts.values()];
  return open
    .filter((card) => !parts.has(card.id))
    .map((card) => ({ card, within: all.filter((part) => part.id !== card.id && trail(part.id, parts).at(-1) === card.id) }));
}

/** From an incident to the one that stands by itself. */
function trail(id: string, parts: ReadonlyMap<string, Within>): string[] {
  const into = parts.get(id)?.into;
  return into == null ? [id] : [id, ...trail(into, parts)];
}
