// Where something that was found in a review stands.
import type { ReviewHit, WrittenSort } from '../../lib/backend';
import type { ReviewPlace, ReviewTab } from '../../lib/router.svelte';

/** What was found, in a word or two. */
export const sortLabel: Record<WrittenSort, string> = {
  scope: 'Scope',
  section: 'Narrative',
  finding: 'Finding',
  difference: 'Difference',
  mark: 'Note on a mark',
  note: 'Interview',
  talk: 'Interview',
  expertise: 'Who knows what',
  meeting: 'Meeting',
  idea: 'Idea',
  reader: 'A reader',
};

/** The part of the review, and the place in it. */
export function placeOfHit({ sort, id, place }: ReviewHit): { tab: ReviewTab; at?: ReviewPlace } {
  switch (sort) {
    case undefined:
      return { tab: 'transcript', at: { source: id, place: Number.parseInt(place, 10) || 0 } };
    case 'scope':
      return { tab: 'scope' };
    case 'section':
      return { tab: 'narrative', at: { id: place } };
    case 'finding':
      return { tab: 'narrative' };
    case 'difference':
      return { tab: 'transcript' };
    case 'mark':
      return { tab: 'transcript', ...marked(place) };
    case 'note':
      return { tab: 'interviews', at: { note: id } };
    case 'talk':
      return { tab: 'interviews', at: { id: place } };
    case 'expertise':
      return { tab: 'interviews' };
    case 'meeting':
      return { tab: 'meetings', at: { id: place } };
    case 'idea':
      return { tab: 'actions', at: { id } };
    case 'reader':
      return { tab: 'report' };
  }
}

/** The place of a marked passage, from its address. */
function marked(address: string): { at?: ReviewPlace } {
  const [what, id, range] = address.replace(/^evidence:/, '').split('/');
  if (!id) return {};
  return what === 'source' ? { at: { source: id, place: Number.parseInt(range ?? '0', 10) || 0 } } : { at: { line: id } };
}
