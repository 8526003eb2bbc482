import type { Filter } from '../../../lib/backend';
import { kindLabel } from '../../../lib/words';

/** A filter that lets every standing line through. */
export function emptyFilter(): Filter {
  return { kinds: [], pinned: false, flagged: false, pictures: false, struck: false, routine: false, own: false };
}

/** One condition of a filter, as a chip shows it. */
export interface Condition {
  id: string;
  label: string;
  /** The filter without it. */
  without: Filter;
}

/** The conditions of a filter, one chip each. */
export function conditions(filter: Filter): Condition[] {
  const chips: Condition[] = filter.kinds.map((kind) => ({
    id: `kind:${kind}`,
    label: kindLabel[kind],
    without: { ...filter, kinds: filter.kinds.filter((other) => other !== kind) },
  }));
  if (filter.person) {
    chips.push({ id: 'person', label: `@${filter.person}`, without: { ...filter, person: undefined } });
  }
  if (filter.service) {
    chips.push({ id: 'service', label: `#${filter.service}`, without: { ...filter, service: undefined } });
  }
  if (filter.pinned) chips.push({ id: 'pinned', label: 'Pinned', without: { ...filter, pinned: false } });
  if (filter.flagged) chips.push({ id: 'flagged', label: 'For the review', without: { ...filter, flagged: false } });
  if (filter.pictures) chips.push({ id: 'pictures', label: 'With pictures', without: { ...filter, pictures: false } });
  if (filter.struck) chips.push({ id: 'struck', label: 'Struck lines too', without: { ...filter, struck: false } });
  if (filter.routine) chips.push({ id: 'routine', label: 'Routine lines too', without: { ...filter, routine: false } });
  if (filter.text) {
    chips.push({ id: 'text', label: `holds “${filter.text}”`, without: { ...filter, text: undefined } });
  }
  return chips;
}

/** Whether a filter hides standing lines. Showing struck and routine ones as well hides nothing. */
export function narrows(filter: Filter): boolean {
  return filter.own || conditions({ ...filter, struck: false, routine: false }).length > 0;
}
