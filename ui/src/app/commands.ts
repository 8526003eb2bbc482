// What can be done everywhere in the window.
import type { App } from '../lib/context';
import type { Command } from '../lib/keys';
import type { View } from '../lib/router.svelte';
import { timeOfDay } from '../lib/time';
import type { AlarmsState } from './alarms.svelte';
import { leaveField, moveRegion } from './focus';

/** The incident on screen, or the one whose card or row has the focus. */
function atHand(view: View): string | undefined {
  if (view.name === 'command' || view.name === 'review' || view.name === 'drill') return view.incident;
  const { card, row } = document.activeElement instanceof HTMLElement ? document.activeElement.dataset : {};
  return card || row;
}

/** Commands that are registered for as long as the window is open. */
export function globalCommands({ chimes, clock, router, session, strip, toasts }: App): Command[] {
  const ready = () => session.start?.store.kind === 'ready';
  const zoom = (step: -1 | 0 | 1) => () => {
    session.zoom(step).catch(() => toasts.show('The text size holds for now; it could not be saved.'));
  };
  const go = { group: 'Go to', when: ready };
  return [
    { ...go, id: 'go.board', title: 'Go to the board', keys: ['g b', '$mod+1'], run: () => router.go({ name: 'board' }) },
    {
      ...go,
      id: 'go.command',
      title: 'Go to the incident opened last',
      keys: ['g i', '$mod+2'],
      when: () => ready() && router.incident !== null,
      run: () => router.incident !== null && router.open(router.incident),
    },
    {
      ...go,
      id: 'go.search',
      title: 'Search everything',
      keys: ['/', '$mod+F', '$mod+Shift+F'],
      run: () => router.go({ name: 'search' }),
    },
    { ...go, id: 'go.reviews', title: 'Go to the reviews', keys: ['g r', '$mod+5'], run: () => router.go({ name: 'reviews' }) },
    { ...go, id: 'go.drills', title: 'Go to the drills', keys: ['g p', '$mod+6'], run: () => router.go({ name: 'drills' }) },
    {
      ...go,
      id: 'go.review',
      title: 'Go to the review of the incident opened last',
      keys: ['g v'],
      when: () => ready() && router.incident !== null,
      run: () => router.incident !== null && router.openReview(router.incident),
    },
    {
      id: 'review.nominate',
      title: 'Nominate the incident at hand for a review',
      group: 'Go to',
      keys: ['g n'],
      when: ready,
      run: () => router.openNominate(atHand(router.view)),
    },
    {
      ...go,
      id: 'go.directory',
      title: 'Go to people and services',
      keys: ['g d', '$mod+3'],
      run: () => router.go({ name: 'directory' }),
    },
    { ...go, id: 'go.library', title: 'Go to the library', keys: ['g l', '$mod+4'], run: () => router.go({ name: 'library' }) },
    {
      ...go,
      id: 'go.settings',
      title: 'Go to the settings',
      keys: ['g s', '$mod+,'],
      run: () => router.go({ name: 'settings' }),
    },
    { ...go, id: 'go.back', title: 'Go back', keys: ['Alt+ArrowLeft'], run: () => router.back() },
    {
      id: 'window.palette',
      title: 'Find a command',
      group: 'Window',
      keys: ['$mod+K'],
      when: ready,
      keysOnly: true,
      run: () => router.openPalette(),
    },
    { id: 'window.keys', title: 'Show all keys', group: 'Window', keys: ['?', 'F1'], when: ready, run: () => router.openKeys() },
    {
      id: 'window.region',
      title: 'Move to the next part of the screen',
      group: 'Window',
      keys: ['F6'],
      keysOnly: true,
      run: () => moveRegion(1),
    },
    {
      id: 'window.region-back',
      title: 'Move to the part before',
      group: 'Window',
      keys: ['Shift+F6'],
      keysOnly: true,
      run: () => moveRegion(-1),
    },
    {
      id: 'window.leave',
      title: 'Leave the field',
      group: 'Window',
      keys: ['Escape'],
      inFields: true,
      keysOnly: true,
      when: () => document.activeElement !== document.body,
      run: () => leaveField(),
    },
    {
      id: 'strip.close',
      title: 'Put the strip away',
      group: 'Window',
      when: ready,
      run: () => void strip.close().catch(() => toasts.show('The strip could not be put away; close its window.')),
    },
    {
      id: 'alarm.silence',
      title: 'Silence alarms for an hour, or sound them again',
      group: 'Alarms',
      keys: ['$mod+Shift+S'],
      when: ready,
      run: () => {
        chimes.toggleSilence();
        const until = timeOfDay(chimes.silentUntil, session.zone, false);
        toasts.show(chimes.silentUntil > clock.exact() ? `No sound until ${until}. Lines still come.` : 'Alarms sound again.');
      },
    },
    { id: 'text.larger', title: 'Larger text', group: 'Window', keys: ['$mod+=', '$mod++'], run: zoom(1) },
    { id: 'text.smaller', title: 'Smaller text', group: 'Window', keys: ['$mod+-'], run: zoom(-1) },
    { id: 'text.reset', title: 'Text in its usual size', group: 'Window', keys: ['$mod+0'], run: zoom(0) },
  ];
}

/** What can be done about the line that an alarm brought. */
export function alarmCommands({ router }: App, alarms: AlarmsState): Command[] {
  const group = 'Alarms';
  const there = () => alarms.shown != null;
  return [
    {
      id: 'alarm.open',
      title: 'Open what is due',
      group,
      keys: ['$mod+Shift+A'],
      when: there,
      run: () => {
        const { shown } = alarms;
        if (shown) router.open(shown.incident, { due: { key: shown.key } });
      },
    },
    { id: 'alarm.dismiss', title: 'Put the line of the alarm away', group, keys: ['$mod+Shift+D'], when: there, run: () => alarms.dismiss() },
  ];
}
