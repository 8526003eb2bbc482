import type { Command } from '../../../lib/keys';
import type { Screen } from '../screen';
import { free } from '../side/within';

/** One page of what holds now, for whoever leaves the desk: saved where a person says, to be opened and printed. */
async function save({ app, state, ui }: Screen): Promise<void> {
  const { backend } = app;
  await state.failures.guard('header', async () => {
    const { text } = await backend.call('grab_sheet', { incident: state.incident });
    const reference = state.view.value?.reference ?? state.incident;
    const { path } = await backend.window('save_text', { fileName: `${reference}-grab-sheet.html`, text });
    if (path) ui.say(`Saved as ${path}. Open it to print it.`);
  });
}

/** The sheet of paper of the incident. */
export function grabCommands(screen: Screen): Command[] {
  return [
    {
      id: 'command.grab',
      title: 'Grab sheet: one page of what holds now, to print',
      group: 'Incident',
      keys: ['$mod+P'],
      when: () => free() && screen.state.view.value != null,
      run: () => void save(screen),
    },
  ];
}
