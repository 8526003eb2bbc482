import type { Line, NameRef } from '../../../lib/backend';

/** A piece of a line's text and what it is. */
export type Piece =
  | { kind: 'text'; text: string }
  | { kind: 'person' | 'service'; text: string; name: string }
  | { kind: 'link'; text: string; url: string };

interface Found {
  start: number;
  end: number;
  piece: Piece;
}

const wordEnd = /[\p{L}\p{N}\p{M}_-]/u;

/** Cuts a line's text into what is read, who and what is named, and where it points. */
export function pieces(line: Pick<Line, 'text' | 'people' | 'services' | 'links'>): Piece[] {
  const found = [
    ...links(line.text, line.links),
    ...mentions(line.text, '@', 'person', line.people),
    ...mentions(line.text, '#', 'service', line.services),
  ].sort((a, b) => a.start - b.start || b.end - a.end);
  const cut: Piece[] = [];
  let at = 0;
  for (const { start, end, piece } of found) {
    if (start < at) continue;
    if (start > at) cut.push({ kind: 'text', text: line.text.slice(at, start) });
    cut.push(piece);
    at = end;
  }
  if (at < line.text.length) cut.push({ kind: 'text', text: line.text.slice(at) });
  return cut;
}

/** People and services of a line that its text does not name itself. */
export function unsaid(line: Line): { people: NameRef[]; services: NameRef[] } {
  const said = (sign: string, ref: NameRef): boolean => mentions(line.text, sign, 'person', [ref]).length > 0;
  return {
    people: line.people.filter((ref) => !said('@', ref)),
    services: line.services.filter((ref) => !said('#', ref)),
  };
}

/** Whether a text would fill the log: more than about three lines of it. */
export function isLong(text: string): boolean {
  return text.length > 240 || text.split('\n').length > 3;
}

function links(text: string, urls: string[]): Found[] {
  const found: Found[] = [];
  for (const url of new Set(urls)) {
    for (let start = text.indexOf(url); start >= 0; start = text.indexOf(url, start + url.length)) {
      found.push({ start, end: start + url.length, piece: { kind: 'link', text: url, url } });
    }
  }
  return found;
}

function mentions(text: string, sign: string, kind: 'person' | 'service', refs: NameRef[]): Found[] {
  const found: Found[] = [];
  const lower = text.toLowerCase();
  // Lower-casing may change the length of rare letters; offsets would then lie.
  if (lower.length !== text.length) return found;
  for (const ref of refs) {
    const wanted = sign + ref.handle.toLowerCase();
    for (let start = lower.indexOf(wanted); start >= 0; start = lower.indexOf(wanted, start + 1)) {
      const end = start + wanted.length;
      const before = start > 0 ? text.charAt(start - 1) : '';
      if (wordEnd.test(text.charAt(end)) || (before !== '' && wordEnd.test(before))) continue;
      found.push({ start, end, piece: { kind, text: text.slice(start, end), name: ref.name } });
    }
  }
  return found;
}
