import type { TimerKind } from '../../lib/backend';
import type { Screen } from './screen';

/** Opens what a clock is about: the update to write, the ask to answer. */
export function openDue({ state, ui }: Screen, key: string): void {
  const timer = state.response.value?.timers.find((one) => one.key === key);
  const open: Record<TimerKind, () => void> = {
    update: () => ui.side.open('update', key),
    ask: () => void ui.side.focusCard('asks'),
    page: () => void ui.side.focusCard('roster'),
    command: () => void ui.side.focusCard('roles'),
    decision: () => ui.side.open('ledger'),
    revisit: () => ui.side.open('ledger'),
    reporting: () => ui.side.open('standdown'),
    item: () => state.checklist.enter(),
    time_box: () => state.checklist.enter(),
  };
  if (timer) open[timer.kind]();
  else void ui.side.focusCard('clocks');
}
