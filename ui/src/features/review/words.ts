import type { ReviewScope, ReviewStanding, ReviewTier } from '../../lib/backend';

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

/** What the review is to be, in two words. */
export function tierWords({ tier, standing }: ReviewScope): string {
  if (standing === 'closed') return standingLabel.closed;
  return tier ? tierLabel[tier.tier] : standingLabel[standing];
}

/** Who leads it. */
export function leads({ seats }: ReviewScope): string {
  const facilitator = seats.find(({ seat }) => seat === 'facilitator');
  return facilitator ? `facilitator ${facilitator.name}` : 'nobody leads it yet';
}
