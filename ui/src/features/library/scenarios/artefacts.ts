// What injects show, as it is typed.
import type { ChatLine } from '../../../lib/backend';

const LARGEST = 2_000_000;
const KINDS = ['image/png', 'image/jpeg', 'image/svg+xml'];

/** Why a file cannot be a picture of a scenario; empty when it can. Looked at before a byte of it is read. */
export function pictureProblem(file: { name: string; size: number; type: string }): string {
  if (!KINDS.includes(file.type)) return `${file.name} is no picture that a scenario can hold; PNG, JPEG and SVG can be.`;
  if (file.size <= LARGEST) return '';
  const megabytes = Math.ceil(file.size / 1_000_000);
  return `${file.name} has ${megabytes} MB; a picture of a scenario has 2 MB at the most. Make it smaller and try again.`;
}

export function chatText(lines: readonly ChatLine[]): string {
  return lines.map((line) => (line.who === '' && !line.at ? line.text : `${line.at ? `${line.at} ` : ''}${line.who}: ${line.text}`)).join('\n');
}

/** `02:14 ana: words`; a line without a name keeps its words. */
export function chatLines(text: string): ChatLine[] {
  return text.split('\n').map((line) => {
    const read = /^(?:(\S*\d:\d\S*) )?([^:\d][^:]*): ?(.*)$/.exec(line);
    return read ? { at: read[1] ?? '', who: read[2] ?? '', text: read[3] ?? '' } : { at: '', who: '', text: line };
  });
}
