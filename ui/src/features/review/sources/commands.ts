// What can be done with sources, with its keys.
import type { SourceView } from '../../../lib/backend';
import type { Command } from '../../../lib/keys';

const group = 'Sources';

/** What can be done with one source; the keys work while the focus is in its row. */
export interface RowDeeds {
  toggle: () => void;
  rename: () => void;
  people: () => void;
  clock: () => void;
  newer: () => void;
  remove: () => void;
}

export function rowCommands({ name }: SourceView, deeds: RowDeeds): Command[] {
  return [
    { id: 'sources.toggle', title: `Hide or show ${name}`, group, keys: ['h'], run: deeds.toggle },
    { id: 'sources.rename', title: `Rename ${name}`, group, keys: ['F2', 'e'], run: deeds.rename },
    { id: 'sources.people', title: `Who is who in ${name}`, group, keys: ['p'], run: deeds.people },
    { id: 'sources.clock', title: `Put the clock of ${name} right`, group, keys: ['c'], run: deeds.clock },
    { id: 'sources.newer', title: `Bring in a newer export of ${name}`, group, keys: ['n'], run: deeds.newer },
    { id: 'sources.remove', title: `Take ${name} out of the review`, group, keys: ['Delete'], run: deeds.remove },
  ];
}

export function panelCommands(bring: () => void, back: () => void, inside: () => boolean): Command[] {
  return [
    { id: 'sources.bring', title: 'Bring a conversation in', group, keys: ['$mod+O'], run: bring },
    { id: 'sources.back', title: 'Back to the sources', group, keys: ['Escape'], inFields: true, keysOnly: true, when: inside, run: back },
  ];
}
