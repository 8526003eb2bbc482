// Who somebody in a source may be said to be.
import type { Person } from '../../../lib/backend';

/** Nobody in the directory. */
export const NOBODY = '';

export function choices(people: readonly Person[]): { value: string; label: string; detail?: string }[] {
  return [{ value: NOBODY, label: 'Nobody in the directory' }, ...people.map(({ handle, name, team }) => ({ value: handle, label: name, detail: team ? `@${handle}, ${team}` : `@${handle}` }))];
}
