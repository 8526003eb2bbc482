import { expect, it } from 'vitest';

import type { Line } from '../../../lib/backend';
import { isLong, pieces, unsaid } from './pieces';

const jonas = { handle: 'jonas', name: 'Jonas Weber' };
const jon = { handle: 'jon', name: 'Jon Berg' };
const gateway = { handle: 'gateway', name: 'Payments gateway' };

function line(text: string, more: Partial<Line> = {}): Line {
  return { text, people: [], services: [], links: [], ...more } as Line;
}

it('finds names and addresses and leaves every other character as it was typed', () => {
  const text = 'see https://x.example/#gateway, @Jonas does it on #gateway.';
  const cut = pieces(line(text, { people: [jonas], services: [gateway], links: ['https://x.example/#gateway'] }));
  expect(cut.map((piece) => piece.text).join('')).toBe(text);
  expect(cut.filter((piece) => piece.kind !== 'text').map((piece) => [piece.kind, piece.text])).toEqual([
    ['link', 'https://x.example/#gateway'],
    ['person', '@Jonas'],
    ['service', '#gateway'],
  ]);
});

it('does not take a part of a longer name for a name', () => {
  const cut = pieces(line('@jonas and mail@jon', { people: [jon, jonas] }));
  expect(cut.filter((piece) => piece.kind === 'person').map((piece) => piece.text)).toEqual(['@jonas']);
});

it('says who is named beside the text', () => {
  expect(unsaid(line('told @jonas', { people: [jon, jonas], services: [gateway] }))).toEqual({
    people: [jon],
    services: [gateway],
  });
});

it('calls a text long that would fill the log', () => {
  expect(isLong('8 of 12 hosts rolled back')).toBe(false);
  expect(isLong('a\nb\nc')).toBe(false);
  expect(isLong('a\nb\nc\nd')).toBe(true);
  expect(isLong('word '.repeat(60))).toBe(true);
});
