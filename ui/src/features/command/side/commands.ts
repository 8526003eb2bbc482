import type { Command } from '../../../lib/keys';
import { clockCommands } from '../clocks/commands';
import type { Screen } from '../screen';

/** What can be done from anywhere with what stands beside the log. */
export function sideCommands(screen: Screen): Command[] {
  return clockCommands(screen);
}
