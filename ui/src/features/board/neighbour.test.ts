import { expect, it } from 'vitest';

import { neighbour } from './neighbour';

// Two columns of cards, then a list of full rows below.
const card = (left: number, top: number) => ({ left, top, width: 100, height: 50 });
const places = [card(0, 0), card(110, 0), card(0, 60), { left: 0, top: 120, width: 210, height: 20 }];

it.each([
  [0, 'right', 1],
  [1, 'left', 0],
  [0, 'down', 2],
  [2, 'down', 3],
  [1, 'down', 2],
  [3, 'up', 2],
  [2, 'up', 0],
  [0, 'up', 0],
  [3, 'down', 3],
  [0, 'left', 0],
  [-1, 'down', 0],
] as const)('from %i %s is %i', (here, way, expected) => expect(neighbour(places, here, way)).toBe(expected));

it('nothing is next to nothing', () => expect(neighbour([], -1, 'down')).toBe(-1));
