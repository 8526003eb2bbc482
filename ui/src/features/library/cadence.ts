// The policy while it is edited: a table of severity and audience, minutes as they are typed.
import type { Audience, CadenceMode, Policy, Rule, Severity } from '../../lib/backend';

export const modeLabel: Record<CadenceMode, string> = { every: 'every', on_change: 'on change', off: 'not told' };

export type Minutes = 'first' | 'second' | 'minutes' | 'monitoring' | 'long';
const columns: readonly { name: Minutes; label: string }[] = [
  { name: 'first', label: 'First word' },
  { name: 'second', label: 'Scope, after the first' },
  { name: 'minutes', label: 'Then every' },
  { name: 'monitoring', label: 'While monitoring' },
  { name: 'long', label: 'After two hours' },
];

/** The minutes that mean something for how an audience hears. */
export function columnsOf(mode: CadenceMode): readonly { name: Minutes; label: string }[] {
  if (mode === 'every') return columns;
  if (mode === 'off') return [];
  return [
    { name: 'first', label: 'First word' },
    { name: 'minutes', label: 'Not more often than' },
  ];
}

/** The rule for one cell; what has none hears nothing by policy. */
export function ruleOf(policy: Policy, severity: Severity, audience: string): Rule | undefined {
  return policy.rules.find((rule) => rule.severity === severity && rule.audience === audience);
}

/** In a few words, as a cell of the table says it. */
export function inWords(rule: Rule | undefined): string {
  if (!rule || rule.mode === 'off') return 'not told';
  if (rule.mode === 'on_change') return 'on change';
  return rule.minutes == null ? 'once' : `${rule.minutes} min`;
}

/** The same policy with one rule changed; a rule that was not there is added. */
export function withRule(policy: Policy, severity: Severity, audience: Audience, change: Partial<Rule>): Policy {
  const there = ruleOf(policy, severity, audience.key);
  const before: Rule = there ?? { severity, audience: audience.key, mode: 'off', atPhase: false, ifConfirmed: audience.outside };
  const rule: Rule = { ...before, ...change };
  if (rule.mode === 'every' && rule.minutes == null) rule.minutes = 30;
  const rules = there ? policy.rules.map((one) => (one === there ? rule : one)) : [...policy.rules, rule];
  return { ...policy, rules };
}

/** Reads minutes as they are typed: a number, nothing, or what is wrong. */
export function minutesFrom(text: string, name: Minutes, mode: CadenceMode): { value: number | undefined } | { wrong: string } {
  const typed = text.trim();
  if (typed === '') return name === 'minutes' && mode === 'every' ? { wrong: 'After how many minutes?' } : { value: undefined };
  if (!/^\d{1,5}$/.test(typed)) return { wrong: 'A whole number of minutes.' };
  const value = Number(typed);
  if (value === 0 && name !== 'first') return { wrong: '1 minute or more: 0 would never let go.' };
  return { value };
}
