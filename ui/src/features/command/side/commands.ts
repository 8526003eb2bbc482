import type { Command } from '../../../lib/keys';
import { askCommands } from '../asks/commands';
import { clockCommands } from '../clocks/commands';
import { handoverCommands } from '../handover/commands';
import { ledgerCommands } from '../ledger/commands';
import { peopleCommands } from '../people/commands';
import type { Screen } from '../screen';
import { standDownCommands } from '../standdown/commands';
import { updateCommands } from '../updates/commands';

/** What can be done from anywhere with what stands beside the log. */
export function sideCommands(screen: Screen): Command[] {
  return every(screen).filter((one) => !one.keysOnly);
}

/** What can be done on the row that has the focus. Registered last: there its letters go before the same ones elsewhere. */
export function rowCommands(screen: Screen): Command[] {
  return every(screen).filter((one) => one.keysOnly);
}

function every(screen: Screen): Command[] {
  return [
    ...clockCommands(screen),
    ...askCommands(screen),
    ...peopleCommands(screen),
    ...ledgerCommands(screen),
    ...standDownCommands(screen),
    ...handoverCommands(screen),
    ...updateCommands(screen),
  ];
}
