// What can be done in a review, with its keys.
import type { App } from '../../lib/context';
import type { Command } from '../../lib/keys';
import type { ReviewTab } from '../../lib/router.svelte';
import { makeScenario } from '../../lib/scenarios';
import type { ReviewState } from './state.svelte';
import { tabs } from './tabs';

export function commands(app: App, review: ReviewState, choose: (tab: ReviewTab) => void, more: () => void): Command[] {
  const { router } = app;
  const group = 'Review';
  return [
    ...tabs.map(({ value, label, key }) => ({
      id: `review.${value}`,
      title: `Review: ${label.toLowerCase()}`,
      group,
      keys: [key],
      run: () => choose(value),
    })),
    { id: 'review.more', title: 'Show or hide the parts that this depth does not need', group, keys: ['v o'], run: more },
    { id: 'review.undo', title: 'Undo in the review', group, keys: ['$mod+Z', 'u'], run: () => void review.undo() },
    { id: 'review.redo', title: 'Redo in the review', group, keys: ['$mod+Shift+Z', '$mod+Y'], run: () => void review.redo() },
    { id: 'review.scenario', title: 'Make a scenario of it: drill what happened, with roles in place of names', group, keys: ['g x'], run: () => void makeScenario(app, review.incident, true) },
    { id: 'review.scenario-named', title: 'Make a scenario of it, with the names', group, run: () => void makeScenario(app, review.incident, false) },
    { id: 'review.incident', title: 'Go to the incident itself', group, keys: ['g c'], run: () => router.open(review.incident) },
  ];
}
