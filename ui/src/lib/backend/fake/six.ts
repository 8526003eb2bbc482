// A bad morning: three more open incidents beside the usual ones, for the board.
import type { Timer } from '../generated';
import { emptyResponse } from './response';
import { rolesAt17 } from './responsePeople';
import type { Incident, World } from './world';

const MINUTE = 60_000;

/** Adds what makes six open incidents; two of them are handled as one. */
export function addThree(world: World, now: number): void {
  provider(world, now);
  prices(world, now);
  login(world, now);
}

function provider(world: World, now: number): void {
  const declared = now - 543 * MINUTE;
  const incident = world.declare('The payment provider answers slowly', 'sev2', false, declared);
  incident.phase = 'monitoring';
  world.write(incident, '@chen #payments One of three lines to the provider drops packets', declared + 6 * MINUTE, declared + 6 * MINUTE, 'Chen Wei');
  world.state(
    incident,
    'Card payments take up to 20 seconds. Few are broken off. The provider has moved us to two healthy lines and looks for the fault on the third.',
    declared + 12 * MINUTE,
    'Ana Ruiz',
  );
  world.write(incident, '#payments Median 2.1 s for an hour now', now - 22 * MINUTE, now - 22 * MINUTE, 'Chen Wei');
  respond(world, incident, 'Ana Ruiz', [
    timer('command', 'Ana Ruiz in command', now - 63 * MINUTE, declared),
    timer('update', 'Executives', now + 7.4 * MINUTE, now - 50 * MINUTE),
    timer('revisit', 'Go back to three lines?', now + 47 * MINUTE, now - 60 * MINUTE),
  ]);
}

function prices(world: World, now: number): void {
  const declared = now - 8.2 * MINUTE;
  const incident = world.declare('Checkout shows old prices in region west', 'sev3', false, declared);
  world.write(incident, '#checkout Prices of yesterday since 13:40', declared + MINUTE, declared + MINUTE, 'Dana Novak');
  world.state(incident, 'Some pages in region west show prices of yesterday. What is charged is right.', declared + 3 * MINUTE, 'Dana Novak');
  respond(world, incident, 'Dana Novak', [timer('update', 'Company', now + 51.8 * MINUTE, declared)]);
  const west = world.incidents.find((one) => /time out in region west/.test(one.title));
  if (west) incident.relations = [{ other: west.id, relation: 'merged_into', reason: '' }];
}

function login(world: World, now: number): void {
  const declared = now - 2.3 * MINUTE;
  const incident = world.declare('Support reports that people cannot sign in', undefined, false, declared);
  world.write(incident, '@dana 14 tickets within five minutes', declared + MINUTE, declared + MINUTE, 'Dana Novak');
  respond(world, incident, '', [timer('item', 'Say aloud who commands', now - 1.3 * MINUTE, declared)]);
}

function timer(kind: Timer['kind'], label: string, due: number, from: number): Timer {
  return { kind, key: label, label, dueAt: new Date(due).toISOString(), from: new Date(from).toISOString(), say: '' };
}

function respond(world: World, incident: Incident, commander: string, timers: Timer[]): void {
  const roles = rolesAt17(() => incident.declaredAt).slice(0, 1);
  const [first] = roles;
  if (first) first.holders = commander ? first.holders.map((one) => ({ ...one, name: commander })) : [];
  world.responses.set(incident.id, { ...emptyResponse(incident.declaredAt), roles, timers });
}
