import type { DifferenceSort, KnownSort, LaneSort, RemarkSort, Standing } from '../../../lib/backend';

export const standingLabel: Record<Standing, string> = {
  fact: 'Fact',
  open: 'Open',
  supported: 'Supported',
  dropped: 'Dropped',
  answered: 'Answered',
  none: 'Not held',
};

export const knownLabel: Record<KnownSort, string> = {
  statement: 'Statement',
  fact: 'Fact',
  hypothesis: 'Hypothesis',
  milestone: 'Milestone',
};

export const remarkLabel: Record<RemarkSort, string> = {
  first: 'First word',
  ahead: 'Told ahead',
  behind: 'Told behind',
  kept: 'Kept',
  late: 'Later than promised',
  waits: 'Not confirmed',
};

export const laneLabel: Record<LaneSort, string> = {
  did: 'Did or said it',
  named: 'Was named',
  wrote: 'Wrote it down',
  spoke: 'Spoke',
  told: 'Told it afterwards',
};

export const differenceLabel: Record<DifferenceSort, string> = {
  marks: 'Two readings',
  told: 'Two accounts',
  times: 'Two times',
  objection: 'An objection',
  hypothesis: 'Held and dropped',
};
