import type { Naming, NoteKind, TalkStanding } from '../../../lib/backend';

export const standingWords: Record<TalkStanding, string> = {
  planned: 'planned',
  prepared: 'prepared',
  agreed: 'agreed',
  declined: 'does not want to',
  running: 'goes on now',
  ended: 'to be gone through',
  summed: 'gone through',
  dropped: 'does not take place',
};

export const noteKinds: { value: NoteKind; label: string; key: string }[] = [
  { value: 'heard', label: 'Heard', key: 'Alt+h' },
  { value: 'quote', label: 'Quote', key: 'Alt+q' },
  { value: 'observed', label: 'Observed', key: 'Alt+o' },
  { value: 'interpretation', label: 'Interpretation', key: 'Alt+i' },
  { value: 'question', label: 'Question', key: 'Alt+u' },
  { value: 'theme', label: 'Theme', key: 'Alt+t' },
  { value: 'follow_up', label: 'Follow-up', key: 'Alt+f' },
];

export const noteWords = Object.fromEntries(noteKinds.map(({ value, label }) => [value, label])) as Record<NoteKind, string>;

export const namings: { value: Naming; label: string }[] = [
  { value: 'name', label: 'By name' },
  { value: 'role', label: 'By role' },
  { value: 'unnamed', label: 'Not at all' },
];
