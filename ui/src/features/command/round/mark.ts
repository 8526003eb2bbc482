import type { MarkQuestion } from '../../../lib/backend';

/** A question of the ten-minute mark, and how it is answered at one key. */
export interface MarkAnswering {
  question: MarkQuestion;
  asks: string;
  yesLabel: string;
  /** What the log says for yes. */
  yes: string;
  noLabel: string;
  no: string;
  /** Not the first digits: an update that is being written has those. */
  keys: readonly string[];
}

export const markAnswers: readonly MarkAnswering[] = [
  { question: 'severity', asks: 'Severity still right?', yesLabel: 'Yes', yes: 'yes', noLabel: 'No', no: 'no', keys: ['Alt+Digit7'] },
  { question: 'missing', asks: 'Who is missing?', yesLabel: 'Nobody', yes: 'nobody', noLabel: 'Name', no: '', keys: ['Alt+Digit8'] },
  { question: 'update', asks: 'Update out?', yesLabel: 'Yes', yes: 'yes', noLabel: 'Not yet', no: 'not yet', keys: ['Alt+Digit9'] },
];
