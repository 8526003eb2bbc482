// The program that seals an answer inside the form of a survey is checked in; this holds that it is what its source makes.
import { readFileSync } from 'node:fs';

import { expect, it } from 'vitest';

import { bundled, target } from '../seal/build.mjs';
import seal, { keyOf } from '../seal/seal.js';

const KEY = 'age1w988jyurc6l9qg3af2vfph5epnmyt8knvwlvp58xa2xs8vwa74asqce0uv';

it('the sealing program is what `npm run seal` makes', async () => {
  expect(readFileSync(target, 'utf8').replaceAll('\r\n', '\n')).toBe(await bundled());
});

it('what it seals has the shape of an age file and is another one each time', () => {
  const sealed = [seal(KEY, 'words'), seal(KEY, 'words')];
  for (const file of sealed) {
    expect(file).toMatch(/^-----BEGIN AGE ENCRYPTED FILE-----\n([A-Za-z0-9+/=]{1,64}\n)+-----END AGE ENCRYPTED FILE-----\n$/);
    const inside = atob(file.split('\n').slice(1, -2).join(''));
    expect(inside).toMatch(/^age-encryption\.org\/v1\n-> X25519 [A-Za-z0-9+/]{43}\n[A-Za-z0-9+/]{43}\n--- [A-Za-z0-9+/]{43}\n/);
    expect(inside).not.toContain('words');
  }
  expect(sealed[0]).not.toBe(sealed[1]);
});

it('a key that was damaged on its way is refused', () => {
  expect(keyOf(KEY)).toHaveLength(32);
  for (const broken of [KEY.replace('w', 'q'), KEY.slice(0, -1), KEY.toUpperCase(), 'age1', '']) expect(() => keyOf(broken), broken).toThrow();
});
