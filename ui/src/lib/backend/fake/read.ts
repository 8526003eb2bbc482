// A small reading of the one-line grammar, good enough to try the screens in a browser. The real one is in the core.
import type {
  Completion,
  Declaration,
  EntryKind,
  Happened,
  Hint,
  Mention,
  Milestone,
  ParsedLine,
  Service,
  Person,
  Severity,
  Token,
  TokenRole,
} from '../generated';

export interface Known {
  people: Person[];
  services: Service[];
}

const kindByLetter: Record<string, EntryKind> = {
  o: 'observation',
  a: 'action',
  d: 'decision',
  h: 'hypothesis',
  q: 'question',
  e: 'evidence',
  m: 'milestone',
  n: 'note',
};
const kinds: EntryKind[] = [...Object.values(kindByLetter), 'handover', 'update'];
const milestones: Milestone[] = ['impact_began', 'detected', 'declared', 'mustered', 'diagnosed', 'stabilised', 'resolved'];

export function readWhen(word: string, now: number): Happened | null {
  const precision = word.startsWith('~') ? 'about' : word.startsWith('<') ? 'before' : 'exact';
  const plain = precision === 'exact' ? word : word.slice(1);
  const ago = /^-(?:(\d+)h)?(?:(\d+)m)?(?:(\d+)s)?$/.exec(plain);
  if (ago && plain.length > 1) {
    const [hours, minutes, seconds] = [ago[1], ago[2], ago[3]].map((part) => Number(part ?? 0)) as [number, number, number];
    return happened(now - ((hours * 60 + minutes) * 60 + seconds) * 1_000, precision);
  }
  const clock = /^(\d{1,2}):(\d{2})(?::(\d{2}))?Z?$/.exec(plain);
  if (!clock) return null;
  const day = new Date(now);
  const set = plain.endsWith('Z') ? day.setUTCHours.bind(day) : day.setHours.bind(day);
  set(Number(clock[1]), Number(clock[2]), Number(clock[3] ?? 0), 0);
  if (day.getTime() > now) day.setDate(day.getDate() - 1);
  return happened(day.getTime(), precision);
}

export function happened(at: number, precision: Happened['precision'] = 'exact'): Happened {
  return { at: new Date(at).toISOString(), precision, zone: Intl.DateTimeFormat().resolvedOptions().timeZone };
}

export function readLine(text: string, now: number, known: Known): ParsedLine {
  const line: ParsedLine = {
    kind: 'observation',
    kindGiven: false,
    milestone: null,
    happened: happened(now),
    whenGiven: false,
    people: [],
    services: [],
    pinned: false,
    flagged: false,
    ask: null,
    links: text.match(/https?:\/\/\S+/g) ?? [],
    text: '',
    hints: [],
    tokens: [],
  };
  let body = '';
  for (const match of text.matchAll(/\S+/g)) {
    const word = match[0];
    const span = { start: match.index, end: match.index + word.length };
    const role = readWord(word, line, span, now, known, body === '');
    line.tokens.push({ span, role } satisfies Token);
    const leading = body === '' && role !== 'text' && role !== 'link';
    if (!leading && (role === 'text' || role === 'link' || role === 'person' || role === 'service')) body += ` ${word}`;
  }
  line.text = body.trim();
  return line;
}

function readWord(
  word: string,
  line: ParsedLine,
  span: Token['span'],
  now: number,
  known: Known,
  first: boolean,
): TokenRole {
  if (first && word.startsWith('/')) {
    const kind = kindByLetter[word.slice(1)] ?? kinds.find((one) => one === word.slice(1));
    if (kind) {
      line.kind = kind;
      line.kindGiven = true;
      return 'kind';
    }
    line.hints.push(hint('unknown_kind', `${word} is no kind of line`, span));
    return 'text';
  }
  const milestone = milestones.find((one) => one === word);
  if (first && line.kind === 'milestone' && milestone && !line.milestone) {
    line.milestone = milestone;
    return 'milestone';
  }
  const when = first && !line.whenGiven ? readWhen(word, now) : null;
  if (when) {
    line.happened = when;
    line.whenGiven = true;
    return 'when';
  }
  if (word === '!') return ((line.pinned = true), 'pin');
  if (word === '*') return ((line.flagged = true), 'flag');
  if (/^@[\w.-]+/.test(word)) return mention(word, line.people, known.people, line, span, first, 'person');
  if (/^#[\w.-]+/.test(word)) return mention(word, line.services, known.services, line, span, first, 'service');
  return /^https?:\/\//.test(word) ? 'link' : 'text';
}

function mention(
  word: string,
  into: Mention[],
  from: { handle: string; name: string }[],
  line: ParsedLine,
  span: Token['span'],
  leading: boolean,
  role: 'person' | 'service',
): TokenRole {
  const typed = /^[\w.-]+/.exec(word.slice(1))?.[0] ?? '';
  const found = from.find((one) => one.handle === typed) ?? from.find((one) => one.handle.startsWith(typed));
  into.push({ handle: found?.handle ?? typed, name: found?.name ?? null, leading, span });
  if (!found) {
    const code = role === 'person' ? 'unknown_person' : 'unknown_service';
    line.hints.push(hint(code, `${word} is not in the directory yet`, span));
  }
  return role;
}

function hint(code: Hint['code'], message: string, span: Token['span']): Hint {
  return { code, message, span };
}

export function readDeclaration(text: string): Declaration {
  let title = text.trim();
  let severity: Severity | null = null;
  let isDrill = false;
  for (;;) {
    const match = /^(sev[1-5]|drill)\b[:,]?\s*/i.exec(title);
    if (!match?.[1]) break;
    if (match[1].toLowerCase() === 'drill') isDrill = true;
    else severity = match[1].toLowerCase() as Severity;
    title = title.slice(match[0].length);
  }
  const end = text.length;
  const hints: Hint[] = [];
  if (title === '' && text.trim() !== '') hints.push(hint('title_missing', 'say what is wrong', { start: 0, end }));
  return { title, severity, isDrill, hints };
}

export function complete(text: string, cursor: number, known: Known): Completion[] {
  const word = /\S*$/.exec(text.slice(0, cursor))?.[0] ?? '';
  const replace = { start: cursor - word.length, end: cursor };
  const begin = word.slice(1).toLowerCase();
  const fits = (one: string) => one.toLowerCase().startsWith(begin);
  if (word.startsWith('@')) {
    const people = known.people.filter((one) => fits(one.handle) || fits(one.name));
    return people.map((one) => offer('person', `@${one.handle}`, one.name, one.team, replace));
  }
  if (word.startsWith('#')) {
    const services = known.services.filter((one) => fits(one.handle) || fits(one.name));
    return services.map((one) => offer('service', `#${one.handle}`, one.name, one.team, replace));
  }
  if (word.startsWith('/') && word.length === cursor) {
    return kinds.filter(fits).map((kind) => offer('kind', `/${kind}`, kind, '', replace));
  }
  if (/^\/m(ilestone)?\s/.test(text)) {
    const fitting = milestones.filter((one) => one.startsWith(word));
    return fitting.map((one) => offer('milestone', one, one.replace('_', ' '), '', replace));
  }
  return [];
}

function offer(
  kind: Completion['kind'],
  insert: string,
  label: string,
  detail: string,
  replace: Completion['replace'],
): Completion {
  return { kind, insert, label, detail, isNew: false, replace };
}
