// How incidents stand to each other: those that may be the same, linked ones, one handled as part of another.
import type { Act, Change, IncidentRelated, RelatedView, RelationKind } from '../generated';
import { BackendError } from '../backend';
import type { Handlers } from '.';
import { shares, type Incident, type World } from './world';

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
      const about = (from: Incident, to: Incident) => from.relations.find((one) => one.other === to.id)?.relation;
      const named = ({ id, reference, title }: Incident) => ({ id, reference, title });
      const open = world.incidents.filter((one) => one !== mine && one.isDrill === mine.isDrill && one.phase !== 'resolved');
      const alike = open.flatMap((other) => {
        const why = about(mine, other) ?? about(other, mine) ? '' : reason(world, mine, other);
        return why ? [{ ...named(other), reason: why }] : [];
      });
      return { alike, merged: world.incidents.filter((one) => about(one, mine) === 'merged_into').map(named) };
    },
  };
}

function reason(world: World, one: Incident, other: Incident): string {
  const services = shares(world, one).find((shared) => shared.id === other.id)?.services ?? [];
  const handles = (incident: Incident) => new Set(incident.lines.flatMap((line) => line.people.map((person) => person.handle)));
  const people = [...handles(one)].filter((handle) => handles(other).has(handle));
  const names = world.refs(people, world.people).map((person) => person.name);
  const words = (incident: Incident) => new Set(incident.title.toLowerCase().match(/\p{L}{7,}/gu) ?? []);
  const said = [...words(one)].filter((word) => words(other).has(word));
  return [
    services.length > 0 ? `Both name ${services.map((handle) => `#${handle}`).join(', ')}.` : '',
    names.length > 0 ? `${names.join(', ')} ${names.length === 1 ? 'is' : 'are'} in both.` : '',
    said.length > 0 ? `Both say ${said.map((word) => `“${word}”`).join(', ')}.` : '',
  ].filter(Boolean).join(' ');
}
