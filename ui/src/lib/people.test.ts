import { render } from '@testing-library/svelte';
import { expect, it } from 'vitest';

import Host from '../../tests/People.svelte';
import { FakeBackend } from './backend/fake';
import type { People } from './people.svelte';

async function known(count: number) {
  const backend = new FakeBackend();
  const person = (n: number) => ({ id: `p${n}`, handle: `p${n}`, name: `Person ${String(n).padStart(4, '0')}`, team: '', contact: '', zone: '', hours: '', manager: '', interviews: false });
  backend.world.people.push(...Array.from({ length: count }, (_, n) => person(n)));
  let people: People | undefined;
  render(Host, { backend, hand: (made: People) => (people = made) });
  await expect.poll(() => people?.all.length).toBe(Math.min(count, 500));
  if (!people) throw new Error('nobody was handed over');
  return { backend, people };
}

it('a team that fits is there as a whole, and nothing more is asked', async () => {
  const { backend, people } = await known(40);
  await people.type('Person 0039');
  expect(backend.requests('directory')).toEqual([{ count: 500 }]);
});

it('of a long directory those who fit what is typed are brought, and those who were there stay', async () => {
  const { backend, people } = await known(2_000);
  await people.type('person 1999');
  expect(backend.requests('directory').at(-1)).toEqual({ count: 500, words: 'person 1999' });
  expect(people.all).toHaveLength(501);
  expect(people.all.some((one) => one.handle === 'p1999')).toBe(true);
  backend.fail('directory');
  await people.type('nobody');
  expect(people.all).toHaveLength(501);
});
