// A review without hindsight in memory: enough of each minute, lane and card to look at.
import type {
  Passage,
  AccountView,
  ConversationOf,
  Differences,
  DifferenceProposal,
  DifferenceView,
  KnownAt,
  KnownThing,
  LaneItem,
  Ledger,
  Line,
  PersonLane,
  Phase,
  SaidKnown,
  TimeLine,
  TimeMark,
} from '../generated';
import type { Handlers } from '.';
import { contexts, marksOf } from './conversation';
import { reviewActs } from './review';
import { messagesOf, sourcesOf } from './sources';
import type { World } from './world';

type Commands = Pick<Handlers, 'time_line' | 'known_at' | 'said_known' | 'points_of_view' | 'view_extent' | 'differences'>;

const MINUTE = 60_000;
const iso = (at: number) => new Date(at).toISOString();
const clock = (at: string) => at.slice(11, 16);

/** The lines that were known by an instant, in the order in which they were. */
function linesOf(world: World, incident: string, at?: string): Line[] {
  const lines = world.find(incident).lines.filter((line) => !line.struck && (at == null || line.knownAt <= at));
  return lines.sort((a, b) => a.knownAt.localeCompare(b.knownAt));
}

function timeLine(world: World, { incident }: ConversationOf): TimeLine {
  const lines = linesOf(world, incident);
  const from = Date.parse(lines[0]?.knownAt ?? iso(0));
  const to = Math.max(Date.parse(lines.at(-1)?.knownAt ?? iso(0)), from + 40 * MINUTE);
  const moments = lines.flatMap(({ id, knownAt, origin, kind, text }): TimeMark[] => {
    const sorts = { severity: 'severity', phase: 'phase', milestone: 'milestone', statement: 'statement', declared: 'milestone' } as const;
    const sort = origin.kind in sorts ? sorts[origin.kind as keyof typeof sorts] : kind === 'update' ? ('update' as const) : undefined;
    return sort ? [{ id, sort, at: knownAt, text, count: 1 }] : [];
  });
  const messages = new Map(sourcesOf(world, incident).flatMap(({ id, shift }) => messagesOf(world, incident, id, shift).map((one) => [`${id} ${one.place}`, one.at] as const)));
  for (const { id, passage, code } of marksOf(world, incident)) {
    const at = messages.get(`${passage.source ?? ''} ${passage.place}`) ?? lines.find((line) => line.id === passage.line)?.happened.at;
    if (at && Date.parse(at) <= to) moments.push({ id, sort: 'mark', at, text: code, count: 1 });
  }
  const changes = lines.flatMap(({ knownAt, origin }) => (origin.kind === 'phase' ? [{ phase: origin.phase, at: knownAt }] : []));
  const all: { phase: Phase; at: string }[] = [{ phase: 'investigating', at: iso(from) }, ...changes];
  const phases = all.map(({ phase, at }, index) => ({ phase, from: at, until: all[index + 1]?.at ?? iso(to) }));
  const promise = { audience: 'customers', name: 'Customers', from: iso(from + 12 * MINUTE), due: iso(from + 27 * MINUTE), keptAt: iso(from + 31 * MINUTE), lateSeconds: 240 };
  return { from: iso(from), to: iso(to), moments: moments.sort((a, b) => a.at.localeCompare(b.at)), phases, promises: [promise] };
}

function ledgerOf(lines: readonly Line[]): Ledger {
  const belief = ({ id, text, kind, knownAt }: Line, standing: 'fact' | 'open') => ({
    id, text, entry: kind, standing, since: knownAt, because: null, becauseText: '', remark: '', owner: '', by: null,
  });
  const of = (kind: Line['kind']) => lines.filter((line) => line.kind === kind);
  return {
    facts: [],
    hypotheses: of('hypothesis').map((line) => belief(line, 'open')),
    questions: of('question').map((line) => belief(line, 'open')),
    decisions: of('decision').map(({ id, text, happened }) => ({ id, text, at: happened.at, options: [], proposal: '', objections: '', decidedBy: '', revisitAt: null })),
    put: [],
  };
}

function knownAt(world: World, incident: string, at = iso(Date.now())): KnownAt {
  const lines = linesOf(world, incident, at);
  const statements = lines.filter(({ origin }) => origin.kind === 'statement');
  const statement = statements.at(-1);
  const phase = lines.findLast(({ origin }) => origin.kind === 'phase')?.origin;
  const ledger = ledgerOf(lines);
  const open = ledger.hypotheses.length;
  const told = lines.filter(({ kind, origin }) => kind === 'update' && origin.kind === 'act');
  return {
    at,
    declared: lines.length > 0,
    words: [
      statement ? `statement version ${statements.length}` : 'no statement yet',
      `${open === 0 ? 'no' : open} ${open === 1 ? 'hypothesis' : 'hypotheses'} open`,
      'nobody noted on the call',
      told.length > 0 ? `customers last told at ${clock(told.at(-1)?.knownAt ?? '')}` : 'nothing yet said to customers',
    ],
    title: world.find(incident).title,
    severity: world.find(incident).severity ?? null,
    phase: phase?.kind === 'phase' ? phase.phase : 'investigating',
    statement: statement ? { version: statements.length, text: statement.text, at: statement.knownAt } : null,
    ledger,
    roster: [],
    roles: [],
    promises: [],
    told: [],
    lines: lines.length,
    latest: lines.slice(-12).map(({ id, happened, knownAt: known, kind, text, author }) => ({ id, at: happened.at, knownAt: known, sort: kind, text, who: author ?? '' })),
  };
}

function saidKnown(world: World, incident: string, at?: string): SaidKnown {
  const lines = linesOf(world, incident, at);
  const start = Date.parse(linesOf(world, incident)[0]?.knownAt ?? iso(0));
  const until = at ?? iso(Date.now());
  const told = (id: string, minute: number, text: string, confirmed = true, nextBy?: number) => ({
    id, at: iso(start + minute * MINUTE), subject: '', text, confirmed, channel: confirmed ? ('status_page' as const) : null, nextBy: nextBy == null ? null : iso(start + nextBy * MINUTE), lateSeconds: 0,
  });
  const first = lines[0]?.id ?? '';
  const audiences = [
    { key: 'customers', name: 'Customers', outside: true, told: [told(first, 12, 'Some card payments in eu-west are declined. The connection pool seems to be the reason.', true, 27), told(lines[1]?.id ?? first, 31, 'We are rolling back in eu-west.')] },
    { key: 'executives', name: 'Executives', outside: true, told: [told(lines[2]?.id ?? first, 20, 'About a third of card payments in eu-west are declined.', false)] },
  ].map((one) => ({ ...one, told: one.told.filter((update) => update.at <= until) }));
  const known = lines.flatMap(({ id, kind, origin, text, knownAt: when }): KnownThing[] => {
    if (origin.kind === 'statement') return [{ id, sort: 'statement', text, steps: [{ at: when, standing: null }] }];
    if (origin.kind === 'milestone' || origin.kind === 'declared') return [{ id, sort: 'milestone', text, steps: [{ at: when, standing: null }] }];
    if (kind !== 'hypothesis') return [];
    const fact = iso(start + 16 * MINUTE);
    const steps = [{ at: when, standing: 'open' as const }, ...(fact > when && fact <= until ? [{ at: fact, standing: 'fact' as const }] : [])];
    return [{ id, sort: steps.length > 1 ? 'fact' : 'hypothesis', text, steps }];
  });
  const belief = known.find(({ sort }) => sort === 'fact');
  const remark = (sort: SaidKnown['remarks'][number]['sort'], minute: number, text: string, about: string | null = null, audience: string | null = 'customers') => ({
    sort, audience, at: iso(start + minute * MINUTE), seconds: 240, told: first, known: about, text,
  });
  const remarks = [
    remark('first', 12, 'Customers heard first 12 min after the declaration.'),
    ...(belief ? [remark('ahead', 12, `Customers: “${belief.text}” was told 4 min before it was a known fact, while it was a hypothesis.`, belief.id)] : []),
    remark('waits', 20, 'Executives: a draft waits, and nobody had confirmed that it went out.', null, 'executives'),
    remark('late', 31, 'Customers: promised 15 min after the first word, told 4 min later.'),
  ];
  return { at: until, audiences, known, remarks: remarks.filter((one) => one.at <= until) };
}

function lanesOf(world: World, { incident, hidden }: ConversationOf, at?: string): PersonLane[] {
  const lanes = new Map<string, PersonLane>();
  const put = (name: string, item: LaneItem, person: string | null = null) => {
    const context = contexts[name] ?? { roles: [], team: '', local: '', offHours: false };
    const lane = lanes.get(name) ?? { person, name, context, first: item.at, there: [], items: [] };
    if (item.at < lane.first) lane.first = item.at;
    lane.items.push(item);
    lanes.set(name, lane);
  };
  for (const line of linesOf(world, incident, at)) {
    const item = { at: line.happened.at, knownAt: line.knownAt, text: line.text, line: line.id, source: null, place: 0, count: 1 };
    line.people.forEach(({ name, handle }, index) => put(name, { ...item, sort: index === 0 ? 'did' : 'named' }, handle));
    if (line.people.length === 0 && line.author) put(line.author, { ...item, sort: 'wrote' });
  }
  for (const source of sourcesOf(world, incident)) {
    if (hidden.includes(source.id)) continue;
    for (const { who, at: when = '', place } of messagesOf(world, incident, source.id, source.shift)) {
      if (at == null || when <= at) put(who, { sort: 'spoke', at: when, knownAt: when, text: '', line: null, source: source.id, place, count: 1 });
    }
  }
  const all = [...lanes.values()];
  for (const lane of all) lane.items.sort((a, b) => a.at.localeCompare(b.at));
  return all.sort((a, b) => a.first.localeCompare(b.first));
}

function differencesOf(world: World, incident: string): Differences {
  const lines = linesOf(world, incident);
  const name = (person: string) => world.people.find((one) => one.handle === person)?.name ?? (person === '' ? 'Somebody' : person);
  const account = (person: string, text: string, line?: Line, notes: Passage[] = []): AccountView => ({
    person, name: name(person), text,
    evidence: notes.length > 0 ? notes.map((passage) => ({ passage, address: `evidence:note/${passage.note ?? ''}`, whence: 'an interview', quote: passage.quote ?? '', there: true })) : line ? [{ passage: { line: line.id, place: 0, last: 0, from: 0, to: 0 }, address: `evidence:line/${line.id}`, whence: 'log', quote: line.text, at: line.happened.at, there: true }] : [],
  });
  const [one, other] = world.people;
  const line = lines.find(({ kind }) => kind === 'hypothesis' || kind === 'decision') ?? lines[0];
  const proposals: DifferenceProposal[] = line && one && other
    ? [{
        key: `standing:${line.id}`, sort: 'hypothesis', why: 'One supported it, and another dropped it.', question: `What spoke for “${line.text}”, and what against it?`,
        accounts: [account(one.handle, 'supported: host 7 fails, too', line), account(other.handle, 'dropped: host 9 is clean', line)], at: line.happened.at,
      }]
    : [];
  const cards: DifferenceView[] = [];
  const putAway: Differences['putAway'] = [];
  for (const { id, at, act } of reviewActs(world, incident)) {
    if (act.kind === 'difference_noted') {
      const accounts = act.accounts.map(({ person, text, evidence = [] }) => account(person, text, lines.find((own) => own.id === evidence[0]?.line), evidence.filter((one) => one.note)));
      const known = cards.find((card) => card.id === act.difference);
      const block = { key: `difference-${id}`, title: act.question, minutes: 5, script: accounts.map((own) => `${own.name}: “${own.text}”`).join(' ') };
      if (known) Object.assign(known, { question: act.question, edits: known.edits + 1 });
      else cards.push({ id, question: act.question, accounts, proposal: act.proposal ?? '', at, edits: 0, block, meeting: null });
      putAway.splice(0, putAway.length, ...putAway.filter((away) => !act.proposal || away.proposal !== act.proposal));
    } else if (act.kind === 'difference_put_away') {
      const accounts = cards.find((card) => card.id === act.difference)?.accounts ?? proposals.find(({ key }) => key === act.proposal)?.accounts ?? [];
      putAway.unshift({ difference: act.difference ?? null, proposal: act.proposal ?? '', question: act.question, accounts, reason: act.reason, at });
    } else if (act.kind === 'meeting_planned') {
      for (const card of cards) if (act.agenda.some(({ key }) => key === card.block.key)) card.meeting = act.meeting ?? id;
    }
  }
  const gone = (key: string) => cards.some(({ proposal }) => proposal === key) || putAway.some(({ proposal }) => proposal === key);
  return { proposed: proposals.filter(({ key }) => !gone(key)), cards: cards.filter(({ id }) => !putAway.some(({ difference }) => difference === id)), putAway };
}

export function hindsightCommands(world: World): Commands {
  return {
    time_line: (of) => timeLine(world, of),
    known_at: ({ incident, at }) => knownAt(world, incident, at),
    said_known: ({ incident, at }) => saidKnown(world, incident, at),
    points_of_view: ({ of, at }) => ({ at: at ?? null, lanes: lanesOf(world, of, at), leftOut: at == null ? 1 : 0 }),
    view_extent: (of) => {
      const { from, to } = timeLine(world, of);
      const [first, last] = [Date.parse(from) - 60 * MINUTE, Date.parse(to) + 30 * MINUTE];
      return { from: iso(first), to: iso(last), incidentFrom: from, incidentTo: to, counts: Array.from({ length: 120 }, (_, part) => part % 7) };
    },
    differences: ({ incident }) => differencesOf(world, incident),
  };
}
