import { expect, it } from 'vitest';

import { conditions, emptyFilter, narrows } from './filter';

it('gives one chip for each condition, and each takes away only itself', () => {
  const filter = { ...emptyFilter(), kinds: ['action', 'decision'], person: 'ana', pinned: true, text: 'pool' } as const;
  const chips = conditions({ ...filter, kinds: [...filter.kinds] });
  expect(chips.map((chip) => chip.label)).toEqual(['Action', 'Decision', '@ana', 'Pinned', 'holds “pool”']);
  for (const chip of chips) expect(conditions(chip.without)).toHaveLength(chips.length - 1);
});

it('hides nothing by showing struck lines too', () => {
  expect(narrows({ ...emptyFilter(), struck: true })).toBe(false);
  expect(narrows({ ...emptyFilter(), flagged: true })).toBe(true);
});
