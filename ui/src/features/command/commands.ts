import type { Command } from '../../lib/keys';
import { isTyping } from '../../lib/keys';
import { makeScenario } from '../../lib/scenarios';
import { milestoneLabel, milestones } from '../../lib/words';
import { stepCommands } from './checklist/commands';
import { grabCommands } from './header/grab';
import { LineActions } from './log/actions.svelte';
import { milestoneKey } from './milestones/milestones.svelte';
import type { Screen } from './screen';
import { rowCommands, sideCommands } from './side/commands';

/** What can be done to the incident on screen, with its keys. */
export function commands(screen: Screen): Command[] {
  return [...incident(screen), ...grabCommands(screen), ...log(screen), ...line(screen), ...milestone(screen), ...sideCommands(screen), ...stepCommands(screen), ...rowCommands(screen)];
}

/** Letters belong to an open menu. */
function free(): boolean {
  return document.activeElement?.closest('[role=menu]') == null;
}

function incident({ app, state, ui }: Screen): Command[] {
  const group = 'Incident';
  const now = () => free() && !state.readOnly && state.view.value != null;
  return [
    { id: 'composer.focus', title: 'Write a line', group, keys: ['$mod+L', 'i'], when: now, run: () => ui.focusComposer() },
    {
      id: 'composer.enter',
      title: 'Write a line, when nothing has the focus',
      group,
      keys: ['Enter'],
      keysOnly: true,
      when: () => now() && document.activeElement === document.body,
      run: () => ui.focusComposer(),
    },
    {
      id: 'composer.now',
      title: 'Set the clock of the line being written to now',
      group,
      keys: ['$mod+.'],
      when: () => now() && state.composer.text !== '',
      run: () => state.composer.holdNow(),
    },
    { id: 'statement.edit', title: 'Write the incident statement', group, keys: ['s'], when: now, run: () => void state.statement.edit() },
    {
      id: 'statement.versions',
      title: 'Show the versions of the statement',
      group,
      keys: ['Shift+S'],
      when: () => free() && (state.view.value?.statements.length ?? 0) > 0,
      run: () => (state.statement.showVersions = !state.statement.showVersions),
    },
    { id: 'command.severity', title: 'Change the severity', group, keys: ['Shift+V'], when: now, run: () => (ui.severityMenu = true) },
    { id: 'command.guide', title: 'How bad is it: size it by questions', group, keys: ['a'], when: now, run: () => ui.side.toggle('guide') },
    { id: 'command.phase', title: 'Change the phase', group, keys: ['Shift+P'], when: now, run: () => (ui.phaseMenu = true) },
    { id: 'command.title', title: 'Change the title', group, keys: ['Shift+T'], when: now, run: () => (ui.editingTitle = true) },
    {
      id: 'command.resolve',
      title: 'Resolve the incident; after that, stand down',
      group,
      keys: ['Shift+R'],
      when: now,
      run: () => (state.view.value?.phase === 'resolved' ? ui.side.open('standdown') : void state.resolve()),
    },
    {
      id: 'command.asknown',
      title: 'Look at an earlier minute: as it was known at',
      group,
      keys: ['t'],
      when: () => free() && state.view.value != null,
      run: () => state.asKnown.open(state.lastMinute),
    },
    {
      id: 'command.scenario',
      title: 'Make a scenario of it: drill what happened, with roles in place of names',
      group,
      keys: ['g x'],
      when: () => free() && state.view.value?.phase === 'resolved',
      run: () => void makeScenario(app, state.view.value?.id ?? '', true),
    },
    {
      id: 'command.export',
      title: 'Export the incident',
      group,
      keys: ['$mod+E'],
      when: () => state.view.value != null,
      run: () => app.router.openExport(state.view.value?.id ?? state.incident),
    },
    {
      id: 'command.strip',
      title: 'Show the strip above other windows, or put it away',
      group,
      keys: ['$mod+Shift+L'],
      when: () => state.view.value != null,
      run: () => void state.failures.guard('header', () => app.strip.toggle(state.view.value?.id ?? state.incident)),
    },
    { id: 'command.details', title: 'Show or hide the details', group, keys: [']'], when: free, run: () => ui.toggleDrawer('details') },
    // A field has its own undo; the log's is for everywhere else.
    { id: 'command.undo', title: 'Take back what was done last', group, keys: ['$mod+Z'], when: () => now() && !inField(), run: () => void state.undo() },
    {
      id: 'command.redo',
      title: 'Do again what was taken back',
      group,
      keys: ['$mod+Shift+Z', '$mod+Y'],
      when: () => now() && !inField(),
      run: () => void state.redo(),
    },
    {
      id: 'command.leave',
      title: 'Back: to now, out of what is open',
      group,
      keys: ['Escape'],
      keysOnly: true,
      when: () => free() && !inField(),
      run: () => leave({ app, state, ui }),
    },
  ];
}

function leave({ state, ui }: Screen): void {
  if (state.asKnown.choosing || state.asKnown.past) void state.asKnown.now();
  else if (ui.side.form != null) ui.side.leave();
  else if (ui.side.panel) ui.side.close();
  else if (ui.drawer) ui.drawer = undefined;
  else if (ui.filterOpen) ui.filterOpen = false;
  else if (state.lines.panel) state.lines.close();
  else state.log.unselect();
}

function log({ app, state, ui }: Screen): Command[] {
  const group = 'Log';
  const { log } = state;
  const move = (by: number) => () => {
    log.move(by);
    ui.focusLog();
  };
  return [
    { id: 'log.next', title: 'Next line', group, keys: ['j'], keysOnly: true, when: free, run: move(1) },
    { id: 'log.previous', title: 'Line before', group, keys: ['k'], keysOnly: true, when: free, run: move(-1) },
    {
      id: 'log.order',
      title: 'Order the log as written, or as it happened',
      group,
      keys: ['o'],
      when: free,
      run: () => ui.setOrder(log.order === 'arrival' ? 'happened' : 'arrival'),
    },
    { id: 'log.utc', title: 'Show times in UTC, or local ones', group, keys: ['z'], when: free, run: () => (log.utc = !log.utc) },
    {
      id: 'log.own',
      title: 'Show only the lines of this incident, or those merged into it, too',
      group,
      keys: ['Shift+M'],
      when: () => free() && (state.view.value?.merged.length ?? 0) > 0,
      run: () => void log.setFilter({ ...log.filter, own: !log.filter.own }),
    },
    {
      id: 'log.into',
      title: 'Open the incident of a merged line, or the one that this was merged into',
      group,
      keys: ['Shift+U'],
      when: () => free() && (log.selected?.of ?? state.view.value?.mergedInto) != null,
      run: () => {
        const line = log.selected;
        const other = line?.of ?? state.view.value?.mergedInto;
        if (other) app.router.open(other.id, line?.of ? { line: line.id } : {});
      },
    },
    { id: 'log.filter', title: 'Filter the log', group, keys: ['\\', 'Shift+F'], when: free, run: () => (ui.filterOpen = !ui.filterOpen) },
    {
      id: 'log.end',
      title: 'To the end of the log',
      group,
      keys: ['Shift+G'],
      when: () => free() && log.total > 0,
      run: () => {
        log.select(log.total - 1);
        ui.focusLog();
      },
    },
    {
      id: 'log.start',
      title: 'To the start of the log',
      group,
      keys: ['Shift+H'],
      when: () => free() && log.total > 0,
      run: () => {
        log.select(0);
        ui.focusLog();
      },
    },
    {
      id: 'log.search',
      title: 'Search in everything that was written',
      group,
      when: free,
      run: () => app.router.go({ name: 'search' }),
    },
  ];
}

function line({ state, ui }: Screen): Command[] {
  const group = 'Selected line';
  const { log, lines } = state;
  const selected = () => (free() ? log.selected : undefined);
  const changeable = () => !state.readOnly && LineActions.written(selected());
  const run = (does: (line: NonNullable<ReturnType<typeof selected>>) => unknown) => () => {
    const chosen = log.selected;
    if (chosen) void does(chosen);
  };
  return [
    {
      id: 'line.edit',
      title: 'Edit the line',
      group,
      keys: ['e'],
      when: () => !state.readOnly && selected() != null && selected()?.origin.kind !== 'declared' && (!selected()?.of || LineActions.written(selected())),
      run: run((chosen) => ui.editLine(chosen)),
    },
    { id: 'line.strike', title: 'Strike the line', group, keys: ['x'], when: () => changeable() && !selected()?.struck, run: run((chosen) => lines.ask('strike', chosen)) },
    {
      id: 'line.restore',
      title: 'Restore the struck line',
      group,
      keys: ['x'],
      when: () => !state.readOnly && selected()?.struck != null,
      run: run((chosen) => lines.restore(chosen)),
    },
    { id: 'line.pin', title: 'Pin or unpin the line', group, keys: ['p'], when: changeable, run: run((chosen) => lines.pin(chosen)) },
    { id: 'line.flag', title: 'Keep the line for the review, or not', group, keys: ['f'], when: changeable, run: run((chosen) => lines.flag(chosen)) },
    { id: 'line.history', title: 'History of the line', group, keys: ['Shift+E'], when: () => selected() != null, run: run((chosen) => lines.history(chosen)) },
    {
      id: 'line.picture',
      title: 'Show the picture of the line',
      group,
      keys: ['v'],
      when: () => (selected()?.attachments.length ?? 0) > 0,
      run: run((chosen) => ui.showPicture(chosen, 0)),
    },
    { id: 'line.copy', title: 'Copy the text of the line', group, keys: ['c'], when: () => selected() != null, run: run((chosen) => ui.copy(chosen.text)) },
    {
      id: 'line.menu',
      title: 'Everything that can be done to the line',
      group,
      keys: ['.', 'ContextMenu', 'Shift+F10'],
      when: () => selected() != null,
      run: () => (ui.rowMenu = true),
    },
    { id: 'line.erase', title: 'Erase what the line says, for good', group, when: () => !state.readOnly && LineActions.changeable(selected()), run: run((chosen) => lines.ask('erase', chosen)) },
  ];
}

function milestone({ state, ui }: Screen): Command[] {
  const group = 'Milestones';
  const now = () => free() && !state.readOnly && state.view.value != null;
  return [
    {
      id: 'milestones',
      title: 'Go to the milestones; their letter sets them to now',
      group,
      keys: ['m'],
      when: free,
      run: () => {
        ui.drawer = 'milestones';
        state.milestones.menu = true;
      },
    },
    ...milestones.map(
      (one): Command => ({
        id: `milestone.${one}`,
        title: `${milestoneLabel[one]}: set to now`,
        group,
        keys: [`m ${milestoneKey[one]}`],
        when: now,
        run: () => void state.milestones.set(one),
      }),
    ),
  ];
}

function inField(): boolean {
  return isTyping(document.activeElement);
}
