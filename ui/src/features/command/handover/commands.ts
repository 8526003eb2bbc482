import type { Command } from '../../../lib/keys';
import type { Screen } from '../screen';
import { free } from '../side/within';

/** Keys of the handover. */
export function handoverCommands({ state, ui }: Screen): Command[] {
  return [
    {
      id: 'handover',
      title: 'Hand over a role: brief, read back, yes',
      group: 'People',
      keys: ['h'],
      when: () => free() && state.view.value != null,
      run: () => ui.side.toggle('handover'),
    },
  ];
}
