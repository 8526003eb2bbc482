// Reviews, as much of them as a page without a program needs.
import type { Glance, ReviewAct, ReviewPart, ReviewScope, ReviewTier, TalkAct } from '../generated';
import type { Handlers } from '.';
import { guides } from './reviewGuides';
import type { World } from './world';

type ReviewCommands = Pick<Handlers, 'review' | 'review_act' | 'talk_act' | 'review_undo' | 'review_redo'>;

type Done = { id: string; at: string; act: ReviewAct | TalkAct };

/** Everything done in the reviews, by incident: for tests and for what the page shows. */
const done = new WeakMap<World, Map<string, Done[]>>();

/** What was done in the review of an incident, in order. */
export function reviewActs(world: World, incident: string): Done[] {
  const all = done.get(world) ?? new Map<string, Done[]>();
  done.set(world, all);
  const { id } = world.find(incident);
  const acts = all.get(id) ?? [];
  all.set(id, acts);
  return acts;
}

const every: ReviewPart[] = ['scope', 'transcript', 'interviews', 'narrative', 'survey', 'meetings', 'actions', 'report'];

/** What the review of an incident is to be. */
export function scopeOf(world: World, incident: string): ReviewScope {
  const { id } = world.find(incident);
  const acts = reviewActs(world, incident);
  const scope: ReviewScope = { incident: id, review: `review-${id}`, standing: 'unasked', begun: acts.length > 0, nominations: [], parts: every, seats: [] };
  const named = (handle: string) => world.people.find((one) => one.handle === handle)?.name ?? handle;
  const open = (tier: ReviewTier) => (scope.standing = tier === 'none' ? 'none' : 'open');
  const chosen = world.chosen.get(id);
  if (chosen) {
    scope.tier = { ...chosen, atStandDown: true };
    open(chosen.tier);
  }
  for (const { id: event, at, act } of acts) {
    if (act.kind === 'tier_set') {
      scope.tier = { tier: act.tier, reason: act.reason, at, atStandDown: false };
      open(act.tier);
    } else if (act.kind === 'review_nominated') {
      const { by = '', why, signals = [] } = act;
      scope.nominations.push({ id: event, by, name: named(by), why, signals, at });
      if (scope.standing !== 'open' && scope.standing !== 'closed') scope.standing = 'nominated';
    } else if (act.kind === 'nomination_answered') {
      scope.answer = { id: event, discuss: act.discuss, reason: act.reason ?? '', at };
      scope.standing = act.discuss ? 'open' : 'passed_over';
      if (act.discuss && scope.tier?.tier === 'none') delete scope.tier;
    } else if (act.kind === 'seat_taken') {
      scope.seats.push({ id: event, seat: act.seat, person: act.person, name: named(act.person), since: at });
    } else if (act.kind === 'seat_left') {
      scope.seats = scope.seats.filter((one) => one.id !== act.taken);
    } else if (act.kind === 'review_closed') {
      scope.closed = act.remark ?? '';
    } else if (act.kind === 'review_reopened') {
      delete scope.closed;
    }
  }
  if (scope.standing === 'unasked' && scope.begun) scope.standing = 'open';
  if (scope.closed != null) scope.standing = 'closed';
  if (scope.tier) scope.parts = guides.find(({ tier }) => tier === scope.tier?.tier)?.parts ?? every;
  return scope;
}

/** Answers are in no act; a page without a program has none of its own here. */
const answersIn = (world: World, incident: string): number => answered.get(world)?.(incident) ?? 0;

/** Who counts answers to surveys: said by the surveys, which know reviews already. */
export const answered = new WeakMap<World, (incident: string) => number>();

function glanceOf(world: World, incident: string): Glance {
  const acts = reviewActs(world, incident);
  const gone = new Set(acts.flatMap(({ act }) => (act.kind === 'meeting_dropped' || act.kind === 'meeting_ended' ? [act.meeting] : [])));
  const planned = acts.flatMap(({ id, act }) => (act.kind === 'meeting_planned' && !act.meeting && !gone.has(id) ? [{ id, sort: act.sort, at: act.at }] : []));
  const meeting = planned.sort((one, other) => one.at.localeCompare(other.at))[0];
  const brought = acts.reduce((sum, { act }) => sum + (act.kind === 'source_imported' ? act.lines : 0), 0);
  return {
    lines: world.find(incident).lines.length + brought,
    interviews: acts.filter(({ act }) => act.kind === 'interview_planned').length,
    ...(meeting ? { meeting } : {}),
  };
}

export function reviewCommands(world: World): ReviewCommands {
  const add = (incident: string, act: ReviewAct | TalkAct) => {
    const acts = reviewActs(world, incident);
    acts.push({ id: `review-event-${acts.length + 1}`, at: new Date().toISOString(), act });
    const change = world.appended(world.find(incident).id);
    return { ...change, events: change.events.map((event) => ({ ...event, event: act.kind })) };
  };
  const undone = new Map<string, ReturnType<typeof reviewActs>>();
  /** Moves the last act from one list to the other, as far as there is one. */
  const turn = (incident: string, again: boolean) => {
    const { id } = world.find(incident);
    const done = reviewActs(world, incident);
    const back = undone.get(id) ?? [];
    undone.set(id, back);
    const [from, to] = again ? [back, done] : [done, back];
    const one = from.pop();
    if (!one) return { change: { events: [], streams: [] } };
    to.push(one);
    return { label: one.act.kind.replaceAll('_', ' '), change: world.appended(id) };
  };
  return {
    review: ({ incident }) => {
      const { reference, title, severity, isDrill } = world.find(incident);
      return { reference, title, isDrill, ...(severity ? { severity } : {}), scope: scopeOf(world, incident), glance: glanceOf(world, incident), answers: answersIn(world, incident) };
    },
    review_act: ({ incident, act }) => add(incident, act),
    talk_act: ({ incident, act }) => add(incident, act),
    review_undo: ({ incident }) => turn(incident, false),
    review_redo: ({ incident }) => turn(incident, true),
  };
}
