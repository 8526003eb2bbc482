// A believable state to look at: two open incidents that share a service, a drill, and closed ones.
import { responseAt17 } from './response17';
import { responseAt31 } from './response31';
import { World, type Incident } from './world';

const MINUTE = 60_000;

export function emptyWorld(): World {
  return new World();
}

export function seededWorld(now: number): World {
  const world = new World();
  directory(world);
  closed(world, now);
  west(world, now);
  lag(world, now);
  drill(world, now);
  world.settings.me = world.people[0]?.id ?? null;
  return world;
}

function directory(world: World): void {
  const person = (handle: string, name: string, team: string) =>
    world.people.push({ id: crypto.randomUUID(), handle, name, team, contact: `${handle}@example.org`, zone: '', hours: '', manager: handle === 'ben' ? 'dana' : '', interviews: handle !== 'ben' });
  person('ana', 'Ana Ruiz', 'Platform');
  person('ben', 'Ben Okafor', 'Databases');
  person('chen', 'Chen Wei', 'Networking');
  person('dana', 'Dana Novak', 'Support');
  const service = (handle: string, name: string, team: string) =>
    world.services.push({ id: crypto.randomUUID(), handle, name, team, tier: 0, contact: '', runbook: '' });
  service('api-gateway', 'API gateway', 'Platform');
  service('orders-db', 'Orders database', 'Databases');
  service('checkout', 'Checkout', 'Platform');
  service('search-index', 'Search index', 'Platform');
}

function west(world: World, now: number): void {
  const declared = now - 17.7 * MINUTE;
  const incident = world.declare('Checkout requests time out in region west', 'sev1', false, declared);
  incident.phase = 'identified';
  const at = (minutes: number, text: string, by = 'Ana Ruiz', recorded = minutes) =>
    world.write(incident, text, declared + minutes * MINUTE, declared + recorded * MINUTE, by);
  at(0.6, '#checkout p99 latency went from 240 ms to 8 s; error rate 31%');
  at(1.2, '/m detected Alert checkout-latency fired');
  at(1.9, '/e #api-gateway Connection pool at 512 of 512 on all nodes in west https://graphs.example.org/pool', 'Chen Wei');
  at(2.5, '/m mustered @ana @ben @chen are on the call');
  world.state(
    incident,
    'For about 17 minutes a third of checkout requests in region west has timed out. Other regions are not affected. The cause is not known; the connection pool of the gateway is full.',
    declared + 3.2 * MINUTE,
    'Ana Ruiz',
  );
  at(4.1, '/h @ben Long transactions on #orders-db hold connections', 'Ben Okafor');
  at(5, '/q Do retries create orders twice? @dana asks support');
  at(6.3, '* @ben #orders-db 41 transactions older than 60 s, all from one batch job', 'Ben Okafor');
  at(7.4, '/d ! Stop the batch job; do not fail over the database');
  at(8.2, '/a @ben stopped the batch job', 'Ben Okafor');
  world.write(incident, '/m -6m impact_began First timeout in the access log', declared + 3 * MINUTE, declared + 9 * MINUTE, 'Chen Wei');
  incident.instants.impact_began = new Date(declared - 3.7 * MINUTE).toISOString();
  at(10.5, '#api-gateway Pool is draining: 512, 430, 371', 'Chen Wei');
  at(12.3, '/update Told support: expect recovery within ten minutes', 'Dana Novak');
  at(13.1, '#checkout Error rate 31% to 9% and falling');
  world.responses.set(incident.id, responseAt17(incident));
}

function lag(world: World, now: number): void {
  const declared = now - 96 * MINUTE;
  const incident = world.declare('Replication lag on the orders database', 'sev3', false, declared);
  incident.phase = 'monitoring';
  world.write(incident, '#orders-db Replica two is 14 min behind', declared + MINUTE, declared + MINUTE, 'Ben Okafor');
  world.state(incident, 'Reports read from replica two show data that is up to 14 minutes old.', declared + 4 * MINUTE, 'Ben Okafor');
  world.write(incident, '/a moved the reports to replica one', declared + 40 * MINUTE, declared + 40 * MINUTE, 'Ben Okafor');
}

function drill(world: World, now: number): void {
  const declared = now - 31 * MINUTE;
  const incident = world.declare('One availability zone is lost', 'sev2', true, declared);
  world.write(incident, '#search-index Half of the nodes do not answer', declared + 2 * MINUTE, declared + 2 * MINUTE, 'Dana Novak');
  world.write(incident, '/d Practise the move to zone b', declared + 20 * MINUTE, declared + 20 * MINUTE, 'Dana Novak');
  world.responses.set(incident.id, responseAt31(incident));
}

function closed(world: World, now: number): void {
  const past: [string, Incident['severity'], number, number][] = [
    ['Expired certificate on the status page', 'sev4', 12 * 24 * 60, 35],
    ['Search results are empty for new items', 'sev3', 6 * 24 * 60, 142],
    ['Login fails for accounts with two addresses', 'sev2', 26 * 60, 88],
  ];
  for (const [title, severity, ago, took] of past) {
    const declared = now - ago * MINUTE;
    const incident = world.declare(title, severity, false, declared);
    world.write(incident, '/m detected A check failed', declared + MINUTE);
    world.write(incident, '/a rolled back to the version before', declared + (took - 10) * MINUTE);
    world.derived(incident, { kind: 'phase', phase: 'resolved' }, 'update', 'Phase: Resolved', declared + took * MINUTE);
    incident.phase = 'resolved';
    incident.resolvedAt = new Date(declared + took * MINUTE).toISOString();
    incident.instants.resolved = incident.resolvedAt;
  }
}
