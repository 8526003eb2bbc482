// Another key for an inject or an objective, wherever it is named.
import type { Inject, Scenario } from '../../../lib/backend';
import { keyFrom } from '../shelves.svelte';

/** Words as a key; empty when nothing of them can stand in one. */
export const keyOf = (words: string): string => (/[a-z0-9]/i.test(words) ? keyFrom(words) : '');

export function renamedInject(scenario: Scenario, from: string, to: string): Scenario {
  const renamed = (inject: Inject): Inject => {
    const { trigger, fallback } = inject;
    return {
      ...inject,
      key: inject.key === from ? to : inject.key,
      trigger: trigger.kind === 'after' && trigger.inject === from ? { ...trigger, inject: to } : trigger,
      ...(fallback?.deliver === from ? { fallback: { ...fallback, deliver: to } } : {}),
    };
  };
  return { ...scenario, injects: scenario.injects.map(renamed) };
}

export function renamedObjective(scenario: Scenario, from: string, to: string): Scenario {
  const key = (one: string) => (one === from ? to : one);
  return {
    ...scenario,
    objectives: scenario.objectives.map((one) => ({ ...one, key: key(one.key) })),
    injects: scenario.injects.map((one) => ({ ...one, objectives: (one.objectives ?? []).map(key) })),
  };
}
