import type { Command } from '../../../lib/keys';
import type { Screen } from '../screen';
import { free } from '../side/within';

/** One page of what holds now, for whoever leaves the desk: saved where a person says. */
async function save({ app, state, ui }: Screen): Promise<void> {
  const { backend } = app;
  await state.failures.guard('header', async () => {
    const { text } = await backend.call('grab_sheet', { incident: state.incident });
    const reference = state.view.value?.reference ?? state.incident;
    const { path } = await backend.window('save_text', { fileName: `${reference}-grab-sheet.html`, text });
    if (path) ui.say(`Saved as ${path}.`);
  });
}

/** The same page onto paper at once. */
async function print({ app, state }: Screen): Promise<void> {
  await state.failures.guard('header', async () => {
    const { text } = await app.backend.call('grab_sheet', { incident: state.incident });
    app.router.openPaper(text);
  });
}

/** The sheet of paper of the incident. */
export function grabCommands(screen: Screen): Command[] {
  return [
    {
      id: 'command.grab',
      title: 'Grab sheet: save one page of what holds now',
      group: 'Incident',
      keys: ['$mod+P'],
      when: () => free() && screen.state.view.value != null,
      run: () => void save(screen),
    },
    {
      id: 'command.grab-print',
      title: 'Grab sheet: print one page of what holds now',
      group: 'Incident',
      keys: ['$mod+Shift+P'],
      when: () => free() && screen.state.view.value != null,
      run: () => void print(screen),
    },
  ];
}
