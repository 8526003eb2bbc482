// How the small things of the library are listed and edited: audiences, templates, scripts, role cards, duties
// to report.
import type { Audience, Regime, RoleCard, Script, Shelf, Template } from '../../lib/backend';

export interface Entry {
  name: string;
  label: string;
  kind: 'line' | 'text' | 'code' | 'yes' | 'minutes' | 'hours';
  hint?: string;
}

/** Keeps what a form holds apart from what is kept: text, yes or no. */
export type Draft = Record<string, string | boolean>;

export interface ShelfKind<T> {
  shelf: Shelf;
  /** In the heading. */
  title: string;
  about: string;
  /** What one of them is called. */
  one: string;
  /** What to say while there are none. */
  none: string;
  key: (thing: T) => string;
  name: (thing: T) => string;
  detail: (thing: T) => string;
  entries: readonly Entry[];
  /** Absent where none can be added. */
  blank?: () => T;
  hideable: boolean;
  /** Which keys of the shelf stand here, where it is shown in several lists. */
  holds?: (key: string) => boolean;
}

const LINE = { kind: 'line' } as const;

export const audienceShelf: ShelfKind<Audience> = {
  shelf: 'audience',
  title: 'Audiences',
  about: 'Who is told during an incident, and what may be said there. The policy says how often.',
  one: 'audience',
  none: 'Nobody is told anything. Press n to add the first audience.',
  key: (one) => one.key,
  name: (one) => one.name,
  detail: (one) => [one.outside ? 'outside the company' : 'inside', one.mayHearEta ? '' : 'no times of repair', one.zone].filter(Boolean).join(', '),
  entries: [
    { name: 'name', label: 'Name', ...LINE },
    { name: 'to', label: 'Where updates go', hint: 'A remark for whoever sends, such as a channel or a list.', ...LINE },
    { name: 'zone', label: 'Time zone of their times', hint: 'Such as Europe/Berlin; empty for that of the incident.', ...LINE },
    { name: 'outside', label: 'Outside the company: names, hosts and jargon are out of place', kind: 'yes' },
    { name: 'mayHearEta', label: 'May be told when it is expected to work again', kind: 'yes' },
  ],
  blank: () => ({ key: '', name: '', outside: false, mayHearEta: false }),
  hideable: true,
};

export const templateShelf: ShelfKind<Template> = {
  shelf: 'template',
  title: 'Templates',
  about: 'What an update looks like. Words in double braces are filled in from what is known, and every draft can be changed before it goes.',
  one: 'template',
  none: 'Drafts begin empty. Press n to write the first template.',
  key: (one) => one.key,
  name: (one) => one.key,
  detail: (one) => one.subject || (one.text.split('\n')[0] ?? ''),
  entries: [
    { name: 'key', label: 'For which audience and phase', hint: 'Such as customers.investigating.', ...LINE },
    { name: 'subject', label: 'Subject', ...LINE },
    { name: 'text', label: 'Text', kind: 'code' },
  ],
  blank: () => ({ key: '', text: '' }),
  hideable: true,
};

/** Whether a script is said in a meeting of a review, and not during an incident. */
export const ofMeetings = (key: string): boolean => key.startsWith('meeting-');

export const scriptShelf: ShelfKind<Script> = {
  shelf: 'script',
  title: 'Scripts',
  about: 'Sentences for moments of pressure, at hand with one key in Command.',
  holds: (key) => !ofMeetings(key),
  one: 'script',
  none: 'No sentences yet. Press n to write the first.',
  key: (one) => one.key,
  name: (one) => one.moment,
  detail: (one) => one.say,
  entries: [
    { name: 'moment', label: 'The moment', ...LINE },
    { name: 'say', label: 'What to say', kind: 'text' },
    { name: 'then', label: 'What to do then', kind: 'text' },
  ],
  blank: () => ({ key: '', moment: '', say: '', then: '' }),
  hideable: true,
};

/** What is said in the parts of review meetings; their titles, too. */
export const meetingShelf: ShelfKind<Script> = {
  shelf: 'script',
  key: (one) => one.key,
  detail: (one) => one.say,
  hideable: true,
  title: 'Review meetings',
  about: 'What whoever leads a meeting may say or ask, part by part. A meeting that is planned begins with these words. A part that is put away is in no new agenda.',
  one: 'part of a meeting',
  none: 'Every part is put away.',
  name: (one) => `${one.key.startsWith('meeting-actions') ? 'Actions' : 'Learning'}: ${one.moment}`,
  holds: ofMeetings,
  entries: [
    { name: 'moment', label: 'The part', ...LINE },
    { name: 'say', label: 'What to say or ask', kind: 'text' },
  ],
};

export const roleShelf: ShelfKind<RoleCard> = {
  shelf: 'role_card',
  title: 'Roles',
  about: 'What each role does, in one line, and by which minute somebody should hold it.',
  one: 'role card',
  none: 'There are no role cards.',
  key: (one) => one.role,
  name: (one) => one.role.charAt(0).toUpperCase() + one.role.slice(1).replaceAll('_', ' '),
  detail: (one) => one.text,
  entries: [
    { name: 'text', label: 'What it does and does not do', kind: 'text' },
    { name: 'minute', label: 'Held by minute', hint: 'Empty when it need not be held.', kind: 'minutes' },
  ],
  hideable: false,
};

export const regimeShelf: ShelfKind<Regime> = {
  shelf: 'regime',
  title: 'Duties to report',
  about: 'What a reporting clock can be started from. A help to remember, and no legal advice: verify with counsel what applies to you.',
  one: 'duty to report',
  none: 'None stand here. Press n to add the first.',
  key: (one) => one.key,
  name: (one) => one.name,
  detail: (one) => `${one.limit}. ${one.source}; as of ${one.asOf}`,
  entries: [
    { name: 'name', label: 'What is reported, to whom', ...LINE },
    { name: 'anchor', label: 'What starts the clock', ...LINE },
    { name: 'hours', label: 'Hours from then', hint: 'Empty where the limit is counted in business days or at once.', kind: 'hours' },
    { name: 'limit', label: 'The limit in words', hint: 'Such as 72 hours.', ...LINE },
    { name: 'note', label: 'What else to know', kind: 'text' },
    { name: 'source', label: 'Where it is written', ...LINE },
    { name: 'asOf', label: 'As of', hint: 'When somebody last read it there, such as 2026-11.', ...LINE },
  ],
  blank: () => ({ key: '', name: '', anchor: '', limit: '', source: '', asOf: '' }),
  hideable: true,
};

/** What a form shows of a thing. */
export function draftOf(thing: object, entries: readonly Entry[]): Draft {
  const from = thing as Record<string, unknown>;
  return Object.fromEntries(
    entries.map(({ name, kind }) => {
      const value = from[name];
      if (kind === 'yes') return [name, value === true];
      return [name, typeof value === 'string' || typeof value === 'number' ? String(value) : ''];
    }),
  );
}

/** The thing as the form says it; a number that is none is what is wrong. */
export function thingOf(thing: object, draft: Draft, entries: readonly Entry[]): { value: object } | { wrong: string; field: string } {
  const value: Record<string, unknown> = { ...thing };
  for (const { name, kind, label } of entries) {
    const given = draft[name] ?? '';
    if (typeof given === 'boolean') value[name] = given;
    else if (kind !== 'minutes' && kind !== 'hours') value[name] = kind === 'line' ? given.trim() : given;
    else if (given.trim() === '') delete value[name];
    else if (/^\d{1,5}$/.test(given.trim())) value[name] = Number(given);
    else return { wrong: `${label}: a whole number of ${kind}, such as ${kind === 'hours' ? 72 : 15}.`, field: name };
  }
  return { value };
}
