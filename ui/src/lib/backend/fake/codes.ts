// Some of the codes that the program brings.
import type { Code, CodeColour, CodeShape } from '../generated';

type Row = [key: string, name: string, group: string, colour: CodeColour, shape: CodeShape, memo: string];

const rows: Row[] = [
  ['narrative', 'Narrative', 'Start with these', 'amber', 'solid', 'Belongs into the story as it will be told.'],
  ['follow-up', 'Follow up with a person', 'Start with these', 'violet', 'solid', 'Somebody could tell more about this.'],
  ['detection', 'Detection', 'What was going on', 'amber', 'double', 'The moment something was noticed.'],
  ['diagnosis', 'Diagnosis', 'What was going on', 'blue', 'solid', 'Finding out what is going on.'],
  ['repair', 'Repair', 'What was going on', 'green', 'solid', 'Putting the thing itself right.'],
  ['cue', 'Cue', 'Making sense', 'blue', 'dotted', 'What caught somebody’s eye.'],
  ['surprise', 'Surprise', 'Making sense', 'rose', 'wavy', 'Nobody had thought it would do that.'],
  ['decision', 'Decision', 'Making sense', 'violet', 'double', 'A choice, with the other choices there were.'],
  ['good-catch', 'Good catch', 'Working together', 'green', 'double', 'Seen in time.'],
  ['blocked', 'Blocked', 'Working together', 'rose', 'solid', 'Somebody could not go on.'],
  ['question', 'Question', 'For the review', 'violet', 'dotted', 'Nobody here could answer it yet.'],
  ['theme', 'Theme', 'For the review', 'violet', 'wavy', 'Runs through more than one account.'],
];

export const codes: Code[] = rows.map(([key, name, group, colour, shape, memo]) => ({ key, name, group, colour, shape, memo }));
