import { expect, it } from 'vitest';

import { roomAddress, stripAddress } from './address';

it('addresses name one incident, or one meeting', () => {
  expect(stripAddress('#strip/a-1')).toBe('a-1');
  expect(roomAddress('#room/a-1/b-2')).toEqual({ incident: 'a-1', meeting: 'b-2' });
  expect(roomAddress('#room/a-1')).toBeUndefined();
});
