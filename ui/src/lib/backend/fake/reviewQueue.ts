// The queue of reviews and what the choice of depth and people rests on.
import type { Candidate, EarlierIncident, QueueGroup, QueueRow, ReviewProgress, ReviewScope } from '../generated';
import type { Handlers } from '.';
import { reviewActs, scopeOf } from './review';
import { guides } from './reviewGuides';
import type { Incident, World } from './world';

const groups: QueueGroup[] = ['asked', 'to_begin', 'running', 'done', 'without'];

function groupOf(world: World, scope: ReviewScope): QueueGroup | undefined {
  const asks = ['review_nominated', 'nomination_answered', 'tier_set'];
  const begun = reviewActs(world, scope.incident).some(({ act }) => !asks.includes(act.kind));
  if (scope.standing === 'unasked') return undefined;
  if (scope.standing === 'nominated') return 'asked';
  if (scope.standing === 'closed') return 'done';
  if (scope.standing === 'none' || scope.standing === 'passed_over') return 'without';
  return begun ? 'running' : 'to_begin';
}

function progressOf(world: World, incident: Incident): ReviewProgress {
  const acts = reviewActs(world, incident.id).map(({ act }) => act);
  const many = (kind: string) => acts.filter((act) => act.kind === kind).length;
  const meeting = acts.findLast((act) => act.kind === 'meeting_planned');
  return {
    sources: many('source_imported'),
    ...(many('stretch_read') > 0 ? { read: Math.min(100, many('stretch_read') * 20) } : {}),
    interviews: many('interview_ended'),
    interviewsPlanned: many('interview_planned'),
    sections: many('section_written'),
    ...(meeting ? { meeting: meeting.at } : {}),
    meetingHeld: many('meeting_ended') > 0,
  };
}

function rowOf(world: World, incident: Incident): QueueRow[] {
  const { standing, nominations, answer, tier, seats, closed, ...scope } = scopeOf(world, incident.id);
  const group = groupOf(world, { standing, nominations, seats, ...scope });
  if (!group) return [];
  const { id, reference, title, severity, isDrill, resolvedAt, declaredAt } = incident;
  const at = resolvedAt ?? declaredAt;
  const movedAt = reviewActs(world, id).at(-1)?.at ?? tier?.at ?? at;
  return [
    {
      ...{ incident: id, reference, title, isDrill, at, group, standing, nominations, seats, movedAt },
      ...(severity ? { severity } : {}),
      ...(answer ? { answer } : {}),
      ...(tier ? { tier } : {}),
      ...(closed != null ? { closed } : {}),
      progress: progressOf(world, incident),
    },
  ];
}

function candidates(world: World, incident: Incident): Candidate[] {
  const within = new Set(incident.lines.flatMap(({ people }) => people.map(({ handle }) => handle)));
  const all = world.people.map(({ handle, name, team, interviews }) => ({
    ...{ person: handle, name, team, willing: interviews },
    wasIn: within.has(handle) ? 'is named in the log' : '',
    manages: world.people.filter((one) => one.manager === handle && within.has(one.handle)).map((one) => one.name),
  }));
  const near = (one: Candidate) => Number(one.wasIn !== '' || one.manages.length > 0);
  return all.toSorted((a, b) => near(a) - near(b) || Number(b.willing) - Number(a.willing));
}

function earlier(world: World, incident: Incident): EarlierIncident[] {
  const services = (one: Incident) => one.lines.flatMap((line) => line.services.map(({ handle }) => handle));
  const mine = new Set(services(incident));
  return world.incidents
    .filter((one) => one !== incident && one.isDrill === incident.isDrill && one.declaredAt < incident.declaredAt)
    .flatMap((one) => {
      const shared = [...new Set(services(one).filter((handle) => mine.has(handle)))];
      if (shared.length === 0) return [];
      const { standing, tier } = scopeOf(world, one.id);
      const findings = reviewActs(world, one.id).flatMap(({ act }) => (act.kind === 'finding_written' ? [{ sort: act.sort, text: act.text }] : []));
      const reason = `Both name ${shared.map((handle) => `#${handle}`).join(', ')}.`;
      return [{ incident: one.id, reference: one.reference, title: one.title, at: one.declaredAt, reason, standing, ...(tier ? { tier: tier.tier } : {}), findings }];
    });
}

export function reviewQueueCommands(world: World): Pick<Handlers, 'review_queue' | 'review_scope'> {
  return {
    review_queue: () => {
      const rows = world.incidents.flatMap((incident) => rowOf(world, incident));
      return { rows: rows.toSorted((a, b) => groups.indexOf(a.group) - groups.indexOf(b.group)) };
    },
    review_scope: ({ incident }) => {
      const found = world.find(incident);
      return { guides, candidates: candidates(world, found), earlier: earlier(world, found), progress: progressOf(world, found) };
    },
  };
}
