// Keys for looking at an earlier minute, and for the ways to look at a conversation.
import type { Command } from '../../../lib/keys';
import type { KnownState, Look } from './known.svelte';

interface Scrubbing {
  known: KnownState;
  track: () => HTMLElement | undefined;
  field: () => HTMLInputElement | undefined;
  /** Goes to the minute in the conversation. */
  read: () => void;
  leave: () => void;
}

export function scrubbing({ known, track, field, read, leave }: Scrubbing): Command[] {
  const group = 'As it was known';
  const there = () => known.axis != null;
  const focused = () => document.activeElement != null && document.activeElement === track();
  const typing = () => document.activeElement != null && document.activeElement === field();
  const step = (id: string, title: string, keys: string[], run: () => void): Command => ({ id: `known.${id}`, title, group, keys, keysOnly: true, when: focused, run });
  return [
    { id: 'known.minute', title: 'Look at an earlier minute', group, keys: ['m'], when: there, run: () => track()?.focus() },
    { id: 'known.type', title: 'Type the minute to look at', group, keys: ['Shift+M'], when: there, run: () => field()?.focus() },
    step('back', 'A minute back', ['ArrowLeft', 'ArrowDown'], () => known.step(-1)),
    step('on', 'A minute on', ['ArrowRight', 'ArrowUp'], () => known.step(1)),
    step('back10', 'Ten minutes back', ['Shift+ArrowLeft', 'PageDown'], () => known.step(-10)),
    step('on10', 'Ten minutes on', ['Shift+ArrowRight', 'PageUp'], () => known.step(10)),
    step('first', 'To the beginning', ['Home'], () => known.axis && known.show(known.axis.from)),
    step('last', 'To the end', ['End'], () => known.axis && known.show(known.axis.to)),
    step('from', 'Read the conversation from this minute', ['Enter'], read),
    { id: 'known.now', title: 'Back to what is known now', group, keys: ['n'], when: () => known.at != null, run: leave },
    {
      id: 'known.leave',
      title: 'Back to now, from the line of time',
      group,
      keys: ['Escape'],
      keysOnly: true,
      inFields: true,
      when: () => focused() || typing(),
      run: leave,
    },
  ];
}

/** The ways to look at a conversation, in the order of the switch. */
export const looks: readonly { value: Look; label: string; key: string; title: string }[] = [
  { value: 'read', label: 'Read', key: 'w r', title: 'Read the conversation' },
  { value: 'told', label: 'Told and known', key: 'w t', title: 'What was told beside what was known' },
  { value: 'people', label: 'Points of view', key: 'w p', title: 'One lane for each person' },
  { value: 'differ', label: 'Differences', key: 'w d', title: 'Where accounts differ' },
];

export function looking(known: KnownState, focus: () => void): Command[] {
  return looks.map(({ value, key, title }) => ({
    id: `known.${value}`,
    title,
    group: 'Transcript',
    keys: [key],
    run: () => {
      known.choose(value);
      if (value === 'read') focus();
    },
  }));
}
