import type { Command } from '../../../lib/keys';
import type { Screen } from '../screen';
import { free, within } from '../side/within';

/** Keys of the asks: to make one, to go to them, and to answer the one that has the focus. */
export function askCommands({ state, ui }: Screen): Command[] {
  const group = 'Asks';
  const seen = () => free() && state.view.value != null;
  const now = () => seen() && !state.readOnly;
  const row = () => (now() ? within('data-ask') : undefined);
  const on = (id: string, title: string, key: string, run: (ask: string) => unknown): Command => ({
    id: `asks.${id}`,
    title: `On an ask: ${title}`,
    group,
    keys: [key],
    keysOnly: true,
    when: () => row() != null,
    run: () => {
      const ask = row();
      if (ask != null) void run(ask);
    },
  });
  const form = (name: string) => (ask: string) => ui.side.ask(`${name}:${ask}`);
  return [
    { id: 'asks.make', title: 'Ask somebody, with a time box', group, keys: ['Shift+A'], when: now, run: () => ui.side.ask('ask') },
    { id: 'asks', title: 'Go to the asks', group, keys: ['q'], when: seen, run: () => void ui.side.focusCard('asks') },
    on('finished', 'finished', 'f', form('finished')),
    on('more', 'more time', 't', form('more_time')),
    on('blocked', 'blocked', 'b', form('blocked')),
    on('dropped', 'dropped', 'x', form('dropped')),
    on('readback', 'said back', 'r', (ask) => state.response.do({ kind: 'ask_read_back', ask }, `ask:${ask}`)),
  ];
}
