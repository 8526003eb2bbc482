import type { ReviewTab } from '../../lib/router.svelte';

/** The parts of a review, in the order of the work. */
export const tabs: { value: ReviewTab; label: string; key: string }[] = [
  { value: 'scope', label: 'Scope', key: 'v s' },
  { value: 'transcript', label: 'Transcript', key: 'v t' },
  { value: 'interviews', label: 'Interviews', key: 'v i' },
  { value: 'narrative', label: 'Narrative', key: 'v n' },
  { value: 'survey', label: 'Survey', key: 'v u' },
  { value: 'meetings', label: 'Meetings', key: 'v m' },
  { value: 'actions', label: 'Actions', key: 'v a' },
  { value: 'report', label: 'Report', key: 'v r' },
];
