import type { Command } from '../../../lib/keys';
import type { Screen } from '../screen';
import { ways, type Way } from './composing.svelte';

const titles: Record<Way, string> = {
  plain: 'The update: copy as text',
  chat: 'The update: copy for Slack',
  mail: 'The update: open a mail draft',
  file: 'The update: save as a file',
  'mail-copy': 'The update: copy as a mail with its subject',
};

/** Keys of the update that is being written. They work while typing. */
export function updateCommands({ state, ui }: Screen): Command[] {
  const group = 'Updates';
  const { updates } = ui;
  const now = () => ui.side.panel?.name === 'update' && !state.readOnly && updates.sheet?.loaded === true;
  return [
    ...ways.map((way, index): Command => ({
      id: `update.${way}`,
      title: titles[way],
      group,
      keys: [`Alt+Digit${index + 1}`],
      when: now,
      run: () => void updates.ready(way),
    })),
    { id: 'update.sent', title: 'The update: it went out', group, keys: ['$mod+Enter'], when: now, run: () => ui.side.ask('sent', true) },
    {
      id: 'update.keep',
      title: 'The update: keep as a draft, not sent',
      group,
      keys: ['$mod+S'],
      when: now,
      run: () =>
        void updates.keep().then((kept) => {
          if (!kept) return;
          ui.say('Kept as a draft. It is not sent.', () => void state.undo());
          ui.side.close();
        }),
    },
  ];
}
