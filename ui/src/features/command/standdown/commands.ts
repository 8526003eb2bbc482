import type { Command } from '../../../lib/keys';
import type { Screen } from '../screen';
import { free } from '../side/within';

/** Keys of the end, and of ideas that come on the way there. */
export function standDownCommands({ state, ui }: Screen): Command[] {
  const group = 'Ending';
  const seen = () => free() && state.view.value != null;
  const now = () => seen() && !state.readOnly;
  return [
    { id: 'standdown', title: 'Show or hide the stand-down card', group, keys: ['Shift+X'], when: seen, run: () => ui.side.toggle('standdown') },
    { id: 'idea', title: 'Jot an idea for later, and go on', group, keys: ['Shift+I'], when: now, run: () => ui.side.ask('idea') },
  ];
}
