// The response beside the log, as much of it as a page without a program needs.
import type { Response } from '../generated';
import type { Handlers } from '.';
import type { World } from './world';

type ResponseCommands = Pick<Handlers, 'response' | 'act'>;

export function responseCommands(world: World): ResponseCommands {
  return {
    response: ({ incident }) => {
      const { declaredAt } = world.find(incident);
      return world.responses.get(world.find(incident).id) ?? emptyResponse(declaredAt);
    },
    act: ({ incident, act }) => {
      const found = world.find(incident);
      world.acts.push(act);
      return world.appended(found.id);
    },
  };
}

/** A response in which nothing has happened yet. */
export function emptyResponse(declaredAt: string): Response {
  const minute = Math.max(0, Math.floor((Date.now() - Date.parse(declaredAt)) / 60_000));
  return {
    at: new Date().toISOString(),
    declaredAt,
    minute,
    place: '',
    cards: [],
    currentCard: '',
    rail: minute < 30,
    pace: 'on_pace',
    round: { round: 0, step: 'assess', outcomes: [], boxText: '', boxUntil: null, boxLine: null },
    roles: [],
    roster: [],
    pages: [],
    hints: [],
    asks: [],
    mark: null,
    clocks: [],
    timers: [],
    ledger: { facts: [], hypotheses: [], decisions: [], questions: [], put: [] },
    drafts: [],
    sent: [],
    handovers: [],
    standDown: {
      verifiedBy: '',
      signal: '',
      verifiedAt: null,
      audiences: [],
      temporary: [],
      reporting: [],
      review: null,
      reviewReason: '',
      drafter: '',
      survey: null,
      ideas: [],
      openAsks: 0,
      stoodDownAt: null,
      missing: [],
    },
    related: [],
    next: { place: '', text: '', card: '', item: '' },
  };
}
