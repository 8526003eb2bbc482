// What injects show, as it is typed.
import type { ChatLine, Content } from '../../../lib/backend';

const LARGEST = 2_000_000;
const KINDS = ['image/png', 'image/jpeg', 'image/gif', 'image/webp'];

/** Why a file cannot be a picture of a scenario; empty when it can. Looked at before a byte of it is read. */
export function pictureProblem(file: { name: string; size: number; type: string }): string {
  if (file.type === 'image/svg+xml') return `${file.name} is a drawing (SVG), which no screen shows. Save it as PNG and try again.`;
  if (!KINDS.includes(file.type)) return `${file.name} is no picture that a scenario can hold; PNG, JPEG, GIF and WebP can be.`;
  if (file.size <= LARGEST) return '';
  const megabytes = Math.ceil(file.size / 1_000_000);
  return `${file.name} has ${megabytes} MB; a picture of a scenario has 2 MB at the most. Make it smaller and try again.`;
}

type Kind = Content['kind'];

/** What can be added, with its words. A picture needs its file. */
export const addable: readonly (readonly [Exclude<Kind, 'picture'>, string])[] = [
  ['text', 'A text'],
  ['log', 'A log'],
  ['chat', 'A chat'],
  ['mail', 'An e-mail'],
  ['alert', 'An alert'],
  ['graph', 'A graph'],
];

/** One of a kind with nothing in it; a graph with a line, so that there is something to see. */
export function blankContent(kind: Exclude<Kind, 'picture'>): Content {
  switch (kind) {
    case 'text':
      return { kind, text: '' };
    case 'log':
      return { kind, source: '', lines: [] };
    case 'chat':
      return { kind, channel: '', lines: [] };
    case 'mail':
      return { kind, from: '', to: '', subject: '', text: '' };
    case 'alert':
      return { kind, source: '', summary: '', fields: [] };
    case 'graph':
      return { kind, unit: '%', from: -20, to: 20, series: [{ name: 'errors', start: 1, wobble: 1, changes: [{ minute: 0, to: 40, over: 2, gap: false }] }] };
  }
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
