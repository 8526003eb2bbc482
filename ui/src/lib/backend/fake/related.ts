// How incidents stand to each other: those that may be the same, linked ones, one handled as part of another.
import type { Act, Change, Filter, IncidentRelated, Line, Neighbour, Order, RelatedView, RelationKind, Shared } from '../generated';
import { BackendError } from '../backend';
import type { Handlers } from '.';
import { handlesOf, select } from './lines';
import type { Incident, World } from './world';

const LABELS: Record<RelationKind, string> = {
  linked: 'linked another incident',
  merged_into: 'merged this incident into another',
  separate: 'noted that incidents are separate',
};

export function relate(world: World, incident: Incident, act: IncidentRelated & Act): Change {
  const { id } = world.find(act.other);
  if (id === incident.id) throw new BackendError({ code: 'rejected', message: 'an incident is not related to itself', retryable: false });
  world.acts.push(act);
  return world.change(incident, LABELS[act.relation], () => {
    incident.relations = [...incident.relations.filter((one) => one.other !== id), { other: id, relation: act.relation, reason: act.reason ?? '' }];
  });
}

export function related(world: World, incident: Incident): RelatedView[] {
  return incident.relations.map(({ other, relation, reason }) => ({
    id: `${incident.id}-${other}`,
    other: world.find(other).id,
    relation,
    reason: reason ?? '',
    at: incident.declaredAt,
  }));
}

export function relatedCommands(world: World): Pick<Handlers, 'neighbours'> {
  return {
    neighbours: ({ incident }) => {
      const mine = world.find(incident);
      const alike = shares(world, mine, false).map(({ id, reference, title, reason }) => ({ id, reference, title, reason }));
      return { alike, merged: mergedInto(world, mine).map(named) };
    },
  };
}

export function named({ id, reference, title }: Incident): Neighbour {
  return { id, reference, title };
}

const about = (from: Incident, to: Incident) => from.relations.find((one) => one.other === to.id)?.relation;

/** Those that were merged into this one itself. */
export function mergedInto(world: World, incident: Incident): Incident[] {
  return world.incidents.filter((one) => about(one, incident) === 'merged_into');
}

/** Everything that is handled as part of it. */
export function parts(world: World, incident: Incident, seen = new Set([incident])): Incident[] {
  const fresh = mergedInto(world, incident).filter((one) => !seen.has(one));
  fresh.forEach((one) => seen.add(one));
  return fresh.flatMap((one) => [one, ...parts(world, one, seen)]);
}

/** Where it is handled in the end. */
export function rootOf(world: World, incident: Incident): Incident {
  const into = incident.relations.find((one) => one.relation === 'merged_into');
  const above = into && world.incidents.find((one) => one.id === into.other);
  return above && above !== incident ? rootOf(world, above) : incident;
}

/** The lines of an incident and of its parts, in one order. */
export function woven(world: World, incident: Incident, order: Order, filter: Filter | undefined): Line[] {
  const within = filter?.own ? [] : parts(world, incident);
  if (within.length === 0) return select(incident.lines, order, filter);
  const foreign = within.flatMap(({ id, reference, lines }) => lines.map((line) => ({ ...line, of: { id, reference } })));
  const all = [...incident.lines, ...foreign].toSorted((a, b) => Date.parse(a.recordedAt) - Date.parse(b.recordedAt));
  return select(all, order, filter);
}

/** Open incidents that share something with it. */
export function shares(world: World, mine: Incident, linked: boolean): Shared[] {
  if (mine.phase === 'resolved') return [];
  const open = world.incidents.filter((one) => one !== mine && one.isDrill === mine.isDrill && one.phase !== 'resolved');
  return open.flatMap((other) => {
    const said = [about(mine, other), about(other, mine)];
    const isLinked = linked && said.includes('linked');
    const common = inCommon(world, mine, other);
    const settled = said.some((one) => one != null);
    if (settled ? !isLinked : common.reason === '') return [];
    return [{ ...named(other), ...common, linked: isLinked }];
  });
}

function inCommon(world: World, one: Incident, other: Incident): Pick<Shared, 'services' | 'people' | 'words' | 'reason'> {
  const services = [...handlesOf(one)].filter((handle) => handlesOf(other).has(handle));
  const handles = (incident: Incident) => new Set(incident.lines.flatMap((line) => line.people.map((person) => person.handle)));
  const people = [...handles(one)].filter((handle) => handles(other).has(handle));
  const names = world.refs(people, world.people).map((person) => person.name);
  const titleWords = (incident: Incident) => new Set(incident.title.toLowerCase().match(/\p{L}{7,}/gu) ?? []);
  const words = [...titleWords(one)].filter((word) => titleWords(other).has(word));
  const reason = [
    services.length > 0 ? `Both name ${services.map((handle) => `#${handle}`).join(', ')}.` : '',
    names.length > 0 ? `${names.join(', ')} ${names.length === 1 ? 'is' : 'are'} in both.` : '',
    words.length > 0 ? `Both say ${words.map((word) => `“${word}”`).join(', ')}.` : '',
  ].filter(Boolean).join(' ');
  return { services, people, words, reason };
}
