import type { Command } from '../../../lib/keys';
import type { Screen } from '../screen';
import { free, within } from '../side/within';
import { worst } from './reading';

/** Keys of the promises: one from anywhere, the others on the row that has the focus. */
export function clockCommands({ app, state, ui }: Screen): Command[] {
  const group = 'Updates';
  const now = () => free() && !state.readOnly && state.view.value != null;
  const row = () => (now() ? within('data-clock') : undefined);
  const ask = (form: string) => () => {
    const audience = row();
    if (audience != null) ui.side.ask(`${form}:${audience}`);
  };
  const onRow = (id: string, title: string, key: string, form: string): Command => ({
    id: `clocks.${id}`,
    title,
    group,
    keys: [key],
    keysOnly: true,
    when: () => row() != null,
    run: ask(form),
  });
  return [
    {
      id: 'update.compose',
      title: 'Write the update that waits most',
      group,
      keys: ['u'],
      when: now,
      run: () => ui.side.open('update', worst(state.response.value?.clocks ?? [], app.clock.exact())?.audience),
    },
    { id: 'clocks', title: 'Go to the next updates', group, keys: ['w'], when: () => free() && state.view.value != null, run: () => void ui.side.focusCard('clocks') },
    onRow('changed', 'On a row: something changed, due now', 'm', 'due'),
    onRow('snooze', 'On a row: set it aside, with a reason', 's', 'snooze'),
    onRow('cadence', 'On a row: how often they hear', 'c', 'cadence'),
  ];
}
