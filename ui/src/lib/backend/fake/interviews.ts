// Interviews of reviews, as much of them as a page without a program needs.
import { BackendError } from '../backend';
import type { CalibrationView, ConsentView, ExpertiseView, NoteView, QuestionHint, Sheet, SheetFamily, TalkAct, TalkView, WhomView } from '../generated';
import type { Handlers } from '.';
import { builtIn } from './library-seed';
import { reviewActs } from './review';
import type { World } from './world';

type InterviewCommands = Pick<
  Handlers,
  | 'interviews'
  | 'expertise'
  | 'interview_sheet'
  | 'question_look'
  | 'interview_erase'
  | 'calibration_make'
  | 'calibration_take'
  | 'sealed_add'
  | 'sealed_read'
  | 'sealed_delete'
>;

/** What was said off the record, by interview. */
const sealed = new WeakMap<World, Map<string, { id: string; text: string }[]>>();

function sealedOf(world: World, interview: string): { id: string; text: string }[] {
  const all = sealed.get(world) ?? new Map<string, { id: string; text: string }[]>();
  sealed.set(world, all);
  const notes = all.get(interview) ?? [];
  all.set(interview, notes);
  return notes;
}

const nameOf = (world: World, handle: string): string => world.people.find((one) => one.handle === handle)?.name ?? handle;

function begun(world: World, id: string, act: Extract<TalkAct, { kind: 'interview_planned' }>): TalkView {
  const { person, reason = '', minutes, interviewer = '' } = act;
  return {
    id,
    person,
    name: nameOf(world, person),
    reason,
    minutes,
    interviewer,
    interviewerName: interviewer && nameOf(world, interviewer),
    standing: 'planned',
    dropped: '',
    opening: '',
    prompts: [],
    consent: null,
    began: null,
    ended: null,
    share: { interviewer: 0, other: 0, turn: null, since: null, limit: 25 },
    notes: [],
    heldNotes: 0,
    deletionDue: false,
    summed: null,
    calibrations: [],
  };
}

function agreed(world: World, talk: TalkView, id: string, at: string, act: Extract<TalkAct, { kind: 'consent_given' }>): ConsentView {
  const called = act.naming === 'name' ? talk.name : act.naming === 'role' ? 'somebody who worked on it' : '';
  const meaning = [
    act.recording ? 'It may be recorded.' : 'It is not recorded.',
    act.readers?.length ? `Beside who leads the review, ${act.readers.map((one) => nameOf(world, one)).join(', ')} may read the notes.` : 'Only who leads the review reads the notes.',
    act.inReport ? 'What was said may be used in the report.' : 'Nothing of it is used in the report or in any other file that others read.',
    called ? `Others read “${called}”.` : 'Nobody else reads who said it.',
    ...(act.deleteBy ? [`The notes are to be deleted by ${act.deleteBy.slice(0, 10)}.`] : []),
  ];
  const { agreed, recording, inReport, readers = [], naming, deleteBy = null } = act;
  return { id, at, agreed, recording, inReport, readers, naming, called, deleteBy, meaning: agreed ? meaning : ['There is no interview, and nothing of it is used.'] };
}

function turn(talk: TalkView, at: string, interviewer: boolean | null): void {
  const { share } = talk;
  if (share.since !== null && share.turn !== null) {
    const lasted = Date.parse(at) - Date.parse(share.since);
    if (share.turn) share.interviewer += lasted;
    else share.other += lasted;
  }
  share.turn = interviewer;
  share.since = interviewer === null ? null : at;
}

/** Does one thing in an interview. */
function follow(world: World, talk: TalkView, id: string, at: string, act: TalkAct): void {
  if (act.kind === 'interview_dropped') Object.assign(talk, { standing: 'dropped', dropped: act.reason ?? '' });
  else if (act.kind === 'interview_prepared') Object.assign(talk, { standing: 'prepared', opening: act.opening ?? '', prompts: act.prompts });
  else if (act.kind === 'consent_given') {
    talk.consent = agreed(world, talk, id, at, act);
    talk.standing = act.agreed ? 'agreed' : 'declined';
  } else if (act.kind === 'interview_began') Object.assign(talk, { standing: 'running', began: talk.began ?? at, ended: null });
  else if (act.kind === 'interview_ended') {
    turn(talk, at, null);
    Object.assign(talk, { standing: 'ended', ended: at });
  } else if (act.kind === 'turn_taken') turn(talk, at, act.interviewer);
  else if (act.kind === 'note_taken') {
    const { sort, text, prompt = '', passage = null, confidence = null, owner = '' } = act;
    const said = sort === 'heard' || sort === 'quote';
    talk.notes.push({ id, at, sort, text, said, prompt, passage, confidence, owner: owner && nameOf(world, owner), amended: false } satisfies NoteView);
    talk.heldNotes = talk.notes.length;
  } else if (act.kind === 'interview_summed') {
    const { themes = [], open = [], next = '', thanked } = act;
    talk.summed = { themes, open, next, nextName: next && nameOf(world, next), thanked };
    talk.standing = 'summed';
  } else if (act.kind === 'calibration_made') {
    talk.calibrations.push({ id, code: act.code, madeAt: at, parts: act.parts.length, returned: null, returnedAt: null, comments: [] } satisfies CalibrationView);
  }
}

/** What concerns a note or a file, wherever it is. */
function followAnywhere(talks: TalkView[], id: string, at: string, act: TalkAct): void {
  for (const talk of talks) {
    if (act.kind === 'note_amended') {
      const note = talk.notes.find((one) => one.id === act.note);
      if (note) Object.assign(note, { sort: act.sort, text: act.text, said: act.sort === 'heard' || act.sort === 'quote', amended: true });
    } else if (act.kind === 'note_struck') {
      talk.notes = talk.notes.filter((one) => one.id !== act.note);
    } else if (act.kind === 'calibration_returned') {
      const file = talk.calibrations.find((one) => one.id === act.calibration);
      const about = (part: string) => talk.notes.find((note) => `note.${note.id}` === part)?.text ?? '';
      if (file) Object.assign(file, { returned: id, returnedAt: at, comments: act.comments.map(({ part, text }) => ({ part, text, about: about(part), settled: false, changed: '' })) });
    } else if (act.kind === 'comment_settled') {
      const file = talk.calibrations.find((one) => one.returned === act.returned);
      const comment = file?.comments.find((one) => one.part === act.part);
      if (comment) Object.assign(comment, { settled: true, changed: act.changed });
    }
  }
}

function talksOf(world: World, incident: string): TalkView[] {
  const talks: TalkView[] = [];
  for (const { id, at, act } of reviewActs(world, incident)) {
    if (act.kind === 'interview_planned') talks.push(begun(world, id, act));
    else if ('interview' in act) {
      const talk = talks.find((one) => one.id === act.interview);
      if (talk) follow(world, talk, id, at, act);
    } else followAnywhere(talks, id, at, act as TalkAct);
  }
  return talks;
}

function expertiseOf(world: World, incident: string): ExpertiseView[] {
  const cards = new Map<string, ExpertiseView>();
  for (const { id, act } of reviewActs(world, incident)) {
    if (act.kind === 'expertise_written') {
      const { person, about, knows, how = '', place = '' } = act;
      cards.set(act.card ?? id, { id: act.card ?? id, person, name: nameOf(world, person), about, aboutName: about, knows, how, place });
    } else if (act.kind === 'expertise_struck') cards.delete(act.card);
  }
  return [...cards.values()];
}

function whomOf(world: World, talks: TalkView[]): WhomView[] {
  return world.people.slice(0, 4).map(({ handle, name }, place) => ({
    person: handle,
    name,
    reasons: [
      { why: 'worked', text: 'Saw something: “Pool exhausted on eu-w-7”' },
      ...(place === 1 ? [{ why: 'not_on_call', text: 'Came to help though not on call' } as const] : []),
      ...(place === 0 ? [{ why: 'nominated', text: 'Marked: how was this seen so fast?' } as const] : []),
    ],
    interview: talks.findLast((one) => one.person === handle && one.standing !== 'dropped')?.id ?? null,
  }));
}

/** The two forms that tests and pictures need; the program knows eight. */
function hints(text: string): QuestionHint[] {
  const start = text.search(/\bwhy did/i);
  if (start < 0) return [];
  return [{ start, end: start + 7, form: 'why', why: 'It sounds as if they had to justify themselves.', offer: 'What led up to it?' }];
}

function sheetOf(world: World, incident: string, interview: string): Sheet {
  const talk = talksOf(world, incident).find((one) => one.id === interview);
  if (!talk) throw new BackendError({ code: 'not_found', message: 'Failed to find the interview: it is not in this review.', retryable: false });
  const cue = { key: 'cue.1', text: 'You shared “the pool graph of eu-w-7” at 03:11:26; what told you to look there?' };
  const families = new Map<string, SheetFamily>();
  for (const { key, family, text, off } of builtIn.probes) {
    if (off) continue;
    const held = families.get(family) ?? { family, label: family.slice(0, 1).toUpperCase() + family.slice(1), probes: [] };
    held.probes.push({ key, probe: key, text: text.replace('{time}', '03:11:26').replace('{event}', 'the graph').replace('{person}', 'Mei Tan') });
    families.set(family, held);
  }
  const labels: Record<string, string> = { cue: 'Cue, 03:11:26', own: 'Own question' };
  return {
    interview,
    name: talk.name,
    opening: talk.opening || `Thank you for taking the time, ${talk.name.split(' ')[0]}. Before anything else: how did this begin for you?`,
    consent: [
      `I am ${talk.interviewerName || 'Sam Okafor'}. I take notes.`,
      'I want to understand how it looked from where you were. Nothing that is decided about people comes of it.',
      'Anything can be off the record. Say so, and it stays with me and without your name.',
      'You can pass on any question, and stop whenever you like.',
    ],
    prompts: talk.prompts.map((prompt) => ({ prompt, label: labels[prompt.key.split('.')[0] ?? ''] ?? 'From the bank', at: null, hints: hints(prompt.text) })),
    cues: [{ prompt: cue, label: 'Cue, 03:11:26', at: null, hints: [] }],
    families: [...families.values()],
  };
}

export function interviewCommands(world: World): InterviewCommands {
  const add = (incident: string, act: TalkAct) => {
    const acts = reviewActs(world, incident);
    acts.push({ id: `review-event-${acts.length + 1}`, at: new Date().toISOString(), act });
    return world.appended(world.find(incident).id);
  };
  const counted = (interview: string) => ({ interview, count: sealedOf(world, interview).length });
  return {
    interviews: ({ incident }) => {
      const talks = talksOf(world, incident);
      const themes = talks.flatMap((talk) => talk.summed?.themes.map((text) => ({ text, from: [talk.name] })) ?? []);
      const words = themes.length > 0 ? 'The last talk brought something new. Go on asking.' : 'No themes yet. They are written down after each talk.';
      return {
        interviews: { whom: whomOf(world, talks), talks, dry: { dry: false, words, themes }, expertise: expertiseOf(world, incident) },
        sealed: talks.map(({ id }) => counted(id)).filter(({ count }) => count > 0),
      };
    },
    expertise: () => ({ cards: world.incidents.flatMap(({ id, reference }) => expertiseOf(world, id).map((card) => ({ card, reference }))) }),
    interview_sheet: ({ incident, interview }) => sheetOf(world, incident, interview),
    question_look: ({ texts }) => ({ hints: texts.map(hints) }),
    interview_erase: ({ incident, interview }) => {
      const acts = reviewActs(world, incident);
      const kept = acts.filter(({ act }) => !(act.kind === 'note_taken' && act.interview === interview));
      acts.splice(0, acts.length, ...kept);
      return world.appended(world.find(incident).id);
    },
    calibration_make: ({ incident, interview }) => {
      const talk = talksOf(world, incident).find((one) => one.id === interview);
      const parts = talk?.notes.map(({ id }) => `note.${id}`) ?? [];
      const code = `K7M2PQ${talk?.calibrations.length ?? 0}R`;
      const change = add(incident, { kind: 'calibration_made', interview, code, parts });
      return { fileName: `comments-${code}.html`, text: '<!doctype html>', code, change };
    },
    calibration_take: ({ incident, text }) => {
      const { code, comments } = JSON.parse(text) as { code: string; comments: { part: string; text: string }[] };
      const file = talksOf(world, incident).flatMap((talk) => talk.calibrations).find((one) => one.code === code);
      if (!file) throw new BackendError({ code: 'rejected', message: 'Failed to take the comments in: no file of this review has their code.', retryable: false });
      return add(incident, { kind: 'calibration_returned', calibration: file.id, comments });
    },
    sealed_add: ({ interview, text }) => {
      const notes = sealedOf(world, interview);
      notes.push({ id: `sealed-${notes.length + 1}`, text });
      return counted(interview);
    },
    sealed_read: ({ interview }) => ({ notes: [...sealedOf(world, interview)], unreadable: 0 }),
    sealed_delete: ({ interview, note }) => {
      const notes = sealedOf(world, interview);
      notes.splice(0, notes.length, ...(note ? notes.filter(({ id }) => id !== note) : []));
      return counted(interview);
    },
  };
}
