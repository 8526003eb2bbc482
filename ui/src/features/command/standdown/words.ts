import type { ReviewTier } from '../../../lib/backend';

export const tierLabel: Record<ReviewTier, string> = { none: 'None', light: 'Light', standard: 'Standard', deep: 'Deep' };

/** What each depth asks of people. */
export const tierMeaning: Record<ReviewTier, string> = {
  none: 'no review, with the reason',
  light: 'one person writes a page',
  standard: 'a draft, a talk or two, one meeting',
  deep: 'interviews, a narrative, a meeting, later a second look',
};

export const tiers: readonly ReviewTier[] = ['none', 'light', 'standard', 'deep'];
