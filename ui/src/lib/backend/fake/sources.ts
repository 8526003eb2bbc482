// Sources of reviews, as much of them as a page without a program needs: a small call that is brought in whatever is chosen.
import type { Asked, Message, Names, ReviewAct, SourceView } from '../generated';
import type { Handlers } from '.';
import { reviewActs } from './review';
import { askedOf, lookedAt } from './sourceFiles';
import type { World } from './world';

type SourceCommands = Pick<Handlers, 'source_look' | 'source_preview' | 'source_import' | 'sources' | 'messages' | 'messages_find'>;

const said: readonly [who: string, text: string][] = [
  ['Jonas Weber', 'Looking at the pool. The new TLS pool size is per host, not per issuer, so 12 hosts share 12 connections each.'],
  ['Mei Tan', 'I’m around. Saw the customer thread before the page came in.'],
  ['Priya Nair', 'Thanks Mei. Jonas, what would tell us you’re wrong?'],
  ['Jonas Weber', 'If a host still on 4.18 also fails. grafana/d/pool?host=eu-w-7 is clean.'],
  ['Lena Fischer', 'Status page draft is with me, I need the number of merchants.'],
  ['Priya Nair', 'Proposal: roll back eu-west only. Any strong objections?'],
  ['Mei Tan', 'None. But watch the retry queue, it will flood when they come back.'],
];

export function messagesOf(world: World, incident: string, source: string, shift = 0): Message[] {
  const start = Date.parse(world.find(incident).declaredAt) + 7 * 60_000 + shift * 1_000;
  return said.map(([who, text], place) => ({
    source,
    place,
    at: new Date(start + place * 41_000).toISOString(),
    lasted: 4_000,
    who,
    kind: 'message',
    room: '',
    text,
    spot: `line ${place * 4 + 3}`,
    edited: false,
    gone: false,
    changed: false,
    files: [],
    pictures: [],
    reactions: [],
  }));
}

const everybody = [...new Set(said.map(([who]) => who))];

/** The sources of an incident's review: those whose import was written, as later acts left them. */
export function sourcesOf(world: World, incident: string): SourceView[] {
  const sources: SourceView[] = [];
  for (const { id, at, act } of reviewActs(world, incident)) {
    if (act.kind === 'source_imported' && !act.source) sources.push(brought(world, incident, id, at, act));
    const source = 'source' in act ? sources.find((one) => one.id === act.source) : undefined;
    if (!source) continue;
    if (act.kind === 'source_imported') Object.assign(source, { file: act.file, newer: source.newer + 1, importedAt: at });
    else if (act.kind === 'source_renamed') source.name = act.name;
    else if (act.kind === 'source_removed') sources.splice(sources.indexOf(source), 1);
    else if (act.kind === 'author_known') Object.assign(source.people.find((one) => one.id === act.author) ?? {}, { person: act.person, said: true });
    else if (act.kind === 'source_shifted') {
      source.shift += (Date.parse(act.to) - Date.parse(act.from)) / 1_000;
      Object.assign(source, spanOf(messagesOf(world, incident, source.id, source.shift)));
    }
  }
  return sources;
}

function brought(world: World, incident: string, id: string, at: string, act: ReviewAct & { kind: 'source_imported' }): SourceView {
  const messages = messagesOf(world, incident, id);
  const { name, format, file, rooms = [] } = act;
  return {
    id,
    name,
    format,
    file,
    lines: said.length,
    ...spanOf(messages),
    shift: 0,
    importedAt: at,
    newer: 0,
    people: everybody.map((one) => ({ ...personIn(world, one), id: one, name: one, said: false, messages: said.filter(([who]) => who === one).length })),
    here: true,
    rooms,
    clocks: {},
  };
}

function spanOf(messages: readonly Message[]): { first?: string; last?: string } {
  const [first, last] = [messages[0]?.at, messages.at(-1)?.at];
  return first && last ? { first, last } : {};
}

function personIn(world: World, name: string): { person?: string } {
  const person = world.people.find((one) => one.name === name)?.handle;
  return person ? { person } : {};
}

function foundIn(messages: readonly Message[], asked: readonly Asked[], left: number) {
  const people: Names[] = everybody.map((name) => ({ id: name, name, email: '', isProgram: false, lines: said.filter(([who]) => who === name).length }));
  const span = left > 0 ? {} : spanOf(messages);
  return { lines: messages.length, said: messages.length, leftOut: 1, troubles: 1, asked: [...asked], people, ...span };
}

export function sourceCommands(world: World): SourceCommands {
  return {
    source_look: ({ incident, path, text }) => {
      const known = sourcesOf(world, incident).some(({ file }) => file === path?.split('/').at(-1));
      return lookedAt(path, text, Date.parse(world.find(incident).declaredAt), known);
    },
    source_preview: ({ incident, answers, format, newerOf }) => {
      const asked = askedOf(format);
      const open = asked.filter((one) => answers[one] == null).length;
      const messages = messagesOf(world, incident, '');
      const news = { added: 1, changed: 1, gone: 0, examples: [['None.', said.at(-1)?.[1] ?? '']] as [string, string][] };
      return {
        found: foundIn(messages, asked, open),
        matches: everybody.map((name) => personIn(world, name).person ?? null),
        lines: messages.map(({ at, who, kind, room, text, spot }) => ({ ...(open > 0 || !at ? {} : { at }), who, kind, room, text, spot })),
        troubles: [{ place: 'line 31', message: 'the time of this line could not be read, so it was left out', leftOut: true }],
        ...(newerOf ? { news } : {}),
      };
    },
    source_import: ({ incident, name, path, format, rooms, newerOf }) => {
      const acts = reviewActs(world, incident);
      const id = `review-event-${acts.length + 1}`;
      const file = path?.split('/').at(-1) ?? 'pasted text';
      const none = '0'.repeat(64);
      const act = { name: name ?? file, format, file, original: none, rooms, answers: {}, lines: said.length, changed: [said.length, 0, 0] as [number, number, number], digest: none };
      acts.push({ id, at: new Date().toISOString(), act: { kind: 'source_imported', ...act, ...(newerOf ? { source: newerOf } : {}) } });
      return { source: newerOf ?? id, changed: newerOf ? [1, 1, 0] : [said.length, 0, 0], leftOut: newerOf ? 0 : 1, change: world.appended(world.find(incident).id) };
    },
    sources: ({ incident }) => ({ sources: sourcesOf(world, incident) }),
    messages: ({ incident, source, places }) => ({ messages: shifted(world, incident, source).filter(({ place }) => places.includes(place)) }),
    messages_find: ({ incident, source, words }) => ({
      messages: shifted(world, incident, source).filter(({ text }) => text.toLowerCase().includes(words.toLowerCase())),
    }),
  };
}

function shifted(world: World, incident: string, source: string): Message[] {
  return messagesOf(world, incident, source, sourcesOf(world, incident).find(({ id }) => id === source)?.shift);
}
