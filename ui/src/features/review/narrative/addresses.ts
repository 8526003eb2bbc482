import type { Passage } from '../../../lib/backend';
import type { ReviewPlace } from '../../../lib/router.svelte';

/** The address by which Markdown names a passage. */
export function addressOf({ source, line, place, last, from, to }: Passage): string {
  if (source) return `evidence:source/${source}/${last > place ? `${place}-${last}` : place}`;
  return to > 0 ? `evidence:line/${line ?? ''}/${from}-${to}` : `evidence:line/${line ?? ''}`;
}

/** Where an address leads in the transcript. */
export function placeOf(address: string): ReviewPlace | undefined {
  const [what, id, range] = address.replace(/^evidence:/, '').split('/');
  if (!id) return undefined;
  if (what === 'line') return { line: id };
  return what === 'source' ? { source: id, place: Number.parseInt(range ?? '0', 10) || 0 } : undefined;
}

/** A link to evidence; brackets in the words would end it early. */
export function linkTo(words: string, address: string): string {
  const plain = words.replace(/[[\]\s]+/g, ' ').trim();
  const short = plain.length > 60 ? `${plain.slice(0, 59).trimEnd()}…` : plain;
  return `[${short || 'evidence'}](${address})`;
}

/** What can be cited, as the picker lists it. */
export interface Citable {
  address: string;
  words: string;
  whence: string;
}

/** Whether all words that were typed stand in it. */
export function matches({ words, whence }: Citable, query: string): boolean {
  const text = `${words} ${whence}`.toLowerCase();
  return query.toLowerCase().split(/\s+/).every((word) => text.includes(word));
}
