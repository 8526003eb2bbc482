import type { Became, Context, ConversationItem, FindingKind } from '../../../lib/backend';
import { roleLabel } from '../../../lib/words';

/** What has to be known about somebody, in a few words. */
export function contextWords({ roles, onCall, team, local, offHours }: Context, withClock = false): string {
  const words = roles.map((role) => roleLabel[role].toLowerCase());
  if (onCall === true) words.push(team ? `on call, ${team}` : 'on call');
  else if (onCall === false) words.push('not on call');
  else if (team && roles.length === 0) words.push(team);
  if (withClock && local) words.push(offHours ? `${local} for them, off hours` : `${local} for them`);
  return words.join(', ');
}

/** The letters beside a message. */
export function initials(name: string): string {
  const words = name.split(/[\s._-]+/u).filter((word) => word !== '');
  const letters = words.length > 1 ? [words[0] ?? '', words.at(-1) ?? ''] : words;
  return letters.map((word) => ([...word][0] ?? '').toUpperCase()).join('');
}

/** Who said or wrote it. */
export function whoOf({ message, line }: ConversationItem): string {
  return message?.who ?? line?.people[0]?.name ?? line?.author ?? '';
}

/** When it was. */
export function whenOf({ message, line }: ConversationItem): string | undefined {
  return message?.at ?? line?.happened.at;
}

export const becameLabel: Record<Became, string> = {
  log_line: 'in the log',
  question: 'open question',
  cue: 'for an interview',
  evidence: 'evidence',
  theme: 'theme',
};

/** What a mark can become, each by one key. */
export const uses: readonly { became: Became; key: string; label: string }[] = [
  { became: 'log_line', key: 'l', label: 'Line in the log' },
  { became: 'question', key: 'q', label: 'Open question' },
  { became: 'cue', key: 'i', label: 'Ask in an interview' },
  { became: 'evidence', key: 'e', label: 'Evidence' },
  { became: 'theme', key: 't', label: 'Theme' },
];

/** What a finding is, within a sentence. */
export const findingLabel: Record<FindingKind, string> = {
  contributing_factor: 'contributing factor',
  helped: 'what helped',
  surprise: 'surprise',
  difficulty: 'difficulty',
  risk: 'risk',
  theme: 'theme',
  question: 'open question',
  learning: 'worth knowing',
  cue: 'interview cue',
};

/** What a mark may become evidence for anew, each with its key while the picker is open. */
export const newFindings: { value: FindingKind; key: string }[] = (['contributing_factor', 'helped', 'surprise', 'difficulty', 'risk', 'learning'] as const).map((value, place) => ({
  value,
  key: `Alt+${place + 1}`,
}));
