import type { Passage } from '../../../lib/backend';
import type { ReviewPlace, ReviewTab } from '../../../lib/router.svelte';

/** The address by which Markdown names a passage. */
export function addressOf({ source, line, note, place, last, from, to }: Passage): string {
  if (note) return `evidence:note/${note}`;
  if (source) return `evidence:source/${source}/${last > place ? `${place}-${last}` : place}`;
  return to > 0 ? `evidence:line/${line ?? ''}/${from}-${to}` : `evidence:line/${line ?? ''}`;
}

/** Where an address leads: to a place in the transcript, or to a note of an interview. */
export function placeOf(address: string): { tab: ReviewTab; at: ReviewPlace } | undefined {
  const [what, id, range] = address.replace(/^evidence:/, '').split('/');
  if (!id) return undefined;
  if (what === 'line') return { tab: 'transcript', at: { line: id } };
  if (what === 'note') return { tab: 'interviews', at: { note: id } };
  return what === 'source' ? { tab: 'transcript', at: { source: id, place: Number.parseInt(range ?? '0', 10) || 0 } } : undefined;
}

/** Where a passage lies. */
export const placeOfPassage = (passage: Passage): ReturnType<typeof placeOf> => placeOf(addressOf(passage));

/** A link to evidence; brackets in the words would end it early. */
export function linkTo(words: string, address: string): string {
  const plain = words.replace(/[[\]\s]+/g, ' ').trim();
  const short = plain.length > 60 ? `${plain.slice(0, 59).trimEnd()}…` : plain;
  return `[${short || 'evidence'}](${address})`;
}
