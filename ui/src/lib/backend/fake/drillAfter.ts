// What came after drills in memory: as much as the screens need to be looked at.
import { BackendError } from '../backend';
import type { DrillAct, AfterArea, AfterDraft, AfterReport, AfterSaid, Confidence, ConfidenceSide, DrillAfter, HotWashPart, IdeaState } from '../generated';
import { drillCommands, find, viewOf, type Drill } from './drills';
import type { Handlers } from '.';
import type { World } from './world';

type AfterCommands = Pick<Handlers, 'drill_after' | 'drill_report_text' | 'drill_progress' | 'confidence_add'>;

const answers = new WeakMap<World, Map<string, number>>();
const nameOf = (handle: string) => handle.charAt(0).toUpperCase() + handle.slice(1);
const order: HotWashPart[] = ['surprised', 'waited', 'keep', 'change'];

function said(drill: Drill): AfterSaid[] {
  const all = drill.done.flatMap(({ id, act }) =>
    act.kind === 'hot_wash_noted' ? [{ id, part: act.part, text: act.text, by: act.by ? nameOf(act.by) : '', ...(act.due ? { due: act.due } : {}) }] : [],
  );
  return order.flatMap((part) => all.filter((one) => one.part === part));
}

function draftsOf(drill: Drill): AfterDraft[] {
  const settled = new Set(
    drill.done.flatMap(({ act }) => {
      if (act.kind === 'strength_noted' || act.kind === 'improvement_jotted') return act.from ? [act.from] : [];
      return act.kind === 'note_set_aside' && act.on ? [act.note] : [];
    }),
  );
  const blank = { recommendation: '', owner: '', ownerName: '', objective: '' };
  const drafts = drill.done.flatMap(({ id, act }): AfterDraft[] => {
    if (act.kind === 'objective_rated' && act.rating !== 'seen') return [{ ...blank, from: id, sort: 'area', text: act.remark ?? '', objective: act.objective, whence: `Partly, ${nameOf(act.observer)}` }];
    if (act.kind === 'observer_noted') return [{ ...blank, from: id, sort: 'note', text: act.text, whence: `Noted by ${nameOf(act.observer ?? '')}` }];
    if (act.kind !== 'hot_wash_noted') return [];
    const by = act.by ?? '';
    if (act.part === 'change') return [{ ...blank, from: id, sort: 'area', text: '', recommendation: act.text, owner: by, ownerName: nameOf(by), ...(act.due ? { due: act.due } : {}), whence: 'Hot wash: What will you change, by when?' }];
    return [{ ...blank, from: id, sort: act.part === 'keep' ? 'strength' : act.part === 'waited' ? 'area' : 'note', text: act.text, whence: 'Hot wash' }];
  });
  return drafts.filter((one) => !settled.has(one.from));
}

function areasOf(drill: Drill): AfterArea[] {
  const areas: AfterArea[] = [];
  for (const { id, wall, act } of drill.done) {
    if (act.kind === 'improvement_decided') {
      const area = areas.find((one) => one.id === act.idea);
      if (area) Object.assign(area, { state: act.to satisfies IdeaState, soaksUntil: undefined });
    }
    if (act.kind !== 'improvement_jotted') continue;
    const words = { observation: act.observation, consequence: act.consequence ?? '', recommendation: act.recommendation ?? '', owner: act.owner ?? '', ownerName: nameOf(act.owner ?? ''), ...(act.due ? { due: act.due } : {}), objectiveKey: act.objective ?? '' };
    const had = areas.find((one) => one.id === act.improvement);
    if (had) Object.assign(had, words);
    else areas.push({ ...words, id, objective: '', state: 'soaking', soaksUntil: new Date(wall + 172_800_000).toISOString(), reason: '', hints: [], whence: '' });
  }
  return areas;
}

function sureOf(world: World, drill: Drill): Confidence {
  const standing = viewOf(drill).standing;
  const closed = drill.done.some(({ act }) => act.kind === 'confidence_closed');
  const side = (when: string): ConfidenceSide => {
    const count = answers.get(world)?.get(`${drill.id} ${when}`) ?? 0;
    if (!closed) return { answers: count, figures: [], hidden: 'Nothing is shown before the answers are closed.' };
    const hidden = `Collected ${count}. Below 5 answers nothing else is shown, so that nobody can be made out.`;
    return { answers: count, figures: count < 5 ? [] : [{ median: 3.5, counts: [] }, { median: 3, counts: [] }], hidden: count < 5 ? hidden : '' };
  };
  const over = standing === 'ended' || standing === 'stopped';
  const asks = closed ? undefined : over ? 'after' : standing === 'planned' ? 'before' : undefined;
  const questions = ['How sure are you that this team would find its way through a night like this?', 'How sure are you of your own part in it?'];
  return { questions, ...(asks ? { asks } : {}), closed, before: side('before'), after: side('after') };
}

function reportOf(world: World, drill: Drill): AfterReport {
  const view = viewOf(drill);
  const seconds = (at: string) => Math.max(0, Math.round((Date.parse(at) - Date.parse(view.clock?.begins ?? at)) / 1_000));
  const came = view.injects.flatMap((one) => (one.deliveredAt == null ? [] : [{ after: seconds(one.deliveredAt), side: 'inject' as const, what: one.delivery.replace('_', ' '), text: one.title }]));
  const course = [...came, { after: 200, side: 'players' as const, what: 'Decision', text: 'Roll the push back' }].sort((a, b) => a.after - b.after);
  const then = [[2, 'observation', 'Errors at the edge'], [9, 'decision', 'Fail over to the other region'], [21, 'decision', 'Roll the certificate back'], [38, 'update', 'Customers are told that it works again']] as const;
  const now = [[3, 'observation', 'Errors above the budget'], [6, 'decision', 'Roll the push back'], [19, 'update', 'First word to customers']] as const;
  const point = ([minute, kind, text]: (typeof then)[number] | (typeof now)[number]) => ({ after: minute * 60, kind, text });
  return {
    reference: view.reference, title: view.title, scenario: view.brief?.title ?? '', synopsis: view.brief?.synopsis ?? '', truth: view.brief?.truth ?? '', mode: view.mode,
    stopped: view.standing === 'stopped', zone: 'Europe/Berlin', madeAt: new Date().toISOString(), beganAt: view.clock?.begins ?? null, minutes: view.minutes,
    players: ['Mei'], observers: ['Jonas', 'Ana'],
    objectives: view.objectives.map((one) => ({
      key: one.key, text: one.text, ratings: one.ratings.map((rating) => ({ observer: rating.name, rating: rating.rating, remark: rating.remark, evidence: '', after: seconds(rating.at) })),
      differently: new Set(one.ratings.map((rating) => rating.rating)).size > 1, answers: [], notes: [],
    })),
    notes: view.notes.map((note) => ({ observer: note.name, text: note.text, after: seconds(note.at) })),
    strengths: drill.done.flatMap(({ id, act }) => (act.kind === 'strength_noted' ? [{ id, text: act.text, objective: '', whence: '' }] : [])),
    areas: areasOf(drill),
    cadence: { sent: 2, promised: 1, kept: 0, late: 1, open: 0, rows: [{ audience: 'customers', after: 1140, lateSeconds: 0, sent: true, words: 'first word' }, { audience: 'customers', after: 2400, promised: 1980, lateSeconds: 420, sent: true, words: '7 min late' }] },
    course, hotWash: said(drill), confidence: sureOf(world, drill),
    courses: { seconds: 2400, then: then.map(point), now: now.map(point), firsts: [{ kind: 'decision', then: 540, now: 360 }, { kind: 'update', then: 2280, now: 1140 }] },
  };
}

const escaped = (text: string) => text.replace(/[&<>"]/g, (one) => `&#${one.charCodeAt(0)};`);

function bodyOf(report: AfterReport): string {
  const list = (items: string[]) => (items.length > 0 ? `<ul>${items.map((one) => `<li>${escaped(one)}</li>`).join('')}</ul>` : '<p>Nothing was noted.</p>');
  const objectives = report.objectives.map(
    (one) => `<h3>${escaped(one.text)}</h3><table><thead><tr><th>Observer</th><th>Seen</th><th>In their words</th></tr></thead><tbody>${one.ratings.map((rating) => `<tr><th>${escaped(rating.observer)}</th><td>${rating.rating.replace('_', ' ')}</td><td>${escaped(rating.remark)}</td></tr>`).join('')}</tbody></table>`,
  );
  return `<header><p class="ref">EXERCISE ${escaped(report.reference)}</p><h1>${escaped(report.title)}: after-action report</h1></header><h2>What was to be seen, and what was</h2>${objectives.join('')}<h2>What went well</h2>${list(report.strengths.map((one) => one.text))}<h2>What will be better</h2>${list(report.areas.map((one) => one.recommendation || one.observation))}<h2>What was said right after</h2>${list(report.hotWash.map((one) => one.text))}`;
}

/** A drill that is over, in the middle of its hot wash. */
export function seedAfter(world: World): void {
  const { drill_act: act } = drillCommands(world);
  const does = (done: DrillAct) => void act({ incident: 'drill-1', act: done });
  does({ kind: 'drill_ended', at: new Date().toISOString() });
  does({ kind: 'hot_wash_began', minutes: 15 });
  does({ kind: 'hot_wash_noted', part: 'surprised', text: 'The rollback tool needs the login that was down', by: 'mei' });
  does({ kind: 'hot_wash_noted', part: 'surprised', text: 'Monitoring shares the certificate, so it was silent' });
  does({ kind: 'hot_wash_noted', part: 'keep', text: 'One voice to customers' });
  does({ kind: 'hot_wash_noted', part: 'change', text: 'Rehearse the break-glass login', by: 'jonas', due: '2026-12-01T12:00:00Z' });
  does({ kind: 'strength_noted', text: 'The first word went out within twenty minutes' });
  does({ kind: 'improvement_jotted', observation: 'Only one person could log in', consequence: 'Nine minutes of waiting.', recommendation: 'A second keeper of the account', owner: 'mei', due: '2026-12-01T12:00:00Z' });
}

export function drillAfterCommands(world: World): AfterCommands {
  return {
    drill_after: ({ incident }): DrillAfter => {
      const drill = find(world, incident);
      const view = viewOf(drill);
      const report = reportOf(world, drill);
      const began = drill.done.findLast(({ act }) => act.kind === 'hot_wash_began');
      const ended = drill.done.findLast(({ act }) => act.kind === 'hot_wash_ended');
      const iso = (at: number | undefined) => (at == null ? null : new Date(at).toISOString());
      const over = ended && began && ended.wall >= began.wall ? ended.wall : undefined;
      const talk = { ...view.after, hotWashAt: iso(began?.wall), hotWashMinutes: began ? 15 : 0, hotWashEndedAt: iso(over) };
      return { standing: view.standing, talk, report, body: bodyOf(report), drafts: draftsOf(drill), seats: view.seats };
    },
    drill_report_text: ({ incident, format }) => {
      const report = reportOf(world, find(world, incident));
      const text = format === 'html' ? bodyOf(report) : format === 'json' ? JSON.stringify({ note: 'EXERCISE', report }) : `# EXERCISE: ${report.title}\n`;
      return { text, fileName: `EXERCISE-${report.reference}-after-action.${format === 'markdown' ? 'md' : format}` };
    },
    drill_progress: () => {
      const at = (n: number) => new Date(Date.now() - n * 86_400_000).toISOString();
      const drills = [1, 2, 3].map((n) => ({ incident: `past-${n}`, reference: `DRILL-000${n - 1}`, scenario: 'flag', title: 'A push', at: at(120 - n * 30), objectives: [] }));
      const mark = (n: number, mark: 'seen' | 'partly' | 'not_seen' | 'differently' | 'not_rated') => ({
        incident: `past-${n}`, mark, seen: mark === 'seen' ? 2 : mark === 'differently' ? 1 : 0, partly: mark === 'partly' ? 2 : mark === 'differently' ? 1 : 0, notSeen: mark === 'not_seen' ? 2 : 0,
      });
      return {
        drills, leftOut: 1,
        objectives: [
          { text: 'Customers hear from us within 20 minutes, then on time', marks: [mark(1, 'not_seen'), mark(2, 'differently'), mark(3, 'seen')] },
          { text: 'Commander stays out of the fixing', marks: [mark(1, 'partly'), mark(3, 'partly')] },
          { text: 'Hand-overs are explicit', marks: [mark(2, 'not_rated'), mark(3, 'seen')] },
        ],
      };
    },
    confidence_add: ({ incident, side, team, own }) => {
      if (sureOf(world, find(world, incident)).asks !== side) throw new BackendError({ code: 'rejected', message: 'Failed to take the answer: nobody is asked now.', retryable: false });
      if (team < 1 || own < 1) throw new BackendError({ code: 'rejected', message: 'Failed to take the answer: both questions are answered from 1 to 5.', retryable: false });
      const counts = answers.get(world) ?? new Map<string, number>();
      answers.set(world, counts);
      const key = `${incident} ${side}`;
      counts.set(key, (counts.get(key) ?? 0) + 1);
      return { answers: counts.get(key) ?? 0 };
    },
  };
}
