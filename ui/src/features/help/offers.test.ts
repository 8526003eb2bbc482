import { expect, it } from 'vitest';

import type { Command } from '../../lib/keys';
import { fitting, offers } from './offers';

const command = (id: string, group: string, title: string, more: Partial<Command> = {}): Command => ({
  id,
  group,
  title,
  run: () => {},
  ...more,
});

const all = offers(
  [
    command('go.search', 'Go to', 'Search everything', { keys: ['/'] }),
    command('go.research', 'Go to', 'Go to the settings'),
    command('move', 'Board', 'Next incident', { keysOnly: true }),
    command('log.undo', 'Log', 'Undo', { keys: ['u'] }),
  ],
  [],
  () => {},
);

it('offers what is on screen first, and no bare movements', () => {
  expect(all.map((offer) => offer.id)).toEqual(['log.undo', 'go.search', 'go.research']);
});

it('finds by all words, words that begin so first', () => {
  expect(fitting(all, 'sea ev').map((offer) => offer.id)).toEqual(['go.search']);
  expect(fitting(all, 'go').map((offer) => offer.id)).toEqual(['go.search', 'go.research']);
  expect(fitting(all, 'se').map((offer) => offer.id)).toEqual(['go.search', 'go.research']);
  expect(fitting(all, 'ndo').map((offer) => offer.id)).toEqual(['log.undo']);
  expect(fitting(all, 'nothing')).toEqual([]);
  expect(fitting(all, '  ')).toHaveLength(3);
});
