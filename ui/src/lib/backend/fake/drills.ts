// Drills in memory, as much of them as a page without a program needs: one clock, a plan of injects, what was done.
import { BackendError } from '../backend';
import type { Change, ClockReading, DrillAct, DrillMode, DrillOnBoard, DrillSpun, DrillStanding, DrillView, InjectView, ObjectiveView, PlayersInject } from '../generated';
import type { Handlers, WindowHandlers } from '.';
import { scenario } from './drillScenario';
import type { World } from './world';

type DrillCommands = Pick<
  Handlers,
  'drills' | 'drills_running' | 'drill_plan' | 'drill_spin' | 'drill' | 'drill_players' | 'drill_clock_read' | 'drill_act' | 'drill_stop' | 'drill_undo' | 'drill_redo'
>;
type Done = { id: string; at: number; wall: number; act: DrillAct };

export interface Drill {
  id: string;
  title: string;
  mode: DrillMode;
  planned: number;
  done: Done[];
}

const held = new WeakMap<World, Drill[]>();

function drillsOf(world: World): Drill[] {
  const had = held.get(world) ?? [];
  held.set(world, had);
  return had;
}

export function find(world: World, incident: string): Drill {
  const found = drillsOf(world).find((one) => one.id === incident);
  if (!found) throw new BackendError({ code: 'not_found', message: 'Failed to find the drill: nothing was planned beside this incident.', retryable: false });
  return found;
}

/** A drill that has run for 23 minutes. */
export function seedDrill(world: World, now: number): void {
  const minute = 60_000;
  const drill: Drill = { id: 'drill-1', title: 'Checkout errors above the budget', mode: 'facilitated', planned: now - 40 * minute, done: [] };
  drillsOf(world).push(drill);
  // Its players work on the incident that is a drill already, where there is one.
  const played = world.incidents.find((one) => one.isDrill);
  if (played) played.id = drill.id;
  const people = [['fay', 'facilitator'], ['mei', 'player'], ['jonas', 'observer'], ['ana', 'observer']] as const;
  for (const [person, seat] of people) add(drill, { kind: 'drill_seat_taken', person, seat }, now - 39 * minute);
  const begins = now - 23 * minute - 10_000;
  add(drill, { kind: 'drill_started', begins: new Date(begins).toISOString(), speed: 1 }, begins);
  const at = (minutes: number, act: DrillAct) => add(drill, act, begins + minutes * minute);
  at(0, { kind: 'inject_delivered', inject: 'page', by: 'clock' });
  at(3.4, { kind: 'inject_answered', inject: 'page', observer: 'jonas', rating: 'seen', observed: 'Declared aloud' });
  at(6, { kind: 'inject_delivered', inject: 'support', by: 'clock' });
  at(8, { kind: 'inject_answered', inject: 'support', observer: 'ana', rating: 'partly', observed: '' });
  at(14, { kind: 'inject_delivered', inject: 'director', by: 'hand' });
  at(15, { kind: 'objective_rated', objective: 'customers', observer: 'jonas', rating: 'partly', remark: 'At minute 19, no next time' });
  at(16, { kind: 'objective_rated', objective: 'customers', observer: 'ana', rating: 'seen' });
  at(19, { kind: 'observer_noted', observer: 'jonas', text: 'Two people answer support at once.' });
  at(22, { kind: 'drill_speed_set', speed: 4 });
}

function add(drill: Drill, act: DrillAct, wall: number): void {
  const reading = clockOf(drill, wall);
  drill.done.push({ id: `${drill.id}-${drill.done.length}`, at: reading ? Date.parse(reading.drill) : wall, wall, act });
}

function clockOf(drill: Drill, wall: number): (ClockReading & { standing: DrillStanding }) | undefined {
  let clock: { wall: number; drill: number; speed: number; begins: number; standing: DrillStanding } | undefined;
  for (const { wall: when, act } of drill.done) {
    if (act.kind === 'drill_started') {
      const begins = Date.parse(act.begins);
      clock = { wall: when, drill: begins, speed: act.speed ?? 1, begins, standing: 'running' };
    }
    if (!clock || clock.standing === 'ended' || clock.standing === 'stopped') continue;
    if (clock.standing === 'running') clock.drill += Math.max(0, when - clock.wall) * clock.speed;
    clock.wall = when;
    if (act.kind === 'drill_paused') clock.standing = 'paused';
    if (act.kind === 'drill_resumed') clock.standing = 'running';
    if (act.kind === 'drill_jumped') clock.drill = Math.max(clock.drill, Date.parse(act.to));
    if (act.kind === 'drill_speed_set') clock.speed = act.speed;
    if (act.kind === 'drill_ended') clock.standing = 'ended';
    if (act.kind === 'drill_stopped_real_world') clock.standing = 'stopped';
  }
  if (!clock) return undefined;
  const rate = clock.standing === 'running' ? clock.speed : 0;
  const drillNow = clock.drill + Math.max(0, wall - clock.wall) * rate;
  const iso = (at: number) => new Date(at).toISOString();
  return { wall: iso(wall), drill: iso(drillNow), rate, speed: clock.speed, begins: iso(clock.begins), standing: clock.standing };
}

function reading(drill: Drill): ClockReading | null {
  const clock = clockOf(drill, Date.now());
  if (!clock) return null;
  const { standing: _, ...rest } = clock;
  return rest;
}

/** What has its time comes by itself. */
function run(drill: Drill): void {
  const clock = clockOf(drill, Date.now());
  if (clock?.standing !== 'running' || drill.mode === 'wheel') return;
  for (const inject of injectsOf(drill)) if (inject.standing === 'due') add(drill, { kind: 'inject_delivered', inject: inject.key, by: 'clock' }, Date.now());
}

/** How a drill stands on its card. */
export function onBoard(world: World, incident: string): { drill?: DrillOnBoard } {
  const drill = drillsOf(world).find((one) => one.id === incident);
  const clock = drill && reading(drill);
  return drill && clock ? { drill: { standing: clockOf(drill, Date.now())?.standing ?? 'planned', clock } } : {};
}

function injectsOf(drill: Drill): InjectView[] {
  const clock = clockOf(drill, Date.now());
  return scenario.injects.map((plan, index) => {
    let { after } = plan;
    const view: InjectView = { ...plan, number: index + 1, shown: scenario.artefacts[plan.key] ?? [], dueAt: null, standing: 'planned', deliveredAt: null, deliveredBy: null, answers: [], reason: '' };
    for (const { id, at, act } of drill.done) {
      if (!('inject' in act) || act.inject !== plan.key) continue;
      if (act.kind === 'inject_delivered') Object.assign(view, { standing: 'delivered', deliveredAt: new Date(at).toISOString(), deliveredBy: act.by });
      if (act.kind === 'inject_held') view.standing = act.on ? 'held' : 'planned';
      if (act.kind === 'inject_skipped') view.standing = act.on ? 'skipped' : 'planned';
      if (act.kind === 'inject_edited') {
        view.text = act.full ?? view.text;
        after = act.after ?? after;
      }
      if (act.kind === 'inject_answered')
        view.answers.push({ id, observer: act.observer, name: nameOf(act.observer), rating: act.rating, observed: act.observed ?? '', at: new Date(at).toISOString() });
    }
    view.after = after;
    if (clock && after != null) view.dueAt = new Date(Date.parse(clock.begins) + after * 1_000).toISOString();
    if (view.standing === 'planned' && view.dueAt != null && clock && view.dueAt <= clock.drill) view.standing = 'due';
    return view;
  });
}

const nameOf = (handle: string) => handle.charAt(0).toUpperCase() + handle.slice(1);

function objectivesOf(drill: Drill): ObjectiveView[] {
  return scenario.objectives.map((objective) => {
    const ratings: ObjectiveView['ratings'] = [];
    for (const { id, at, act } of drill.done) {
      if (act.kind !== 'objective_rated' || act.objective !== objective.key) continue;
      const rating = { id, observer: act.observer, name: nameOf(act.observer), rating: act.rating, evidence: act.evidence ?? null, remark: act.remark ?? '', at: new Date(at).toISOString() };
      const had = ratings.findIndex((one) => one.observer === act.observer);
      if (had >= 0) ratings[had] = rating;
      else ratings.push(rating);
    }
    return { ...objective, ratings, injects: scenario.injects.filter((one) => one.objectives.includes(objective.key)).map((one) => one.key) };
  });
}

function improvised(drill: Drill): PlayersInject[] {
  const begins = Date.parse(clockOf(drill, Date.now())?.begins ?? '');
  return drill.done.flatMap(({ id, at, act }) =>
    act.kind === 'inject_improvised'
      ? [{ id, at: new Date(at).toISOString(), after: Math.round((at - begins) / 1_000), delivery: act.delivery ?? '', from: act.from ?? '', to: act.to ?? '', text: act.text, artefacts: [] }]
      : [],
  );
}

export function viewOf(drill: Drill): DrillView {
  run(drill);
  const clock = clockOf(drill, Date.now());
  const injects = injectsOf(drill);
  const begins = Date.parse(clock?.begins ?? new Date().toISOString());
  const now = Date.parse(clock?.drill ?? new Date().toISOString());
  const next = injects.find((one) => one.standing === 'due' || one.standing === 'proposed') ?? injects.find((one) => one.standing === 'planned');
  const seats = drill.done.flatMap(({ id, act }) => (act.kind === 'drill_seat_taken' ? [{ taken: id, seat: act.seat, person: act.person, name: nameOf(act.person), role: null }] : []));
  const left = new Set(drill.done.flatMap(({ act }) => (act.kind === 'drill_seat_left' ? [act.taken] : [])));
  const { brief } = scenario;
  return {
    drill: `${drill.id}-beside`, incident: drill.id, reference: clock ? 'DRILL-0003' : '', title: drill.title, mode: drill.mode,
    standing: clock?.standing ?? 'planned', clock: reading(drill), brief, injects, next: next?.key ?? null,
    improvised: improvised(drill), objectives: objectivesOf(drill), seats: seats.filter((one) => !left.has(one.taken)),
    notes: drill.done
      .flatMap(({ id, at, act }) => (act.kind === 'observer_noted' ? [{ id, observer: act.observer ?? '', name: nameOf(act.observer ?? ''), text: act.text, objective: act.objective ?? '', at: new Date(at).toISOString() }] : []))
      .reverse(),
    live: {
      commander: clock ? 'Mei' : '', answered: clock ? 5 : 0, items: 7, clock: clock ? 'Customers' : '', dueAt: clock ? new Date(now + 90_000).toISOString() : null,
      lastLine: clock ? 'Support counts 40 tickets, all about cards' : '', lastAt: clock ? new Date(now - 22_000).toISOString() : null, lines: clock ? 12 : 0, updates: clock ? 1 : 0,
      recent: clock ? [{ id: 'line-12', at: new Date(now - 22_000).toISOString(), text: 'Support counts 40 tickets, all about cards' }] : [],
    },
    after: { hotWashAt: null, hotWashMinutes: 0, hotWashEndedAt: null, said: [], strengths: [], improvements: [] },
    minutes: Math.floor((now - begins) / 60_000),
  };
}

export function drillCommands(world: World): DrillCommands {
  const appended = (drill: Drill): Change => ({ events: [], streams: [drill.id, `${drill.id}-beside`] });
  const act = (incident: string, done: DrillAct): Change => {
    const drill = find(world, incident);
    const begun = clockOf(drill, Date.now());
    if (!begun && done.kind.startsWith('inject_')) throw new BackendError({ code: 'rejected', message: 'Failed to do that: the drill has not begun.', retryable: false });
    if (done.kind === 'inject_delivered' && injectsOf(drill).some((one) => one.key === done.inject && one.standing === 'delivered'))
      throw new BackendError({ code: 'rejected', message: 'Failed to do that: it has reached the players already.', retryable: false });
    add(drill, done.kind === 'drill_started' ? { ...done, begins: new Date().toISOString() } : done, Date.now());
    return appended(drill);
  };
  return {
    drills: () => ({
      scenarios: [scenario.choice],
      rows: drillsOf(world).map((drill) => {
        const view = viewOf(drill);
        return {
          incident: drill.id, reference: view.reference, title: drill.title, scenario: scenario.choice.title, mode: drill.mode, standing: view.standing,
          at: view.clock?.begins ?? new Date(drill.planned).toISOString(), minutes: view.minutes, players: view.seats.filter((one) => one.seat === 'player').map((one) => one.name),
          delivered: view.injects.filter((one) => one.standing === 'delivered').length, injects: view.injects.length,
          rated: view.objectives.filter((one) => one.ratings.length > 0).length, objectives: view.objectives.length,
        };
      }),
    }),
    drills_running: () => ({
      drills: drillsOf(world).flatMap((drill) => {
        const { incident, reference, title, standing } = viewOf(drill);
        return standing === 'planned' || standing === 'ended' ? [] : [{ incident, reference, title, standing }];
      }),
    }),
    drill_plan: ({ mode, title, past }) => {
      const called = past ? world.find(past.incident).title : scenario.choice.title;
      const drill: Drill = { id: `drill-${drillsOf(world).length + 1}`, title: title || called, mode, planned: Date.now(), done: [] };
      drillsOf(world).unshift(drill);
      return { incident: drill.id, change: appended(drill) };
    },
    drill_spin: ({ difficulty, among: of, seed }) => {
      const past = world.incidents.filter((one) => one.phase === 'resolved' && !one.isDrill);
      const wheel: { hard: string; spun: Omit<DrillSpun, 'among' | 'closed'> }[] = [
        ...(of === 'past' ? [] : [{ hard: scenario.choice.difficulty, spun: { scenario: scenario.choice.key, title: scenario.choice.title } }]),
        ...(of === 'scenarios' ? [] : past).map(({ id, reference, title, declaredAt }) => ({
          hard: 'hard',
          spun: { title: `${reference}: ${title}`, past: { incident: id, reference, declaredAt, difficulty: 'hard' as const } },
        })),
      ].filter(({ hard }) => difficulty == null || hard === difficulty);
      return { title: '', ...wheel[seed % Math.max(1, wheel.length)]?.spun, among: wheel.length, closed: past.length };
    },
    drill: ({ incident }) => ({ view: viewOf(find(world, incident)) }),
    drill_players: ({ incident }) => {
      const drill = find(world, incident);
      const view = viewOf(drill);
      const came = view.injects.flatMap((one) =>
        one.deliveredAt == null
          ? []
          : [{ id: one.key, at: one.deliveredAt, after: one.after ?? 0, delivery: one.delivery.replace('_', ' '), from: one.from, to: one.to.join(', '), text: one.text, artefacts: scenario.artefacts[one.key] ?? [] }],
      );
      const injects = [...came, ...view.improvised].sort((a, b) => b.at.localeCompare(a.at));
      return { incident, reference: view.reference, title: view.title, synopsis: scenario.choice.synopsis, standing: view.standing, clock: view.clock, injects, people: drill.mode === 'solo' ? scenario.brief.cast.map(({ handle, name, part }) => ({ handle, name, part })) : [] };
    },
    drill_clock_read: ({ incident }) => {
      const drill = drillsOf(world).find((one) => one.id === incident);
      const clock = drill ? reading(drill) : null;
      return clock ? { clock, stopped: clockOf(drill as Drill, Date.now())?.standing === 'stopped' } : { stopped: false };
    },
    drill_act: ({ incident, act: done }) => act(incident, done),
    drill_stop: ({ incident }) => act(incident, { kind: 'drill_stopped_real_world', at: new Date().toISOString() }),
    drill_undo: () => ({ change: { events: [], streams: [] } }),
    drill_redo: () => ({ change: { events: [], streams: [] } }),
  };
}

export const playersWindowCommands: Pick<WindowHandlers, 'players_open' | 'players_close' | 'real_world'> = {
  players_open: () => ({ docked: true }),
  players_close: () => ({}),
  real_world: () => ({}),
};
