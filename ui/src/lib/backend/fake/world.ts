// What the incident in memory consists of, and how it grows.
import type {
  Act,
  CardVersion,
  Response,
  ReviewTier,
  Appended,
  Change,
  IncidentCard,
  IncidentRelated,
  IncidentView,
  Line,
  LineOrigin,
  Milestone,
  NameRef,
  Person,
  Phase,
  Service,
  Settings,
  Severity,
  StatementVersion,
} from '../generated';
import { BackendError } from '../backend';
import type { Written } from './library';
import { happened, readLine } from './read';
import { handlesOf } from './lines';
import { mergedInto, named, parts, rootOf, shares, woven } from './related';

export const milestones: Milestone[] = [
  'impact_began',
  'detected',
  'declared',
  'mustered',
  'diagnosed',
  'stabilised',
  'resolved',
];

export interface Incident {
  id: string;
  reference: string;
  title: string;
  severity: Severity | undefined;
  phase: Phase;
  isDrill: boolean;
  declaredAt: string;
  resolvedAt: string | undefined;
  statements: StatementVersion[];
  instants: Partial<Record<Milestone, string>>;
  lines: Line[];
  /** How it stands to others; the latest word about each counts. */
  relations: IncidentRelated[];
}

interface Step {
  label: string;
  before: string;
  after: string;
}

export class World {
  incidents: Incident[] = [];
  people: Person[] = [];
  services: Service[] = [];
  /** What `response` answers, by the incident's id; an empty one otherwise. */
  responses = new Map<string, Response>();
  /** What was chosen while standing down, by the incident's id. */
  chosen = new Map<string, { tier: ReviewTier; reason: string; at: string }>();
  /** What was done through `act`, latest last. */
  acts: Act[] = [];
  /** What the team wrote over the built-in library. */
  library: Written[] = [];
  /** Every version of a card that was written, in order. */
  cardVersions: { key: string; version: CardVersion }[] = [];
  drafts = new Map<string, { text: string; startedAt?: string | undefined }>();
  pictures = new Map<string, string>();
  settings: Settings = { me: null, zone: null, theme: 'system', textSize: 100, order: 'arrival', dismissed: [], chime: 'bell', chimeVolume: 50 };
  seq = 0;
  #done = new Map<string, Step[]>();
  #undone = new Map<string, Step[]>();

  find(key: string): Incident {
    const number = /^(?:INC-)?0*(\d+)$/i.exec(key)?.[1];
    const found = this.incidents.find((one) => one.id === key || (number && Number(one.reference.slice(4)) === Number(number)));
    if (found) return found;
    throw new BackendError({ code: 'not_found', message: `no incident is called ${key}`, retryable: false });
  }

  line(incident: Incident, id: string): Line {
    const found = incident.lines.find((one) => one.id === id);
    if (found) return found;
    throw new BackendError({ code: 'not_found', message: 'the line is not there', retryable: false });
  }

  declare(title: string, severity: Severity | undefined, isDrill: boolean, at: number): Incident {
    const number = 1 + Math.max(39, ...this.incidents.map((one) => Number(one.reference.slice(4))));
    const incident: Incident = {
      id: crypto.randomUUID(),
      reference: `INC-${String(number).padStart(4, '0')}`,
      title,
      severity,
      phase: 'investigating',
      isDrill,
      declaredAt: new Date(at).toISOString(),
      resolvedAt: undefined,
      statements: [],
      instants: { declared: new Date(at).toISOString() },
      lines: [],
      relations: [],
    };
    this.incidents.push(incident);
    this.derived(incident, { kind: 'declared' }, 'milestone', `Declared: ${title}`, at);
    return incident;
  }

  /** Adds a line as it was typed. */
  write(incident: Incident, text: string, at: number, recorded = at, by?: string): Line {
    const read = readLine(text, at, this);
    const line = this.bare({ kind: 'written' }, read.kind, read.text, recorded);
    line.happened = read.happened;
    line.lateSeconds = late(read.happened.at, recorded);
    line.people = read.people.map((one) => ({ handle: one.handle, name: one.name ?? one.handle }));
    line.services = read.services.map((one) => ({ handle: one.handle, name: one.name ?? one.handle }));
    line.pinned = read.pinned;
    line.flagged = read.flagged;
    line.links = read.links;
    if (by) line.author = by;
    if (read.milestone) {
      incident.instants[read.milestone] = read.happened.at;
      line.origin = { kind: 'milestone', milestone: read.milestone };
    }
    incident.lines.push(line);
    return line;
  }

  derived(incident: Incident, origin: LineOrigin, kind: Line['kind'], text: string, at: number): Line {
    const line = this.bare(origin, kind, text, at);
    incident.lines.push(line);
    return line;
  }

  state(incident: Incident, text: string, at: number, by?: string): void {
    const version = incident.statements.length + 1;
    const iso = new Date(at).toISOString();
    incident.statements.push({ id: crypto.randomUUID(), version, text, paragraph: text, at: iso, erased: false, ...(by ? { by } : {}) });
    this.derived(incident, { kind: 'statement', version }, 'update', text, at);
  }

  refs(handles: string[], known: { handle: string; name: string }[]): NameRef[] {
    return handles.map((handle) => ({ handle, name: known.find((one) => one.handle === handle)?.name ?? handle }));
  }

  /** Runs a change of one incident so that it can be undone. */
  change(incident: Incident, label: string, run: () => void): Change {
    const before = JSON.stringify(incident);
    run();
    this.#done.set(incident.id, [...(this.#done.get(incident.id) ?? []), { label, before, after: JSON.stringify(incident) }]);
    this.#undone.delete(incident.id);
    return this.appended(incident.id);
  }

  /** Takes back or does again; the label of what it was, or none. */
  step(incident: Incident, way: 'undo' | 'redo'): string | undefined {
    const [from, to] = way === 'undo' ? [this.#done, this.#undone] : [this.#undone, this.#done];
    const step = from.get(incident.id)?.pop();
    if (!step) return undefined;
    to.set(incident.id, [...(to.get(incident.id) ?? []), step]);
    Object.assign(incident, JSON.parse(way === 'undo' ? step.before : step.after));
    return step.label;
  }

  next(incident: Incident, way: 'undo' | 'redo'): string | undefined {
    return (way === 'undo' ? this.#done : this.#undone).get(incident.id)?.at(-1)?.label;
  }

  appended(...streams: string[]): Change {
    this.seq += 1;
    const event: Appended = { id: crypto.randomUUID(), seq: this.seq, event: 'change', recordedAt: new Date().toISOString() };
    return { events: [event], streams };
  }

  bare(origin: LineOrigin, kind: Line['kind'], text: string, at: number): Line {
    const iso = new Date(at).toISOString();
    return {
      id: crypto.randomUUID(),
      origin,
      kind,
      text,
      happened: happened(at),
      knownAt: iso,
      recordedAt: iso,
      lateSeconds: 0,
      people: [],
      services: [],
      pinned: false,
      flagged: false,
      edits: 0,
      links: [],
      attachments: [],
    };
  }
}

export function late(at: string, recorded: number): number {
  const seconds = Math.floor((recorded - Date.parse(at)) / 1_000);
  return seconds >= 60 ? seconds : 0;
}

export function card(world: World, incident: Incident): IncidentCard {
  const { id, reference, title, phase, isDrill, declaredAt } = incident;
  const last = incident.lines.at(-1);
  return {
    id,
    reference,
    title,
    phase,
    isDrill,
    declaredAt,
    ...(incident.severity ? { severity: incident.severity } : {}),
    ...(incident.instants.impact_began ? { impactAt: incident.instants.impact_began } : {}),
    ...(incident.resolvedAt ? { resolvedAt: incident.resolvedAt } : {}),
    lastAt: last?.recordedAt ?? declaredAt,
    lines: incident.lines.length,
    statement: incident.statements.at(-1)?.text ?? '',
    lastLine: incident.lines.findLast((line) => !line.struck)?.text ?? '',
    services: [...handlesOf(incident)],
    sharesWith: shares(world, incident, false),
    linked: incident.relations.filter((one) => one.relation === 'linked').map((one) => one.other),
    merged: mergedInto(world, incident).map(named),
  };
}

export function viewOf(world: World, incident: Incident): IncidentView {
  const { declaredAt, instants } = incident;
  const lines = woven(world, incident, 'arrival', undefined);
  const root = rootOf(world, incident);
  const clockFrom = instants.impact_began ?? declaredAt;
  const names = (pick: (line: Line) => NameRef[], known: { handle: string; name: string; team: string }[]) => {
    const all = lines.flatMap(pick);
    return [...new Set(all.map((one) => one.handle))].map((handle) => {
      const found = known.find((one) => one.handle === handle);
      const times = all.filter((one) => one.handle === handle).length;
      return { handle, name: found?.name ?? handle, known: found != null, detail: found?.team ?? '', lines: times };
    });
  };
  const [undo, redo] = [world.next(incident, 'undo'), world.next(incident, 'redo')];
  return {
    id: incident.id,
    reference: incident.reference,
    title: incident.title,
    ...(incident.severity ? { severity: incident.severity } : {}),
    phase: incident.phase,
    isDrill: incident.isDrill,
    statements: incident.statements,
    milestones: milestones.map((milestone) => {
      const at = instants[milestone];
      if (!at) return { milestone, clearable: false };
      const offsetSeconds = Math.round((Date.parse(at) - Date.parse(clockFrom)) / 1_000);
      return { milestone, happened: happened(Date.parse(at)), offsetSeconds, clearable: milestone !== 'declared' };
    }),
    declaredAt,
    clockFrom,
    clockFromImpact: instants.impact_began != null,
    ...(incident.resolvedAt ? { resolvedAt: incident.resolvedAt } : {}),
    lines: lines.filter((line) => !line.struck).length,
    struck: lines.filter((line) => line.struck).length,
    pictures: lines.reduce((sum, line) => sum + line.attachments.length, 0),
    newer: 0,
    pinned: lines.filter((line) => line.pinned && !line.struck),
    people: names((line) => line.people, world.people),
    services: names((line) => line.services, world.services),
    alsoOpen: shares(world, incident, true),
    merged: parts(world, incident).map(named),
    ...(root === incident ? {} : { mergedInto: named(root) }),
    ...(undo ? { undo } : {}),
    ...(redo ? { redo } : {}),
  };
}
