// When it began, as the statement says it. The words are for readers; only what reads as an instant is offered.

/** What stands behind "since" in a statement where it may be a time: in its part first, then in any sentence. */
function behindSince(statement: string): string | undefined {
  const time = '(?=[~<]?\\d|yesterday|today)(.*)$';
  const part = new RegExp(`^[ \\t]*since:[ \\t]*(?:since[ \\t]+)?${time}`, 'im').exec(statement);
  return (part ?? new RegExp(`\\bsince[ \\t]+${time}`, 'im').exec(statement))?.[1];
}

const bare = (word: string): string => word.replace(/[.,;:!?)]+$/, '').replace(/^\(/, '');

/**
 * The "Since" of a statement as a time to be read, or nothing when it cannot be one.
 *
 * A time in UTC counts before one on the wall. A time of a named zone is none: how far it is from here is not known.
 */
export function sinceTime(statement: string): string | undefined {
  const words = behindSince(statement)?.split(/\s+/).slice(0, 5).map(bare) ?? [];
  const utc = words.find((word) => /^~?\d{1,2}:\d{2}(:\d{2})?Z$/.test(word));
  if (utc) return utc;
  const [first = '', second = '', third = ''] = words;
  if (first === '') return undefined;
  const dated = !/^[~<]?\d{1,2}:\d{2}/.test(first);
  const time = dated ? `${first} ${second}` : first;
  const zone = dated ? third : second;
  if (/^(UTC|GMT)$/.test(zone)) return `${time}Z`;
  return /^[A-Z]{3,5}$/.test(zone) ? undefined : time;
}
