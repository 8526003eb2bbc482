import type { Command } from '../../../lib/keys';
import { askCommands } from '../asks/commands';
import { clockCommands } from '../clocks/commands';
import { peopleCommands } from '../people/commands';
import type { Screen } from '../screen';

/** What can be done with what stands beside the log. */
export function sideCommands(screen: Screen): Command[] {
  const all = [...clockCommands(screen), ...askCommands(screen), ...peopleCommands(screen)];
  // The later one counts: a letter on the row that has the focus goes before the same letter elsewhere.
  return [...all.filter((one) => !one.keysOnly), ...all.filter((one) => one.keysOnly)];
}
