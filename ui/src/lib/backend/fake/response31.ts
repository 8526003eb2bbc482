// The same response a quarter of an hour on: the rail has given way to the loop.
import type { Response } from '../generated';
import { responseAt17 } from './response17';
import type { Incident } from './world';

/** The response of an incident that was declared 31 minutes ago. */
export function responseAt31(incident: Incident): Response {
  const before = responseAt17(incident);
  const at = (minute: number) => new Date(Date.parse(incident.declaredAt) + minute * 60_000).toISOString();
  const cards = before.cards.map((card) => {
    if (card.key === 'e') return card;
    const items = card.items.map((item) => {
      const open = item.state === 'open' || item.state === 'deferred';
      if (!open || item.key === 'd3' || item.key === 'd7') return { ...item, late: open };
      return { ...item, state: 'done' as const, at: at(item.minute ?? 29), by: 'Ana Ruiz', remark: '', until: null, late: false, here: false };
    });
    const answered = items.filter((item) => item.state !== 'open').length;
    return { ...card, items, answered, completeAt: answered === items.length ? (card.completeAt ?? at(20)) : null };
  });
  return {
    ...before,
    at: at(31),
    minute: 31,
    cards,
    currentCard: 'd',
    rail: false,
    mark: { mark: 30, at: at(30), open: ['severity', 'missing', 'update'], answered: [] },
    round: {
      round: 3,
      step: 'update',
      outcomes: [
        { round: 3, step: 'stabilise', text: 'Second node moved to zone b', at: at(29), line: '' },
        { round: 3, step: 'assess', text: 'Half of the queries answer again', at: at(26), line: '' },
        { round: 2, step: 'verify', text: 'Error rate from 31% to 9%', at: at(24), line: '' },
        { round: 2, step: 'update', text: 'Support and executives told', at: at(22), line: '' },
        ...before.round.outcomes,
      ],
      boxText: 'both zones answer within 300 ms',
      boxUntil: at(36),
      boxLine: null,
    },
    next: { place: 'Round 3', text: 'Tell every audience what was tried and what comes next', card: '', item: '' },
  };
}
