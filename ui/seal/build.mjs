// Bundles `seal.js` with the parts of noble it needs into one file that stands in the form of a survey.
// `node seal/build.mjs` writes it; `tests/seal.test.ts` holds that it is what this makes.
import { readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { build } from 'vite';

const here = dirname(fileURLToPath(import.meta.url));
export const target = join(here, '../../crates/exchange/src/survey/generated/seal.js');

/** What the asset is to be, with the licences of what is in it. */
export async function bundled() {
  const made = await build({
    configFile: false,
    logLevel: 'silent',
    root: here,
    build: {
      write: false,
      target: 'es2020',
      minify: true,
      lib: { entry: join(here, 'seal-page.js'), formats: ['iife'], name: 'musterSealing', fileName: () => 'seal.js' },
    },
  });
  const output = (Array.isArray(made) ? made : [made]).flatMap((one) => one.output);
  const code = output.map((one) => ('code' in one ? one.code : '')).join('');
  const parts = await Promise.all(
    ['ciphers', 'curves', 'hashes'].map(async (name) => {
      const from = join(here, `../node_modules/@noble/${name}`);
      const { version, license } = JSON.parse(await readFile(join(from, 'package.json'), 'utf8'));
      return { name: `@noble/${name} ${version}`, license, text: await readFile(join(from, 'LICENSE'), 'utf8') };
    }),
  );
  const words = parts.map(({ name, license, text }) => `${name}, ${license}:\n${text.trim()}`).join('\n\n');
  return `/*! Made by ui/seal/build.mjs; change ui/seal/seal.js instead. It holds parts of:\n\n${words}\n*/\n${code.trim()}\n`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await writeFile(target, await bundled());
