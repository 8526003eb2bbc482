// Sources of reviews, as much of them as a page without a program needs: a small call that is brought in whatever is chosen.
import type { Message, SourceView } from '../generated';
import type { Handlers } from '.';
import { reviewActs } from './review';
import type { World } from './world';

type SourceCommands = Pick<Handlers, 'source_look' | 'source_preview' | 'source_import' | 'sources' | 'messages'>;

const said: readonly [who: string, text: string][] = [
  ['Jonas Weber', 'Looking at the pool. The new TLS pool size is per host, not per issuer, so 12 hosts share 12 connections each.'],
  ['Mei Tan', 'I’m around. Saw the customer thread before the page came in.'],
  ['Priya Nair', 'Thanks Mei. Jonas, what would tell us you’re wrong?'],
  ['Jonas Weber', 'If a host still on 4.18 also fails. grafana/d/pool?host=eu-w-7 is clean.'],
  ['Lena Fischer', 'Status page draft is with me, I need the number of merchants.'],
  ['Priya Nair', 'Proposal: roll back eu-west only. Any strong objections?'],
  ['Mei Tan', 'None. But watch the retry queue, it will flood when they come back.'],
];

function messagesOf(world: World, incident: string, source: string): Message[] {
  const start = Date.parse(world.find(incident).declaredAt) + 7 * 60_000;
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
    reactions: [],
  }));
}

/** The sources of an incident's review: those whose import was written. */
export function sourcesOf(world: World, incident: string): SourceView[] {
  return reviewActs(world, incident).flatMap(({ id, at, act }) => {
    if (act.kind !== 'source_imported') return [];
    const messages = messagesOf(world, incident, id);
    const names = [...new Set(said.map(([who]) => who))];
    return {
      id,
      name: act.name,
      format: act.format,
      file: act.file,
      lines: said.length,
      first: messages[0]!.at!,
      last: messages.at(-1)!.at!,
      shift: 0,
      importedAt: at,
      newer: 0,
      people: names.map((name) => ({ id: name, name, said: false, messages: said.filter(([who]) => who === name).length })),
      here: true,
    };
  });
}

export function sourceCommands(world: World): SourceCommands {
  return {
    source_look: ({ path }) => ({
      name: path?.split('/').at(-1) ?? 'pasted text',
      size: 2048,
      formats: [{ format: 'vtt', words: 'a WebVTT transcript' }],
      rooms: [],
      known: false,
    }),
    source_preview: ({ incident, answers }) => ({
      found: {
        lines: said.length,
        said: said.length,
        leftOut: 0,
        troubles: 0,
        asked: answers.start ? [] : ['start'],
        people: [...new Set(said.map(([who]) => who))].map((name) => ({ id: name, name, email: '', isProgram: false, lines: 2 })),
      },
      matches: [null, null, null, null],
      lines: messagesOf(world, incident, '').map(({ at, who, kind, room, text, spot }) => ({ at: at ?? '', who, kind, room, text, spot })),
      troubles: [],
    }),
    source_import: ({ incident, name, path, format, rooms }) => {
      const acts = reviewActs(world, incident);
      const id = `review-event-${acts.length + 1}`;
      const file = path?.split('/').at(-1) ?? 'pasted text';
      const none = '0'.repeat(64);
      const act = { name: name ?? file, format, file, original: none, rooms, answers: {}, lines: said.length, changed: [said.length, 0, 0] as [number, number, number], digest: none };
      acts.push({ id, at: new Date().toISOString(), act: { kind: 'source_imported', ...act } });
      return { source: id, changed: [said.length, 0, 0], leftOut: 0, change: world.appended(world.find(incident).id) };
    },
    sources: ({ incident }) => ({ sources: sourcesOf(world, incident) }),
    messages: ({ incident, source, places }) => ({
      messages: messagesOf(world, incident, source).filter(({ place }) => places.includes(place)),
    }),
  };
}
