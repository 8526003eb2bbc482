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
  /** The same with Shift says the other thing. */
  noKeys: readonly string[];
}

/** Where an answer is saved and its failure told: each question has its own, so that two keys in a row both count. */
export function markPlace(question: MarkQuestion): string {
  return `mark ${question}`;
}

export const markAnswers: readonly MarkAnswering[] = [
  { question: 'severity', asks: 'Severity still right?', yesLabel: 'Yes', yes: 'yes', noLabel: 'No', no: 'no', keys: ['Alt+Digit7'], noKeys: ['Alt+Shift+Digit7'] },
  { question: 'missing', asks: 'Who is missing?', yesLabel: 'Nobody', yes: 'nobody', noLabel: 'Name', no: '', keys: ['Alt+Digit8'], noKeys: ['Alt+Shift+Digit8'] },
  { question: 'update', asks: 'Update out?', yesLabel: 'Yes', yes: 'yes', noLabel: 'Not yet', no: 'not yet', keys: ['Alt+Digit9'], noKeys: ['Alt+Shift+Digit9'] },
];
