// What a list of injects changes in a scenario, inject by inject.
import type { Inject } from '../../../lib/backend';

export interface InjectNews {
  inject: Inject;
  news: 'new' | 'changed' | 'same' | 'gone';
}

/** Both as `whole` makes them, so that what is left out and what is empty are the same. */
export function newsOf(before: readonly Inject[], after: readonly Inject[]): InjectNews[] {
  const here = new Map(before.map((one) => [one.key, one]));
  const coming = new Set(after.map((one) => one.key));
  const rows = after.map((inject): InjectNews => {
    const had = here.get(inject.key);
    return { inject, news: had == null ? 'new' : said(had) === said(inject) ? 'same' : 'changed' };
  });
  return [...rows, ...before.filter((one) => !coming.has(one.key)).map((inject): InjectNews => ({ inject, news: 'gone' }))];
}

/** A value as text, whatever the order of its fields. */
function said(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    part != null && typeof part === 'object' && !Array.isArray(part) ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => a.localeCompare(b))) : part,
  );
}
