// The library in memory: a few built-in things, and what the team writes over them.
import { LIBRARY } from '../../streams';
import { BackendError } from '../backend';
import type { Card, CardVersion, Code, GuideReply, LibraryView, Policy, News, Severity, Shelf } from '../generated';
import type { Handlers } from '.';
import { builtIn } from './library-seed';
import type { World } from './world';

type LibraryCommands = Pick<
  Handlers,
  | 'library'
  | 'library_set'
  | 'library_clear'
  | 'cards_import_preview'
  | 'cards_import'
  | 'card_history'
  | 'cards_export'
  | 'cards_export_file'
  | 'codes_export'
  | 'codes_import'
  | 'policy_preview'
  | 'guide_answer'
>;

type Lists = 'cards' | 'audiences' | 'templates' | 'scripts' | 'roleCards' | 'regimes' | 'probes' | 'codes';
const listOf: Partial<Record<Shelf, Lists>> = {
  card: 'cards',
  audience: 'audiences',
  template: 'templates',
  script: 'scripts',
  role_card: 'roleCards',
  regime: 'regimes',
  probe: 'probes',
  code: 'codes',
};

/** Stands for what the program brings, put at another place. */
const BUILT_IN = Symbol('built in');

/** What the team wrote, in the order in which it did. */
export interface Written {
  shelf: Shelf;
  key: string;
  place?: number | undefined;
  /** Absent: the built-in one is put away. */
  value?: unknown;
}

function keyOf(thing: { key?: string; role?: string }): string {
  return thing.key ?? thing.role ?? '';
}

export function libraryView(written: Written[]): LibraryView {
  const view: LibraryView = structuredClone({ ...builtIn, own: [], hidden: [] });
  for (const { shelf, key, place, value } of written) {
    // Scenarios have a shelf of their own.
    if (shelf === 'scenario') continue;
    const name = listOf[shelf];
    if (!name) {
      if (shelf === 'policy') view.policy = value as LibraryView['policy'];
      else view.guide = value as LibraryView['guide'];
      view.own.push({ shelf, key, replaces: true });
      continue;
    }
    const list = view[name] as { key?: string; role?: string }[];
    const at = list.findIndex((one) => keyOf(one) === key);
    const replaces = (builtIn[name] as { key?: string; role?: string }[]).some((one) => keyOf(one) === key);
    const [before] = at < 0 ? [undefined] : list.splice(at, 1);
    if (value === BUILT_IN) {
      // What is built in was only moved.
      const mine = (builtIn[name] as { key?: string; role?: string }[]).find((one) => keyOf(one) === key);
      if (mine) list.splice(place ?? at, 0, structuredClone(mine));
      continue;
    }
    if (value == null) {
      if (before) view.hidden.push({ shelf, key, title: (before as { title?: string }).title ?? key });
      continue;
    }
    list.splice(place ?? (at < 0 ? list.length : at), 0, value as { key?: string });
    view.own.push({ shelf, key, replaces });
  }
  return view;
}

const inWords = (value: unknown): string => JSON.stringify(value, null, 1);

export function libraryCommands(world: World): LibraryCommands {
  const put = (one: Written) => {
    if (one.shelf === 'card' && one.value !== BUILT_IN) {
      const [change, text] = one.value == null ? (['put_away', ''] as const) : (['written', inWords(one.value)] as const);
      world.cardVersions.push({ key: one.key, version: { at: new Date().toISOString(), by: 'Dana Novak', change, text } });
    }
    world.library = [...world.library.filter((other) => other.shelf !== one.shelf || other.key !== one.key), one];
    return world.appended(LIBRARY);
  };
  // What was written about a card, in order: the list above keeps the last word alone.
  const told = (key: string): CardVersion[] => {
    const brought = builtIn.cards.find((one) => one.key === key);
    const first: CardVersion[] = brought ? [{ by: '', change: 'built_in', text: inWords(brought) }] : [];
    return [...first, ...world.cardVersions.filter((one) => one.key === key).map((one) => one.version)];
  };
  const read = (text: string): { card: Card; news: News }[] => {
    const cards = (JSON.parse(text) as { cards: Card[] }).cards;
    const known = libraryView(world.library).cards;
    return cards.map((card) => {
      const there = known.find((one) => one.key === card.key);
      const news = !there ? 'new' : JSON.stringify(there) === JSON.stringify(card) ? 'same' : 'changed';
      return { card, news };
    });
  };
  return {
    library: () => libraryView(world.library),
    library_set: ({ shelf, key, place, value }) => put({ shelf, key, place, value }),
    library_clear: ({ shelf, key, hides, place }) => {
      world.library = world.library.filter((one) => one.shelf !== shelf || one.key !== key);
      if (hides) return put({ shelf, key });
      return place == null ? world.appended(LIBRARY) : put({ shelf, key, place, value: BUILT_IN });
    },
    // JSON is YAML too, and enough for a page without a program.
    cards_import_preview: ({ text }) => {
      try {
        return { cards: read(text), problems: [] };
      } catch {
        return { cards: [], problems: ['Failed to read the cards: line 1, column 1: this is not understood as YAML.'] };
      }
    },
    cards_import: ({ text }) => {
      for (const { card } of read(text)) put({ shelf: 'card', key: card.key, value: card });
      return world.appended(LIBRARY);
    },
    card_history: ({ key }) => ({ versions: told(key) }),
    cards_export: () => ({ text: JSON.stringify({ cards: libraryView(world.library).cards }), fileName: 'cards.yaml' }),
    cards_export_file: ({ path }) => ({ path, bytes: 1 }),
    codes_export: () => ({ text: JSON.stringify({ codes: libraryView(world.library).codes }), fileName: 'codes.yaml' }),
    codes_import: ({ text }) => {
      const known = libraryView(world.library).codes;
      const { codes } = JSON.parse(text) as { codes: Code[] };
      const fresh = codes.filter((code) => JSON.stringify(known.find((one) => one.key === code.key)) !== JSON.stringify(code));
      for (const code of fresh) put({ shelf: 'code', key: code.key, value: code });
      world.appended(LIBRARY);
      return {
        added: fresh.filter((code) => !known.some((one) => one.key === code.key)).map((code) => code.key),
        before: known.filter((one) => fresh.some((code) => code.key === one.key)),
      };
    },
    policy_preview: ({ policy, severity, minutes }) => ({
      points: policy.rules
        .filter((rule) => rule.severity === severity && rule.mode === 'every' && rule.minutes)
        .flatMap((rule) => {
          const first = rule.first ?? rule.minutes ?? 0;
          const count = Math.max(0, Math.floor((minutes - first) / (rule.minutes ?? 1)) + 1);
          return Array.from({ length: count }, (_, index) => ({
            minute: first + index * (rule.minutes ?? 1),
            audience: rule.audience,
            reason: index === 0 ? ('first' as const) : ('interval' as const),
          }));
        })
        .sort((a, b) => a.minute - b.minute),
      problems: problemsOf(policy),
    }),
    guide_answer: ({ answers }) => sized(libraryView(world.library).guide, answers),
  };
}

function problemsOf({ rules, budget, commandHours: [soft, firm] }: Policy): string[] {
  const wrong = rules
    .filter((rule) => rule.minutes === 0)
    .map((rule) => `The policy for ${rule.audience} at ${rule.severity.toUpperCase()}: "minutes" is 0 minutes; it is 1 or more.`);
  if (budget === 0) wrong.push('The policy allows no interruptions at all: the budget is 1 or more.');
  if (soft === 0 || soft > firm) {
    wrong.push(`The policy speaks of handing over after ${soft} and ${firm} hours: the first is 1 or more, the second not before it.`);
  }
  return wrong;
}

const order: Severity[] = ['sev1', 'sev2', 'sev3', 'sev4', 'sev5'];

function sized(guide: LibraryView['guide'], choices: { question: string; answer?: number }[]): GuideReply {
  const given = guide.questions.flatMap((question) => {
    const choice = choices.findLast((one) => one.question === question.key);
    if (!choice) return [];
    const worst = [...question.answers].sort((a, b) => order.indexOf(a.severity) - order.indexOf(b.severity))[0];
    const answer = choice.answer == null ? worst : question.answers[choice.answer];
    if (!answer) throw new BackendError({ code: 'rejected', message: 'there is no such answer', retryable: false });
    const text = choice.answer == null ? 'Unsure, so the higher one counts' : answer.text;
    return [{ question: question.text, answer: text, severity: answer.severity, page: answer.page }];
  });
  const suggested = order.find((severity) => given.some((one) => one.severity === severity)) ?? null;
  return {
    guide,
    result: {
      suggested,
      pageNow: given.some((one) => one.page),
      why: given.filter((one) => one.severity === suggested).map((one) => `${one.question} ${one.answer}`),
      answers: given.map(({ question, answer }) => ({ question, answer })),
      open: guide.questions.length - given.length,
    },
  };
}
