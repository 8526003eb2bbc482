// The numbers of the policy that hold at every severity, as they are typed, and where a refusal belongs.
import type { Policy, Severity } from '../../lib/backend';
import { severityLabel } from '../../lib/words';

export type Rest = 'bannerMinutes' | 'budget' | 'pageMinutes' | 'soft' | 'firm' | 'tiersUp';

export const restFields: readonly { name: Rest; label: string; hint: string; refused: string }[] = [
  { name: 'bannerMinutes', label: 'Banner, minutes before due', hint: 'One quiet banner for each update.', refused: 'bannerMinutes' },
  { name: 'budget', label: 'Interruptions in half an hour', hint: 'What comes beyond them waits, in sight.', refused: 'budget' },
  { name: 'pageMinutes', label: 'A page goes on after minutes', hint: 'When nobody answered it.', refused: 'pageMinutes' },
  { name: 'soft', label: 'Hours in command: first word', hint: 'It suggests to hand over.', refused: 'commandHours' },
  { name: 'firm', label: 'Hours in command: firm word', hint: 'It asks to hand over now.', refused: 'commandHours' },
  { name: 'tiersUp', label: 'Tiers that count one higher', hint: 'Such as 1, 2; empty for none.', refused: 'tiersUp' },
];

/** A number of the policy as text. */
export function restText(policy: Policy, field: Rest): string {
  switch (field) {
    case 'soft':
      return String(policy.commandHours[0]);
    case 'firm':
      return String(policy.commandHours[1]);
    case 'tiersUp':
      return (policy.tiersUp ?? []).join(', ');
    case 'bannerMinutes':
    case 'budget':
    case 'pageMinutes':
      return String(policy[field]);
  }
}

/** Reads a field as typed: the change it makes, or what is no number. Whether a number makes sense the program says. */
export function readRest(policy: Policy, field: Rest, text: string): { change: Partial<Policy> } | { wrong: string } {
  const typed = text.trim();
  if (field === 'tiersUp') {
    const tiers = typed.split(/[\s,;]+/).filter(Boolean);
    if (!tiers.every((tier) => /^[1-9]\d?$/.test(tier))) return { wrong: 'Whole numbers from 1, such as 1, 2.' };
    return { change: { tiersUp: [...new Set(tiers.map(Number))] } };
  }
  if (!/^\d{1,5}$/.test(typed)) return { wrong: 'A whole number.' };
  const value = Number(typed);
  const [soft, firm] = policy.commandHours;
  if (field === 'soft') return { change: { commandHours: [value, firm] } };
  if (field === 'firm') return { change: { commandHours: [soft, value] } };
  return { change: { [field]: value } };
}

/** The same numbers in one breath. */
export function restInWords({ bannerMinutes, budget, pageMinutes, commandHours: [soft, firm], tiersUp = [] }: Policy): string {
  const tiers = tiersUp.length === 0 ? 'No tier counts' : `Services of tier ${tiersUp.join(', ')} count`;
  return [
    `A banner comes ${bannerMinutes} min before an update is due.`,
    `At most ${budget} interruptions in half an hour.`,
    `An unanswered page goes on after ${pageMinutes} min.`,
    `Handing over is spoken of after ${soft} hours in command, firmly after ${firm}.`,
    `${tiers} one severity higher.`,
  ].join(' ');
}

/** What was refused: by field where one can be told, and the rest. */
export interface Refused {
  by: Partial<Record<string, string>>;
  other: string[];
}

const marks: readonly [string, RegExp][] = [
  ['budget', /\bbudget\b/],
  ['pageMinutes', /\bpage\b/],
  ['bannerMinutes', /\bbanner\b/],
  ['commandHours', /\bhanding over\b/],
];

/** The sentences of a refusal to keep something. */
export function sentencesOf(message: string): string[] {
  return message.replace(/^Failed to keep it: /, '').split(/(?<=\.) (?=[A-Z])/);
}

/** Puts what the program says is wrong beside the fields on screen; rows are named `audience.field`. */
export function placed(sentences: readonly string[], severity: Severity): Refused {
  const found: Refused = { by: {}, other: [] };
  for (const sentence of new Set(sentences)) {
    const row = /^The policy for (\S+) at (\w+)(?::|,)? .*?"(\w+)"/.exec(sentence);
    const rule = sentence.startsWith('The policy for ');
    const field = row && row[2] === severityLabel(severity) ? `${row[1]}.${row[3]}` : rule ? undefined : marks.find(([, mark]) => mark.test(sentence))?.[0];
    if (field) found.by[field] = sentence;
    else found.other.push(sentence);
  }
  return found;
}
