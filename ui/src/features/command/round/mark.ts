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
  keys: readonly string[];
}

export const markAnswers: readonly MarkAnswering[] = [
  { question: 'severity', asks: 'Severity still right?', yesLabel: 'Yes', yes: 'yes', noLabel: 'No', no: 'no', keys: ['Alt+1'] },
  { question: 'missing', asks: 'Who is missing?', yesLabel: 'Nobody', yes: 'nobody', noLabel: 'Name', no: '', keys: ['Alt+2'] },
  { question: 'update', asks: 'Update out?', yesLabel: 'Yes', yes: 'yes', noLabel: 'Not yet', no: 'not yet', keys: ['Alt+3'] },
];
