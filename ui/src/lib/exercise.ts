// The word that stands on everything that leaves a drill. The program puts it on what it writes; this is for what the
// page itself hands out.
export const STAMP = 'EXERCISE';

export function stamped(isDrill: boolean, text: string): string {
  return !isDrill || text.trimStart().startsWith(STAMP) ? text : `${STAMP}: ${text}`;
}
