import type { Command } from '../../../lib/keys';
import type { Screen } from '../screen';
import { free, within } from '../side/within';

/** Keys of what is believed. */
export function ledgerCommands({ state, ui }: Screen): Command[] {
  const group = 'What is believed';
  const seen = () => free() && state.view.value != null;
  const now = () => seen() && !state.readOnly;
  return [
    { id: 'ledger', title: 'Show or hide what is believed', group, keys: ['Shift+L'], when: seen, run: () => ui.side.toggle('ledger') },
    {
      id: 'line.stands',
      title: 'How the selected line stands: a fact, supported, dropped',
      group,
      keys: ['='],
      when: () => now() && state.log.selected != null && !state.log.selected.of,
      run: () => {
        const line = state.log.selected;
        if (line) ui.side.stand({ id: line.id, text: line.text });
      },
    },
    {
      id: 'ledger.put',
      title: 'Put a hard decision before somebody, with a clock',
      group,
      keys: ['Shift+D'],
      when: now,
      run: () => {
        ui.side.open('ledger');
        ui.side.ask('put', true);
      },
    },
    {
      id: 'ledger.own',
      title: 'On a question: who finds out',
      group,
      keys: ['o'],
      keysOnly: true,
      when: () => now() && within('data-question') != null,
      run: () => ui.side.ask(`own:${within('data-question') ?? ''}`, true),
    },
  ];
}
