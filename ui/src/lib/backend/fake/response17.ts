// A rich response at minute 17, modelled on the drawing of Command: something of everything is there to look at.
import type { ClockView, Response, Timer, UpdateView } from '../generated';
import { emptyResponse } from './response';
import { cardsAt17, type At } from './responseCards';
import { asksAt17, handoversAt17, ledgerAt17, pagesAt17, rolesAt17, rosterAt17 } from './responsePeople';
import type { Incident } from './world';

const MINUTE = 60_000;

/** The response of an incident that was declared 17 minutes ago. Its lines are found by their words. */
export function responseAt17(incident: Incident): Response {
  const declared = Date.parse(incident.declaredAt);
  const at: At = (minute) => new Date(declared + minute * MINUTE).toISOString();
  const line = (words: RegExp) => incident.lines.find((one) => words.test(one.text))?.id ?? null;
  const cards = cardsAt17(at, line);
  return {
    ...emptyResponse(incident.declaredAt),
    at: at(17.7),
    minute: 17,
    place: '#inc-checkout, bridge 2',
    cards,
    currentCard: 'c',
    rail: true,
    pace: 'behind',
    round: {
      round: 2,
      step: 'stabilise',
      outcomes: [
        { round: 2, step: 'assess', text: 'Pool drains, 31% to 9%; the batch job was it', at: at(14.5), line: line(/draining/) ?? '' },
        { round: 1, step: 'verify', text: 'Pool still full after two minutes', at: at(11), line: line(/Connection pool/) ?? '' },
        { round: 1, step: 'update', text: 'Support and executives told', at: at(9.5), line: line(/Told support/) ?? '' },
        { round: 1, step: 'stabilise', text: 'Batch job stopped on one node', at: at(8.2), line: line(/stopped the batch/) ?? '' },
        { round: 1, step: 'assess', text: 'Connections are held by long transactions', at: at(6.5), line: line(/Long transactions/) ?? '' },
      ],
      boxText: 'pool below 200 on all nodes',
      boxUntil: at(23.8),
      boxLine: line(/draining/),
    },
    roles: rolesAt17(at),
    roster: rosterAt17(at),
    pages: pagesAt17(at),
    hints: [{ code: 'role_empty', text: 'Nobody writes yet. Dana may, or name a scribe.', weight: 'notice' }],
    asks: asksAt17(at, line),
    mark: { mark: 10, at: at(10), open: ['severity', 'update'], answered: [{ question: 'missing', answer: 'nobody' }] },
    clocks: clocksAt17(at),
    timers: timersAt17(at),
    ledger: ledgerAt17(at, line),
    drafts: [draft(at)],
    sent: sent(at),
    handovers: handoversAt17(at),
    standDown: {
      ...emptyResponse(incident.declaredAt).standDown,
      audiences: ['responders', 'company', 'executives', 'customers'].map((key) => ({ audience: key, name: name(key), toldAt: null, waived: '' })),
      temporary: [{ id: 'temp-1', text: 'Batch job is off in west', owner: 'Ben Okafor', at: at(8.2), undoneAt: null, remark: '' }],
      reporting: [{ id: 'rep-1', name: 'First notice to the supervisor', anchor: at(-3.7), due: at(236), remark: 'payments are touched', stoppedAt: null, stopped: '' }],
      ideas: [{ id: 'idea-1', text: 'The batch job could hold its lease for a shorter time', at: at(12), from: line(/41 transactions/) }],
      openAsks: 2,
      missing: ['Nobody saw yet that it works again.', 'Four audiences are not told of the end.'],
    },
    related: [],
    next: { place: 'Card C, 5 of 7', text: 'Keep what will roll away: graph, range of the log, dump', card: 'c', item: 'c5' },
  };
}

function name(key: string): string {
  return key.charAt(0).toUpperCase() + key.slice(1);
}

function clocksAt17(at: At): ClockView[] {
  const usual = { mode: 'every' as const, snoozed: null, reason: '', draft: null, maySlow: false, reminded: ['Dana Novak'] };
  const last = (minute: number, text: string, next: number | null) =>
    ({ id: `sent-${minute}`, at: at(minute), text, channel: 'chat' as const, nextBy: next == null ? null : at(next) });
  return [
    { ...usual, audience: 'customers', name: 'Customers', minutes: 20, dueAt: at(16), anchor: 'first', from: at(0), last: null, draft: 'draft-1' },
    { ...usual, audience: 'executives', name: 'Executives', minutes: 30, dueAt: at(21.8), anchor: 'promise', from: at(9.3), last: last(9.3, 'Region west: a third of checkouts time out.', 21.8) },
    { ...usual, audience: 'responders', name: 'Responders', minutes: 15, dueAt: at(28.6), anchor: 'interval', from: at(13.6), last: last(13.6, 'The batch job is stopped, the pool drains.', null) },
    { ...usual, audience: 'company', name: 'Company', mode: 'on_change', minutes: null, dueAt: null, anchor: null, from: null, last: last(4.8, 'Checkout in west is slow; we work on it.', null), reason: 'told when it changes' },
  ];
}

function timersAt17(at: At): Timer[] {
  return [
    { kind: 'update', key: 'customers', label: 'Customers', dueAt: at(16), from: at(0), say: '' },
    { kind: 'ask', key: 'ask-1', label: 'Dana: ask support whether orders arrive twice', dueAt: at(17), from: at(12), say: 'Dana, your five minutes are up: finished, more time, or blocked?' },
    { kind: 'item', key: 'c/c6', label: 'Update out', dueAt: at(19), from: at(15.1), say: '' },
    { kind: 'page', key: 'page-2', label: 'Finn was paged', dueAt: at(20.5), from: at(5.5), say: '' },
    { kind: 'update', key: 'executives', label: 'Executives', dueAt: at(21.8), from: at(9.3), say: '' },
    { kind: 'decision', key: 'put-1', label: 'Mia decides', dueAt: at(22), from: at(12), say: '' },
    { kind: 'time_box', key: 'round', label: 'Look again', dueAt: at(23.8), from: at(13.8), say: 'The time is up: what did we see?' },
    { kind: 'ask', key: 'ask-2', label: 'Chen: watch the pool', dueAt: at(24), from: at(14), say: '' },
    { kind: 'update', key: 'responders', label: 'Responders', dueAt: at(28.6), from: at(13.6), say: '' },
    { kind: 'command', key: 'ana', label: 'Ana Ruiz in command', dueAt: at(360.6), from: at(0.6), say: '' },
  ];
}

function draft(at: At): UpdateView {
  const text = 'Some checkouts in region west time out since 11:43. We are on it. We tell you more by 12:05.';
  return { id: 'draft-1', audience: 'customers', subject: '', text, at: at(16.5), nextBy: at(36), channel: null, to: '', lateSeconds: 0 };
}

function sent(at: At): UpdateView[] {
  const update = (minute: number, audience: string, text: string, nextBy: number | null): UpdateView =>
    ({ id: `sent-${minute}`, audience, subject: '', text, at: at(minute), nextBy: nextBy == null ? null : at(nextBy), channel: 'chat', to: '#updates', lateSeconds: 0 });
  return [
    update(4.8, 'company', 'Checkout in west is slow; we work on it.', null),
    update(9.3, 'executives', 'Region west: a third of checkouts time out.', 21.8),
    update(13.6, 'responders', 'The batch job is stopped, the pool drains.', null),
  ];
}
