import type { Candidate } from '../../../lib/backend';

/** What is worth knowing before somebody leads: they were in it, or they are somebody's manager. It never blocks. */
export function hints({ name, wasIn, manages }: Pick<Candidate, 'name' | 'wasIn' | 'manages'>): { short: string; long: string }[] {
  const found = [];
  if (wasIn) found.push({ short: wasIn, long: `${name} ${wasIn}. Somebody who was not there hears more.` });
  if (manages.length > 0) {
    const names = manages.join(', ');
    found.push({ short: `manages ${names}`, long: `${name} is the manager of ${names}. People may tell a manager less.` });
  }
  return found;
}

/** Whose turn it is: willing, not in it, nobody's manager, and led longest ago. Candidates come in that order. */
export function turn(candidates: readonly Candidate[]): Candidate | undefined {
  return candidates.find((one) => one.willing && hints(one).length === 0);
}
