// Commands of the board, of one incident and of its lines.
import type { Change, Line, Phase } from '../generated';
import { BackendError } from '../backend';
import { onBoard } from './drills';
import { phaseLabel } from '../../words';
import type { Handlers } from '.';
import { parts, woven } from './related';
import { complete, happened, readDeclaration, readLine, readWhen } from './read';
import { card, late, viewOf, type Incident, type World } from './world';

type IncidentCommands = Pick<
  Handlers,
  | 'board' | 'declare_parse' | 'declare' | 'incident' | 'log_slice' | 'log_place' | 'line_history' | 'line_parse'
  | 'line_complete' | 'when_parse' | 'line_add' | 'lines_preview' | 'lines_add' | 'line_amend' | 'line_strike'
  | 'line_restore' | 'line_pin' | 'line_flag' | 'line_erase' | 'statement_write' | 'title_set' | 'severity_set'
  | 'phase_set' | 'milestone_set' | 'milestone_clear' | 'undo' | 'redo'
>;

const rank = (severity: string | undefined) => Number(severity?.slice(3) ?? 6);
const when = (at: string | null | undefined) => (at ? Date.parse(at) : Date.now());

export function incidentCommands(world: World): IncidentCommands {
  return { ...boardCommands(world), ...lineCommands(world), ...stateCommands(world) };
}

function boardCommands(world: World) {
  return {
    board: ({ closed }) => {
      const open = world.incidents.filter((one) => one.phase !== 'resolved');
      const done = world.incidents.filter((one) => one.phase === 'resolved').reverse();
      open.sort((a, b) => rank(a.severity) - rank(b.severity) || a.declaredAt.localeCompare(b.declaredAt));
      const cards = (list: Incident[]) => list.map((one) => ({ ...card(world, one), ...onBoard(world, one.id) }));
      return { open: cards(open), closed: cards(done.slice(0, closed)), closedTotal: done.length, closedDrills: done.filter((one) => one.isDrill).length };
    },
    declare_parse: ({ text }) => readDeclaration(text),
    declare: ({ text, severity, isDrill }) => {
      const read = readDeclaration(text);
      if (read.title === '') throw rejected('an incident needs a title');
      const made = world.declare(read.title, severity ?? read.severity ?? undefined, isDrill || read.isDrill, Date.now());
      return { id: made.id, reference: made.reference, change: world.appended(made.id) };
    },
    incident: ({ incident }) => viewOf(world, world.find(incident)),
    log_slice: ({ incident, order, filter, from, count }) => {
      const lines = woven(world, world.find(incident), order, filter);
      const start = from < 0 ? Math.max(0, lines.length + from) : Math.min(from, lines.length);
      return { total: lines.length, from: start, lines: lines.slice(start, start + count) };
    },
    log_place: ({ incident, order, filter, line }) => {
      const lines = woven(world, world.find(incident), order, filter);
      const index = lines.findIndex((one) => one.id === line);
      return { total: lines.length, ...(index < 0 ? {} : { index }) };
    },
    line_history: ({ incident, line }) => {
      const { text, recordedAt, happened: at, kind } = world.line(homeOf(world, { incident, line }), line);
      return { steps: [{ at: recordedAt, what: 'wrote the line', text, happened: at, kind }] };
    },
  } satisfies Partial<IncidentCommands>;
}

/** The incident a line belongs to: the one that was asked, or one that is part of it. */
function homeOf(world: World, { incident, line }: { incident: string; line: string }): Incident {
  const asked = world.find(incident);
  return [asked, ...parts(world, asked)].find((one) => one.lines.some((other) => other.id === line)) ?? asked;
}

function lineCommands(world: World) {
  const edit = (request: { incident: string; line: string }, label: string, run: (line: Line) => void): Change => {
    const incident = homeOf(world, request);
    return world.change(incident, label, () => run(world.line(incident, request.line)));
  };
  return {
    line_parse: ({ text, startedAt }) => readLine(text, when(startedAt), world),
    line_complete: ({ text, cursor }) => ({ completions: complete(text, cursor, world).slice(0, 12) }),
    when_parse: ({ text, startedAt }) => {
      const read = readWhen(text.trim(), when(startedAt));
      if (!read) throw rejected(`${text} is no time`);
      return { happened: read, hints: [] };
    },
    line_add: ({ incident: key, text, startedAt, attachments }) => {
      const incident = world.find(key);
      return world.change(incident, 'added a line', () => {
        const me = world.people.find((person) => person.id === world.settings.me);
        const line = world.write(incident, text, when(startedAt), Date.now(), me?.name);
        line.attachments = attachments ?? [];
      });
    },
    lines_preview: ({ text, startedAt }) => {
      const sources = text.split('\n').map((source, index) => ({ source, number: index + 1 }));
      const full = sources.filter(({ source }) => source.trim() !== '');
      return { lines: full.map((one) => ({ ...one, line: readLine(one.source, when(startedAt), world) })) };
    },
    lines_add: ({ incident: key, text, startedAt, skip }) => {
      const incident = world.find(key);
      return world.change(incident, 'added pasted lines', () => {
        text.split('\n').forEach((source, index) => {
          if (source.trim() !== '' && !skip.includes(index + 1)) world.write(incident, source, when(startedAt), Date.now());
        });
      });
    },
    line_amend: (request) =>
      edit(request, 'corrected a line', (line) => {
        line.text = request.text ?? line.text;
        line.kind = request.kind ?? line.kind;
        if (request.when) line.happened = readWhen(request.when, Date.now()) ?? line.happened;
        line.lateSeconds = late(line.happened.at, Date.parse(line.recordedAt));
        if (request.people) line.people = world.refs(request.people, world.people);
        if (request.services) line.services = world.refs(request.services, world.services);
        line.attachments = request.attachments ?? line.attachments;
        line.edits += 1;
      }),
    line_strike: (request) =>
      edit(request, 'struck a line', (line) => {
        line.struck = { at: new Date().toISOString(), ...(request.reason ? { reason: request.reason } : {}) };
      }),
    line_restore: (request) => edit(request, 'restored a line', (line) => delete line.struck),
    line_pin: (request) => edit(request, request.on ? 'pinned a line' : 'unpinned a line', (line) => (line.pinned = request.on)),
    line_flag: (request) => edit(request, 'marked a line for the review', (line) => (line.flagged = request.on)),
    line_erase: (request) =>
      edit(request, 'erased a line', (line) => {
        line.text = '';
        line.erased = { at: new Date().toISOString(), ...(request.reason ? { reason: request.reason } : {}) };
      }),
  } satisfies Partial<IncidentCommands>;
}

function stateCommands(world: World) {
  const change = (key: string, label: string, run: (incident: Incident) => void): Change => {
    const incident = world.find(key);
    return world.change(incident, label, () => run(incident));
  };
  const step = (key: string, way: 'undo' | 'redo') => {
    const incident = world.find(key);
    const label = world.step(incident, way);
    const [undo, redo] = [world.next(incident, 'undo'), world.next(incident, 'redo')];
    const more = { ...(label ? { label } : {}), ...(undo ? { undo } : {}), ...(redo ? { redo } : {}) };
    return { change: world.appended(incident.id), ...more };
  };
  const setPhase = (incident: Incident, phase: Phase) => {
    incident.phase = phase;
    incident.resolvedAt = phase === 'resolved' ? new Date().toISOString() : undefined;
    world.derived(incident, { kind: 'phase', phase }, 'update', `Phase: ${phaseLabel[phase]}`, Date.now());
  };
  return {
    statement_write: ({ incident, text }) => change(incident, 'wrote the statement', (one) => world.state(one, text, Date.now())),
    title_set: ({ incident, text }) =>
      change(incident, 'changed the title', (one) => {
        one.title = text;
        world.derived(one, { kind: 'title' }, 'update', `Title: ${text}`, Date.now());
      }),
    severity_set: ({ incident, severity }) =>
      change(incident, 'changed the severity', (one) => {
        one.severity = severity;
        const text = `Severity: ${severity.toUpperCase()}`;
        world.derived(one, { kind: 'severity', severity }, 'update', text, Date.now());
      }),
    phase_set: ({ incident, phase }) => change(incident, 'changed the phase', (one) => setPhase(one, phase)),
    milestone_set: ({ incident, milestone, when: typed, text }) =>
      change(incident, 'set a milestone', (one) => {
        const at = (typed ? readWhen(typed, Date.now()) : null) ?? happened(Date.now());
        one.instants[milestone] = at.at;
        const line = world.derived(one, { kind: 'milestone', milestone }, 'milestone', text, Date.now());
        line.happened = at;
        line.lateSeconds = late(at.at, Date.now());
      }),
    milestone_clear: ({ incident, milestone }) => change(incident, 'took back a milestone', (one) => delete one.instants[milestone]),
    undo: ({ incident }) => step(incident, 'undo'),
    redo: ({ incident }) => step(incident, 'redo'),
  } satisfies Partial<IncidentCommands>;
}

function rejected(message: string): BackendError {
  return new BackendError({ code: 'rejected', message, retryable: false });
}
