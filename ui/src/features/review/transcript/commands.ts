// What can be done while reading, with its keys.
import type { Command } from '../../../lib/keys';
import type { ConversationState } from './conversation.svelte';
import type { Marker } from './marker.svelte';
import type { Selection } from './selection.svelte';
import { uses } from './words';

/** What the card of codes can do for a key. */
export interface Codebook {
  /** Opens it and goes into it; from within, back to reading. */
  show: () => void;
  add: () => void;
  write: () => Promise<void>;
  read: () => Promise<void>;
  /** Whether the focus is in it. */
  inside: () => boolean;
  /** Leaves what is written, or else the card. */
  back: () => void;
}

interface Reading {
  view: ConversationState;
  marker: Marker;
  selection: Selection;
  focus: () => void;
  pick: () => void;
  find: () => void;
  book: () => Codebook | undefined;
}

export function commands({ view, marker, selection, focus, pick, find, book }: Reading): Command[] {
  const group = 'Transcript';
  const there = () => view.total > 0;
  const move = (by: number) => () => {
    selection.clear();
    view.stand(view.row + by);
    focus();
  };
  const digits = Array.from({ length: 9 }, (_, index): Command => ({
    id: `transcript.code${index + 1}`,
    title: `Mark with the code under ${index + 1}`,
    group,
    keys: [String(index + 1)],
    keysOnly: true,
    when: () => there() && marker.recent[index] != null,
    run: () => {
      const recent = marker.recent[index];
      if (recent) void marker.make(recent.code.key);
    },
  }));
  const codes = (id: string, title: string, key: string, run: (card: Codebook) => void): Command => ({
    id: `codes.${id}`,
    title,
    group: 'Codes',
    keys: [key],
    when: () => book() != null,
    run: () => {
      const card = book();
      if (card) run(card);
    },
  });
  return [
    // Before the single keys that they end in.
    codes('show', 'Go to the codes, and back to reading', 'b b', (card) => card.show()),
    codes('add', 'Add a code', 'b a', (card) => card.add()),
    codes('write', 'Save the codes as a file', 'b s', (card) => void card.write()),
    codes('read', 'Read codes from a file', 'b r', (card) => void card.read()),
    { id: 'transcript.down', title: 'Next row', group, keys: ['j'], keysOnly: true, when: there, run: move(1) },
    { id: 'transcript.up', title: 'Row before', group, keys: ['k'], keysOnly: true, when: there, run: move(-1) },
    {
      id: 'transcript.select',
      title: 'Choose words: arrows extend, again to stop',
      group,
      keys: ['s'],
      when: there,
      run: () => {
        if (selection.holding) selection.clear();
        else {
          selection.holding = true;
          if (!selection.span) selection.word(view.row, 1, false);
        }
        focus();
      },
    },
    ...digits,
    { id: 'transcript.pick', title: 'Mark with any code', group, keys: ['c'], when: there, run: pick },
    {
      id: 'transcript.note',
      title: 'Write a note on the mark',
      group,
      keys: ['Enter'],
      keysOnly: true,
      when: () => marker.mark != null && marker.noting == null,
      run: () => (marker.noting = marker.mark?.id),
    },
    { id: 'transcript.clear', title: 'Take the mark away', group, keys: ['x'], when: () => marker.mark != null, run: () => void marker.clear() },
    ...uses.map(({ became, key, label }) => ({
      id: `transcript.${became}`,
      title: `Make of the mark: ${label.toLowerCase()}`,
      group,
      keys: [key],
      when: there,
      run: () => void marker.use(became),
    })),
    { id: 'transcript.compare', title: 'Put the mark beside another one, where accounts differ', group, keys: ['d'], when: there, run: () => void marker.compare() },
    {
      id: 'transcript.resume',
      title: 'Go on where I stopped',
      group,
      keys: ['r'],
      when: () => view.marking.value?.stopped != null,
      run: () => {
        view.stand((view.marking.value?.stopped ?? -1) + 1);
        focus();
      },
    },
    { id: 'transcript.find', title: 'Find words in the conversation', group, keys: ['f'], when: there, run: find },
    {
      id: 'transcript.leave',
      title: 'Let go of the chosen words, or of a mark kept beside',
      group,
      keys: ['Escape'],
      keysOnly: true,
      when: () => selection.span != null || selection.holding || marker.beside != null,
      run: () => {
        selection.clear();
        marker.beside = undefined;
      },
    },
    { id: 'codes.back', title: 'Leave the codes', group: 'Codes', keys: ['Escape'], inFields: true, keysOnly: true, when: () => book()?.inside() ?? false, run: () => book()?.back() },
  ];
}
