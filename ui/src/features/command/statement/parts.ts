// Labelled lines of the statement: updates are filled from them, each from what its audience may hear.

/** The labels, as they are written, and what else is read as one of them. */
const labels: readonly { label: string; also: readonly string[] }[] = [
  { label: 'Impact', also: [] },
  { label: 'Symptom', also: ['symptoms'] },
  { label: 'Since', also: [] },
  { label: 'Scope', also: ['affected'] },
  { label: 'Not affected', also: ['unaffected'] },
  { label: 'Unknown', also: ['unknowns', 'not known'] },
  { label: 'Workaround', also: [] },
  { label: 'Data loss', also: ['data'] },
];

/** The labels as a sentence lists them. */
export const labelsInWords = labels.map(({ label }) => `${label}:`).join(' ');

const before = (line: string): string => line.split(':', 1)[0]?.trim().toLowerCase() ?? '';

/** Whether a line is a label with nothing behind it. */
function unfilled(line: string): boolean {
  return line.trim().endsWith(':') && labels.some(({ label }) => before(line) === label.toLowerCase() && line.trim().length === label.length + 1);
}

/** The text with a line for every part that it does not have yet. */
export function withParts(text: string): string {
  const lines = text.split('\n').filter((line) => line.includes(':'));
  const has = (names: readonly string[]): boolean => lines.some((line) => names.includes(before(line)));
  const missing = labels.filter(({ label, also }) => !has([label.toLowerCase(), ...also])).map(({ label }) => `${label}: `);
  return [text.trimEnd(), ...missing].filter((line) => line !== '').join('\n');
}

/** The text without the parts that were left empty: they say nothing, and would stand in updates as they are. */
export function withoutEmpty(text: string): string {
  return text
    .split('\n')
    .filter((line) => !unfilled(line))
    .join('\n')
    .trim();
}

/** Where the cursor goes: behind the first part that is empty, or at the end. */
export function firstEmpty(text: string): number {
  let at = 0;
  for (const line of text.split('\n')) {
    if (unfilled(line)) return at + line.length;
    at += line.length + 1;
  }
  return text.length;
}
