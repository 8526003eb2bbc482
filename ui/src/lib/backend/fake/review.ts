// Reviews, as much of them as a page without a program needs.
import type { ReviewAct, ReviewScope, Seat, TalkAct } from '../generated';
import type { Handlers } from '.';
import type { World } from './world';

type ReviewCommands = Pick<Handlers, 'review' | 'review_act' | 'talk_act' | 'review_undo' | 'review_redo'>;

/** Everything done in the reviews, by incident: for tests and for what the page shows. */
const done = new WeakMap<World, Map<string, { id: string; at: string; act: ReviewAct | TalkAct }[]>>();

/** What was done in the review of an incident, in order. */
export function reviewActs(world: World, incident: string): { id: string; at: string; act: ReviewAct | TalkAct }[] {
  const all = done.get(world) ?? new Map<string, { id: string; at: string; act: ReviewAct | TalkAct }[]>();
  done.set(world, all);
  const { id } = world.find(incident);
  const acts = all.get(id) ?? [];
  all.set(id, acts);
  return acts;
}

function scopeOf(world: World, incident: string): ReviewScope {
  const { id } = world.find(incident);
  const scope: ReviewScope = { incident: id, review: `review-${id}`, standing: 'unasked', nominations: [], seats: [] };
  for (const { id: event, at, act } of reviewActs(world, incident)) {
    if (act.kind === 'tier_set') {
      scope.tier = { tier: act.tier, reason: act.reason, at, atStandDown: false };
      scope.standing = act.tier === 'none' ? 'none' : 'open';
    } else if (act.kind === 'review_nominated') {
      const { by = '', why, signals = [] } = act;
      scope.nominations.push({ id: event, by, why, signals, at });
      if (scope.standing === 'unasked') scope.standing = 'nominated';
    } else if (act.kind === 'seat_taken') {
      const name = world.people.find((one) => one.handle === act.person)?.name ?? act.person;
      scope.seats.push({ id: event, seat: act.seat satisfies Seat, person: act.person, name, since: at });
    }
  }
  return scope;
}

export function reviewCommands(world: World): ReviewCommands {
  const add = (incident: string, act: ReviewAct | TalkAct) => {
    const acts = reviewActs(world, incident);
    acts.push({ id: `review-event-${acts.length + 1}`, at: new Date().toISOString(), act });
    return world.appended(world.find(incident).id);
  };
  const nothing = () => ({ change: { events: [], streams: [] } });
  return {
    review: ({ incident }) => {
      const { reference, title, severity, isDrill } = world.find(incident);
      return { reference, title, isDrill, ...(severity ? { severity } : {}), scope: scopeOf(world, incident) };
    },
    review_act: ({ incident, act }) => add(incident, act),
    talk_act: ({ incident, act }) => add(incident, act),
    review_undo: nothing,
    review_redo: nothing,
  };
}
