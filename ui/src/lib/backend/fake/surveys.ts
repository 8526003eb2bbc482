// Surveys, as much of them as a page without a program needs: nothing is sealed, and of what may be shown only the usual.
import { BackendError } from '../backend';
import type { MeetingBar, ResultRow, SurveyItem, SurveyResponse, SurveyResults, SurveyView } from '../generated';
import type { Handlers } from '.';
import { answered, reviewActs } from './review';
import { meetingItems, reviewItems } from './surveyItems';
import type { World } from './world';

type SurveyCommands = Pick<
  Handlers,
  'surveys' | 'survey_look' | 'survey_open' | 'survey_close' | 'survey_discard' | 'survey_form' | 'survey_paper' | 'survey_take' | 'survey_answer'
>;

const answers = new WeakMap<World, Map<string, Map<string, SurveyResponse>>>();

/** What was answered to a survey, by code. */
function answersTo(world: World, survey: string): Map<string, SurveyResponse> {
  const all = answers.get(world) ?? new Map<string, Map<string, SurveyResponse>>();
  answers.set(world, all);
  const of = all.get(survey) ?? new Map<string, SurveyResponse>();
  all.set(survey, of);
  return of;
}

function middle(values: number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const half = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? (sorted[half] ?? 0) : ((sorted[half - 1] ?? 0) + (sorted[half] ?? 0)) / 2;
}

function row(item: SurveyItem, said: SurveyResponse[], minimum: number, spread: number): ResultRow {
  const given = said.flatMap((one) => one.answers.filter(({ key }) => key === item.key));
  const values = given.flatMap(({ number }) => (number == null ? [] : [number]));
  const { key, about = '', text, scale, labels = [] } = item;
  const [low, high] = scale === 'load' ? [0, 100] : scale === 'agree' ? [1, 5] : [0, Math.max(1, labels.length - 1)];
  const shown: ResultRow = { key, about, text, scale, labels, low, high, reversed: item.reversed, dots: [], counts: [], words: [], groups: [], others: 0, hidden: '' };
  const single = said.length >= spread;
  if (scale === 'text') {
    if (single) shown.words = given.map((one) => one.text ?? '').filter(Boolean).sort();
    else shown.hidden = `What people wrote is shown from ${spread} answers on.`;
    return shown;
  }
  if (values.length < minimum) return { ...shown, hidden: `Fewer than ${minimum} answered this, so nothing of it is shown.` };
  shown.count = values.length;
  if (scale === 'load' || scale === 'agree') {
    shown.median = middle(values);
    if (single) shown.dots = [...values].sort((a, b) => a - b);
    else shown.hidden = `Single answers are shown from ${spread} on.`;
  } else if (single) {
    shown.counts = Array.from({ length: Math.max(2, labels.length) }, (_, at) => values.filter((value) => value === at).length);
  } else {
    shown.hidden = `How often each was chosen is shown from ${spread} answers on.`;
  }
  if (scale === 'yes_no_text' && single) shown.words = given.map((one) => one.text ?? '').filter(Boolean).sort();
  return shown;
}

function barOf(said: SurveyResponse[]): MeetingBar {
  const yes = (key: string) => said.filter((one) => one.answers.some((answer) => answer.key === key && answer.number === 1)).length;
  const [learned, again] = [yes('M1') > 0, yes('M2') * 2 >= said.length];
  const words = learned && again ? 'The meeting was worth it: somebody learned something, and at least half would come again.' : 'Somebody learned something; fewer than half would come again.';
  return { learned, again, reached: learned && again, words };
}

function resultsOf(items: SurveyItem[], minimum: number, spread: number, said: SurveyResponse[]): SurveyResults {
  const released = said.filter((one) => one.released);
  const quiet = said.length - released.length;
  if (quiet < minimum) {
    const hidden = `Collected ${said.length}. Below ${minimum} answers nothing else is shown, so that nobody can be made out.`;
    return { answers: said.length, shown: false, hidden, indexes: [], items: [], released };
  }
  const rows = items.map((item) => row(item, said, minimum, spread));
  return { answers: said.length, shown: true, hidden: '', indexes: [], items: rows, ...(items.some(({ key }) => key === 'M2') ? { bar: barOf(said) } : {}), released };
}

function viewsOf(world: World, incident: string): SurveyView[] {
  const acts = reviewActs(world, incident);
  return acts.flatMap(({ id, at, act }): SurveyView[] => {
    if (act.kind !== 'survey_opened') return [];
    const { kind: _, ...open } = act;
    const said = [...answersTo(world, id).values()];
    const closed = acts.find((one) => one.act.kind === 'survey_closed' && one.act.survey === id);
    const drops = acts.flatMap((one) => (one.act.kind === 'answers_dropped' && one.act.survey === id ? [{ at: one.at, answers: one.act.answers }] : []));
    const dropped = { dropped: drops.reduce((sum, one) => sum + one.answers, 0), ...(drops.at(-1) ? { droppedAt: drops.at(-1)?.at ?? '' } : {}) };
    const results = closed ? { closedAt: closed.at, results: resultsOf(open.items, open.minimum, open.minimumSpread, said) } : {};
    return [{ id, open, askedNames: open.asked ?? [], openedAt: at, minutes: Math.ceil(open.items.length / 3), adapted: !open.meeting, collected: said.length, unreadable: 0, ...dropped, ...results }];
  });
}

export function surveyCommands(world: World): SurveyCommands {
  answered.set(world, (incident) => viewsOf(world, incident).reduce((sum, { collected }) => sum + collected, 0));
  const event = (incident: string, act: Parameters<Handlers['talk_act']>[0]['act']) => {
    const acts = reviewActs(world, incident);
    const id = `survey-event-${acts.length + 1}`;
    acts.push({ id, at: new Date().toISOString(), act });
    return { id, change: world.appended(world.find(incident).id) };
  };
  const known = (incident: string, survey: string) => {
    const found = viewsOf(world, incident).find((one) => one.id === survey);
    if (!found) throw new BackendError({ code: 'not_found', message: 'failed to find the survey', retryable: false });
    return found;
  };
  return {
    surveys: ({ incident }) => ({
      surveys: viewsOf(world, incident),
      pools: [],
      reviewItems,
      meetingItems,
      adapted: ['R1', 'R2', 'R9'],
      adaptedWords: 'Adapted wording, not the validated instrument: fit to talk about, not to compare with published figures.',
      promise: 'Your answer is confidential. It is sealed so that only the facilitator of this review can open it.',
    }),
    survey_look: ({ items, minimum, minimumSpread, told }) => {
      const low = minimum < 5 || minimumSpread < 8;
      const words = items.length === 0 ? 'a question is missing' : items.some(({ text }) => !text.trim()) ? 'a question says nothing' : low && !told ? 'fewer than five answers, or eight for single ones, only when everybody was told' : '';
      return { minutes: Math.max(1, Math.ceil(items.length / 3)), words };
    },
    survey_open: ({ incident, ...open }) => {
      const { id, change } = event(incident, { kind: 'survey_opened', ...open, recipient: 'age1fake' });
      return { survey: id, change };
    },
    survey_close: ({ incident, survey }) => {
      const { change } = event(incident, { kind: 'survey_closed', survey, answers: answersTo(world, survey).size });
      return { survey, change };
    },
    survey_discard: ({ incident, survey }) => {
      const { change } = event(incident, { kind: 'answers_dropped', survey, answers: answersTo(world, survey).size });
      answersTo(world, survey).clear();
      return { survey, change };
    },
    survey_form: ({ incident }) => ({ text: '<!doctype html><form></form>', fileName: `${world.find(incident).reference}-survey.html` }),
    survey_paper: ({ incident }) => ({ text: '<!doctype html><main><h1>A sheet</h1></main>', fileName: `${world.find(incident).reference}-survey-paper.html` }),
    survey_take: ({ incident, survey, files }) => {
      known(incident, survey);
      const taken = files.map(({ name, text }) => {
        const held = answersTo(world, survey);
        if (!text.startsWith('{')) return { name, outcome: 'refused' as const, words: 'It is no sealed answer: the form saves files that are called “answer-….txt”.' };
        const { code, ...response } = JSON.parse(text) as SurveyResponse & { code: string };
        if (held.has(code)) return { name, outcome: 'known' as const, words: 'There already: it counts once.' };
        held.set(code, response);
        return { name, outcome: 'taken' as const, words: 'Taken in.' };
      });
      return { files: taken, collected: answersTo(world, survey).size };
    },
    survey_answer: ({ incident, survey, code, response }) => {
      known(incident, survey);
      const held = answersTo(world, survey);
      const by = code?.toUpperCase() ?? `kiosk-${held.size}`;
      if (held.has(by)) return { outcome: 'known' as const, collected: held.size };
      held.set(by, response);
      return { outcome: 'taken' as const, collected: held.size };
    },
  };
}

/** Nine answers to a closed survey and an open one about the meeting, to look at. */
export function seedSurveys(world: World, incident: string, closedOnly = false): void {
  const commands = surveyCommands(world);
  const open = (items: SurveyItem[], title: string, meeting: boolean) => {
    commands.survey_open({ incident, title, intro: '', items, minimum: 5, minimumSpread: 8, told: false, people: 14, asked: [], meeting });
    return viewsOf(world, incident).at(-1)?.id ?? '';
  };
  const words = ['Nobody could say who owns the cache', '', 'The runbook names a host that is gone', 'Mei remembered the night in March', '', '', 'Two bridges at once', '', 'Being asked what would tell us we are wrong'];
  const first = open(reviewItems, 'How it was for you', false);
  words.forEach((text, at) => {
    const numbers = { R1: 40 + ((at * 35) % 60), R2: 55 + ((at * 15) % 45), R6: 1 + ((at * 2) % 5), R9: 3 + (at % 3), R12: [0, 1, 1, 2, 0, 3, 1, 4, 2][at] ?? 0 };
    const given = Object.entries(numbers).map(([key, number]) => ({ key, number }));
    answersTo(world, first).set(`seeded-${at}`, { answers: [...given, ...(text ? [{ key: 'R13', text }] : [])], ...(at === 3 ? { released: 'Mei Tan' } : {}) });
  });
  commands.survey_close({ incident, survey: first });
  if (!closedOnly) open(meetingItems, 'How the meeting was', true);
}
