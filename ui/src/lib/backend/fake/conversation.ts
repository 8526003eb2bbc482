// The reading view in memory: the sources and the log in one order, with marks.
import { BackendError } from '../backend';
import type { Became, CodeUse, Context, ConversationItem, ConversationOf, FindingKind, Heard, Mark, Message, ReviewAct } from '../generated';
import type { Handlers } from '.';
import { libraryView } from './library';
import { reviewActs } from './review';
import { messagesOf, sourcesOf } from './sources';
import type { World } from './world';

type Commands = Pick<
  Handlers,
  'conversation' | 'conversation_place' | 'conversation_search' | 'conversation_read' | 'marking' | 'marks' | 'mark_use' | 'heard'
>;

/** What is known of the people of the conversation. */
export const contexts: Record<string, Context> = {
  'Jonas Weber': { roles: ['expert'], onCall: true, team: 'Payments', local: '03:09', offHours: true },
  'Mei Tan': { roles: [], onCall: false, team: 'Platform', local: '10:09', offHours: false },
  'Priya Nair': { roles: ['commander'], team: 'SRE', local: '03:10', offHours: true },
  'Lena Fischer': { roles: ['deputy'], team: 'Support', local: '03:12', offHours: true },
};

/** Every mark that holds. */
export function marksOf(world: World, incident: string): Mark[] {
  const marks: Mark[] = [];
  const own = libraryView(world.library).codes;
  const code = (key: string) => own.find((one) => one.key === key)?.mergedInto ?? key;
  const of = (id: string): Partial<Mark> & Pick<Mark, 'used'> => marks.find((mark) => mark.id === id) ?? { used: [] };
  for (const { id, at, act } of reviewActs(world, incident)) {
    if (act.kind === 'mark_made') marks.push({ id, passage: act.passage, code: code(act.code), note: act.note ?? '', by: '', at, used: [] });
    else if (act.kind === 'mark_noted') of(act.mark).note = act.note;
    else if (act.kind === 'mark_recoded') of(act.mark).code = code(act.code);
    else if (act.kind === 'mark_used') of(act.mark).used.push({ became: act.became, target: act.target });
    else if (act.kind === 'mark_cleared') marks.splice(marks.findIndex((mark) => mark.id === act.mark), 1);
  }
  return marks;
}

function itemsOf(world: World, { incident, hidden, noLog }: ConversationOf): ConversationItem[] {
  const marks = marksOf(world, incident);
  const read = reviewActs(world, incident).flatMap(({ act }) => (act.kind === 'stretch_read' ? [act] : []));
  const covered = (source: string | undefined, number: number) =>
    read.some((one) => one.source === source && one.from <= number && number <= one.to);
  const items: (ConversationItem & { at: number })[] = [];
  for (const source of sourcesOf(world, incident)) {
    if (hidden.includes(source.id)) continue;
    for (const message of messagesOf(world, incident, source.id, source.shift)) {
      const { place } = message;
      const own = marks.filter(({ passage }) => passage.source === source.id && passage.place <= place && place <= passage.last);
      const context = contexts[message.who];
      items.push({ message, marks: own, read: covered(source.id, place), at: Date.parse(message.at ?? ''), ...(context ? { context } : {}) });
    }
  }
  if (!noLog) {
    world.find(incident).lines.forEach((line, number) => {
      if (line.struck) return;
      const own = marks.filter(({ passage }) => !passage.source && passage.line === line.id);
      items.push({ line, marks: own, read: covered(undefined, number), at: Date.parse(line.happened.at) });
    });
  }
  return items.sort((a, b) => a.at - b.at).map(({ at: _, ...item }) => item);
}

function numberOf(world: World, incident: string, { message, line }: ConversationItem): { source?: string; number: number } {
  if (message) return { source: message.source, number: message.place };
  return { number: world.find(incident).lines.findIndex((one) => one.id === line?.id) };
}

const sortOf: Record<Became, FindingKind> = { question: 'question', cue: 'cue', theme: 'theme', evidence: 'learning', log_line: 'learning' };

const textOf = ({ message, line }: ConversationItem) => message?.text ?? line?.text ?? '';

export function conversationCommands(world: World): Commands {
  const add = (incident: string, ...acts: ReviewAct[]) => {
    const all = reviewActs(world, incident);
    for (const act of acts) all.push({ id: `review-event-${all.length + 1}`, at: new Date().toISOString(), act });
    return world.appended(world.find(incident).id);
  };
  return {
    conversation: ({ of, from, count }) => {
      const items = itemsOf(world, of);
      return { total: items.length, from, items: items.slice(from, from + count) };
    },
    conversation_place: ({ of, source, place, line, at }) => {
      const items = itemsOf(world, of);
      const index = items.findIndex((one) => {
        if (source) return one.message?.source === source && one.message.place === place;
        if (line) return one.line?.id === line;
        return at != null && (one.message?.at ?? one.line?.happened.at ?? '') >= at;
      });
      return { total: items.length, ...(index < 0 ? {} : { index }) };
    },
    conversation_search: ({ of, words, limit }) => {
      const wanted = words.toLowerCase().split(/\s+/u);
      const hits = itemsOf(world, of).map((item, index) => ({ index, text: textOf(item), isLine: item.line != null }));
      return { hits: hits.filter(({ text }) => wanted.every((word) => text.toLowerCase().includes(word))).slice(0, limit) };
    },
    conversation_read: ({ of, from, to }) => {
      const fresh = itemsOf(world, of).slice(from, to + 1).filter((item) => !item.read);
      const acts = fresh.map((item) => {
        const { source, number } = numberOf(world, of.incident, item);
        return { kind: 'stretch_read' as const, ...(source ? { source } : {}), from: number, to: number };
      });
      return add(of.incident, ...acts);
    },
    marking: (of) => {
      const items = itemsOf(world, of);
      const marks = marksOf(world, of.incident);
      const { codes } = libraryView(world.library);
      const uses = codes.map((code): CodeUse => ({ code, marks: marks.filter((mark) => mark.code === code.key).length }));
      const recent = codes.filter((code) => !code.mergedInto).slice(0, 9);
      const stopped = items.findLastIndex((item) => item.read);
      return {
        codebook: { codes: uses, recent: recent.map((code) => code.key) },
        total: items.length,
        read: items.filter((item) => item.read).length,
        marks: marks.length,
        ...(stopped < 0 ? {} : { stopped }),
        rail: items.map((item) => ({ read: item.read ? 1 : 0, of: 1, codes: [...new Set(item.marks.map((mark) => mark.code))] })),
      };
    },
    marks: ({ incident, code, from, count }) => {
      const all = marksOf(world, incident).filter((mark) => code == null || mark.code === code);
      return { total: all.length, marks: all.slice(from, from + count) };
    },
    mark_use: ({ incident, mark, became, text, person, finding, sort }) => {
      const found = marksOf(world, incident).find((one) => one.id === mark);
      if (!found) throw new BackendError({ code: 'not_found', message: 'the mark is not there', retryable: false });
      const words = text || found.note || found.passage.quote || '';
      if (became === 'log_line') {
        const line = world.write(world.find(incident), `/e ${words}`, Date.now());
        return add(incident, { kind: 'mark_used', mark, became, target: line.id });
      }
      const written = { kind: 'finding_written' as const, sort: (became === 'evidence' ? sort : undefined) ?? sortOf[became], text: words, evidence: [found.passage], person };
      const target = finding ?? `review-event-${reviewActs(world, incident).length + 1}`;
      return add(incident, { ...written, ...(finding ? { finding } : {}) }, { kind: 'mark_used', mark, became, target });
    },
    heard: ({ incident }): Heard => {
      const messages: Message[] = sourcesOf(world, incident).flatMap(({ id, shift }) => messagesOf(world, incident, id, shift));
      const names = [...new Set(messages.map(({ who }) => who))];
      const people = names.map((name) => {
        const own = messages.filter(({ who }) => who === name);
        const seconds = own.reduce((sum, { lasted }) => sum + (lasted ?? 0), 0) / 1_000;
        return { name, messages: own.length, seconds, first: own[0]?.at ?? '', context: contexts[name] ?? { roles: [], team: '', local: '', offHours: false } };
      });
      return { people, programs: 0, timed: messages.length > 0 };
    },
  };
}

/** A call that was brought in, some of it read and marked: for looking at. */
export function addConversation(world: World, incident: string): void {
  const acts = reviewActs(world, incident);
  const at = new Date().toISOString();
  const add = (act: ReviewAct) => acts.push({ id: `review-event-${acts.length + 1}`, at, act });
  const none = '0'.repeat(64);
  add({ kind: 'source_imported', name: 'Call of the night', format: 'vtt', file: 'call.vtt', original: none, rooms: [], answers: {}, lines: 7, changed: [7, 0, 0], digest: none });
  const source = acts.at(-1)?.id ?? '';
  const mark = (place: number, from: number, to: number, code: string, note = '') =>
    add({ kind: 'mark_made', passage: { source, place, last: place, from, to, quote: '' }, code, note });
  mark(0, 21, 77, 'diagnosis', 'how did he see this so fast?');
  mark(0, 46, 0, 'surprise');
  mark(1, 12, 0, 'detection', 'earlier than the alert');
  mark(5, 0, 0, 'repair', 'decision in the log');
  add({ kind: 'stretch_read', source, from: 0, to: 3 });
}
