import type { QueueGroup, ReviewPart, ReviewScope, ReviewStanding, ReviewTier, Seat, Signal } from '../../lib/backend';

export const tiers: readonly ReviewTier[] = ['none', 'light', 'standard', 'deep'];

const tierLabel: Record<ReviewTier, string> = {
  none: 'No review',
  light: 'Light review',
  standard: 'Standard review',
  deep: 'Deep review',
};

const standingLabel: Record<ReviewStanding, string> = {
  unasked: 'No review asked for',
  nominated: 'Nominated',
  passed_over: 'Passed over',
  open: 'Depth still open',
  none: 'No review',
  closed: 'Done',
};

export const groups: readonly QueueGroup[] = ['asked', 'to_begin', 'running', 'done', 'without'];

export const groupLabel: Record<QueueGroup, string> = {
  asked: 'To decide',
  to_begin: 'To begin',
  running: 'Running',
  done: 'Done',
  without: 'Without',
};

/** What one can do with them; empty where the name says enough. */
export const groupMeaning: Record<QueueGroup, string> = {
  asked: 'Somebody nominated them: discuss or skip.',
  to_begin: 'They are to have a review, and nobody has begun.',
  running: '',
  done: '',
  without: 'They were skipped, or it was decided that there is none.',
};

export const seats: readonly Seat[] = ['facilitator', 'partner', 'note_taker'];

export const seatLabel: Record<Seat, string> = { facilitator: 'Facilitator', partner: 'Partner', note_taker: 'Note-taker' };

export const seatMeaning: Record<Seat, string> = {
  facilitator: 'leads it',
  partner: 'prepares and asks with them',
  note_taker: 'writes, so that the others can listen',
};

/** What makes an incident worth a closer look, in the order of the form. */
export const signalLabel: Record<Signal, string> = {
  many_teams: 'More than two teams were in it',
  new: 'Something new, or a new interaction',
  boring: 'The trigger looks boring',
  unforeseen_use: 'A use nobody had foreseen',
  nearly_worse: 'It nearly became much worse',
  repeat: 'It looks like one we had',
  much_talk: 'People still talk about it',
  confusion: 'People were confused',
  moment: 'It came at an important moment',
  one_person: 'Almost everything rested on one person',
  corner_case: 'Nothing was down, and yet it is strange',
  curious: 'Somebody is curious',
};

export const signals = Object.keys(signalLabel) as Signal[];

export const partLabel: Record<ReviewPart, string> = {
  scope: 'Scope',
  transcript: 'Transcript',
  interviews: 'Interviews',
  narrative: 'Narrative',
  survey: 'Survey',
  meetings: 'Meetings',
  actions: 'Actions',
  report: 'Report',
};

export function tierName(tier: ReviewTier): string {
  return tierLabel[tier];
}

/** What the review is to be, in two words. */
export function tierWords({ tier, standing }: Pick<ReviewScope, 'tier' | 'standing'>): string {
  if (standing === 'closed' || standing === 'nominated' || standing === 'passed_over') return standingLabel[standing];
  return tier ? tierLabel[tier.tier] : standingLabel[standing];
}

/** Who leads it. */
export function leads({ seats }: Pick<ReviewScope, 'seats'>): string {
  const facilitator = seats.find(({ seat }) => seat === 'facilitator');
  return facilitator ? `facilitator ${facilitator.name}` : 'nobody leads it yet';
}
