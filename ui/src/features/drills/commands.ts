// What can be done at the console of a drill, with its keys.
import type { App } from '../../lib/context';
import type { Command } from '../../lib/keys';
import type { Rating } from '../../lib/backend';
import type { ConsoleState } from './desk.svelte';

interface Ways {
  now: () => number;
  note: () => void;
  players: () => void;
  stop: () => void;
}

export function commands({ router, toasts }: App, state: ConsoleState, { now, note, players, stop }: Ways): Command[] {
  const group = 'Drill';
  const standing = () => state.view?.standing;
  const begun = () => standing() === 'running' || standing() === 'paused';
  const waits = () => begun() && state.inject != null && state.inject.standing !== 'delivered';
  const rate = (value: Rating) => () => {
    const inject = state.inject;
    if (state.objective != null) void state.rate(state.objective, value);
    else if (inject?.standing === 'delivered') void state.answer(inject.key, value);
    // Said, and not left to the second key: alone that one would leave the inject out.
    else toasts.show('Nothing is seen of it yet: it has not come. Choose one that came, or an objective.');
  };
  const rated = () => state.objective != null || state.inject != null;
  return [
    { id: 'drill.deliver', title: 'Deliver the inject at hand', group, keys: ['Space'], when: waits, run: () => state.deliver() },
    { id: 'drill.clock', title: 'Start, pause or go on', group, keys: ['p'], when: () => begun() || standing() === 'planned', run: () => state.toggle(now()) },
    { id: 'drill.jump', title: 'Jump to the next inject', group, keys: ['f'], when: () => begun() && state.nextAt != null, run: () => state.jump() },
    ...[1, 2, 4].map((speed) => ({
      id: `drill.speed-${speed}`,
      title: `Run the drill clock ${speed === 1 ? 'as it is' : `${speed} times as fast`}`,
      group,
      keys: [String(speed)],
      when: begun,
      run: () => state.speed(speed),
    })),
    { id: 'drill.hold', title: 'Hold the inject at hand, or let it come', group, keys: ['h'], when: waits, run: () => state.hold() },
    { id: 'drill.skip', title: 'Leave the inject at hand out, or take it in again', group, keys: ['s'], when: waits, run: () => state.skip() },
    { id: 'drill.edit', title: 'Change the inject at hand', group, keys: ['e'], when: waits, run: () => (state.open = 'edit') },
    { id: 'drill.improvise', title: 'Improvise an inject', group, keys: ['i'], when: begun, run: () => (state.open = 'improvise') },
    { id: 'drill.next', title: 'Next inject', group, keys: ['j', 'ArrowDown'], keysOnly: true, run: () => state.step(1) },
    { id: 'drill.previous', title: 'Inject before', group, keys: ['k', 'ArrowUp'], keysOnly: true, run: () => state.step(-1) },
    { id: 'drill.now', title: 'Back to the inject that comes next', group, keys: ['.'], run: () => (state.chosen = undefined) },
    { id: 'drill.truth', title: 'Show or hide what is really going on', group, keys: ['t'], run: () => (state.truth = !state.truth) },
    { id: 'drill.note', title: 'Write what you saw', group, keys: ['n'], run: note },
    { id: 'drill.seen', title: 'Seen: the objective or inject at hand', group, keys: ['r s'], when: rated, run: rate('seen') },
    { id: 'drill.partly', title: 'Partly seen', group, keys: ['r p'], when: rated, run: rate('partly') },
    { id: 'drill.not-seen', title: 'Not seen', group, keys: ['r n'], when: rated, run: rate('not_seen') },
    { id: 'drill.players', title: 'Open the players’ window', group, keys: ['w'], run: players },
    { id: 'drill.command', title: 'Go to the players’ Command', group, keys: ['g c'], when: () => standing() !== 'planned', run: () => router.open(state.incident) },
    { id: 'drill.real-world', title: 'Something real happened: stop the drill and declare', group, keys: ['$mod+Shift+X'], when: begun, run: stop },
    { id: 'drill.end', title: 'End the drill', group, keys: ['Shift+E'], when: begun, run: () => state.end(now()) },
    { id: 'drill.undo', title: 'Undo in the drill', group, keys: ['$mod+Z', 'u'], run: () => void state.turn('drill_undo') },
    { id: 'drill.redo', title: 'Redo in the drill', group, keys: ['$mod+Shift+Z', '$mod+Y'], run: () => void state.turn('drill_redo') },
  ];
}
