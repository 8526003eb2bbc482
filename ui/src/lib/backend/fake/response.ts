// The response beside the log, as much of it as a page without a program needs.
import type { Act, Change, IncidentClocks, Response } from '../generated';
import type { Handlers } from '.';
import { relate, related } from './related';
import { applyAct } from './responseActs';
import type { Incident, World } from './world';

type ResponseCommands = Pick<Handlers, 'response' | 'act' | 'clocks' | 'typing'>;

export function responseCommands(world: World): ResponseCommands {
  return {
    response: ({ incident }) => responseOf(world, incident),
    act: ({ incident, act }) => {
      const found = world.find(incident);
      const response = responseOf(world, incident);
      if (act.kind === 'incident_related') return relate(world, found, act);
      if (act.kind === 'severity_sized') return size(world, found, act);
      const by = world.people.find((one) => one.id === world.settings.me)?.name ?? '';
      applyAct(response, act, new Date().toISOString(), by);
      world.responses.set(found.id, response);
      world.acts.push(act);
      return world.appended(found.id);
    },
    clocks: () => ({ incidents: world.incidents.filter((one) => one.phase !== 'resolved').map((one) => clocksOf(world, one)) }),
    typing: () => ({}),
  };
}

function size(world: World, incident: Incident, act: Act & { kind: 'severity_sized' }): Change {
  world.acts.push(act);
  return world.change(incident, 'walked through the severity guide', () => {
    const text = `Severity guide: ${act.suggested.toUpperCase()}, ${act.pageNow ? 'wake people' : 'nobody is woken'}`;
    world.derived(incident, { kind: 'act', act: act.kind }, 'decision', text, Date.now());
  });
}

function clocksOf(world: World, { id, reference, isDrill }: Incident): IncidentClocks {
  const response = world.responses.get(id);
  const timers = response?.timers ?? [];
  const commander = response?.roles.find((one) => one.role === 'commander')?.holders[0]?.name ?? '';
  const overdue = timers.filter((one) => Date.parse(one.dueAt) <= Date.now()).length;
  return { id, reference, isDrill, commander, overdue, timers: timers.slice(0, 3) };
}

export function responseOf(world: World, incident: string): Response {
  const found = world.find(incident);
  const response = world.responses.get(found.id) ?? emptyResponse(found.declaredAt);
  return { ...response, related: related(world, found) };
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
