import type { BriefField, Passing } from '../../../lib/backend';

export const fieldLabel: Record<BriefField, string> = {
  severity: 'Severity and trend',
  history: 'Statement and history',
  plan: 'Objectives and current plan',
  tasks: 'Open asks',
  people: 'People',
  promises: 'Promises and clocks',
  temporary: 'Temporary changes to undo',
  contingencies: 'If-then and tripwires',
  constraints: 'Constraints and authority',
  unknowns: 'Unknown and disputed',
  places: 'Where things are',
  read_back: 'Read back',
};

export const passingLabel: Record<Passing, string> = {
  ask: 'Ask',
  question: 'Question',
  change: 'Temporary change',
  promise: 'Promise',
  report: 'Reporting clock',
};
