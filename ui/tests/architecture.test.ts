// The rules of this folder that no type can hold: arrows, cycles, who may talk to Tauri, where colours live, sizes.
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

import { describe, expect, it } from 'vitest';

const src = join(import.meta.dirname, '../src');
const files = readdirSync(src, { recursive: true, encoding: 'utf8' })
  .filter((path) => /\.(ts|svelte|css)$/.test(path))
  .map((path) => ({ path, text: readFileSync(join(src, path), 'utf8') }));
const code = files.filter(({ path }) => !path.endsWith('.css'));

/** Paths a file imports, as files of this folder; packages are left out. */
function imports(path: string, text: string): string[] {
  const found = [...text.matchAll(/(?:from|import)\s*\(?\s*['"](\.[^'"]*)['"]/g)].map((match) => match[1] ?? '');
  return found.map((to) => relative(src, join(src, dirname(path), to)));
}

function layer(path: string): string {
  const [top = '', feature = ''] = path.split('/');
  return top === 'features' ? `features/${feature}` : top;
}

const below: Record<string, (to: string) => boolean> = {
  app: () => true,
  features: (to) => to === 'components' || to === 'lib',
  components: (to) => to === 'lib',
  lib: () => false,
};

it('arrows go app -> features -> components -> lib, and features do not know each other', () => {
  const wrong = code
    .filter(({ path }) => path.includes('/') && !path.endsWith('.test.ts'))
    .flatMap(({ path, text }) => {
      const from = layer(path);
      return imports(path, text)
        .filter((to) => layer(to) !== from && !below[from.split('/')[0] ?? '']?.(layer(to)))
        .map((to) => `${path} -> ${to}`);
    });
  expect(wrong).toEqual([]);
});

it('no module imports itself, however long the way', () => {
  const names = new Map(code.map(({ path }) => [path.replace(/(\/index)?\.ts$/, ''), path]));
  const resolve = (to: string) => (code.some(({ path }) => path === to) ? to : names.get(to));
  const types = /import type [^;]*;|export type [^;]*;/g;
  const edges = new Map(
    code.map(({ path, text }) => [path, imports(path, text.replace(types, '')).flatMap((to) => resolve(to) ?? [])]),
  );
  const done = new Set<string>();
  const cycles: string[] = [];
  const walk = (path: string, trail: string[]): void => {
    if (trail.includes(path)) {
      // A component may hold itself; that is recursion, not a tangle.
      if (trail.at(-1) !== path) cycles.push([...trail.slice(trail.indexOf(path)), path].join(' -> '));
      return;
    }
    if (done.has(path)) return;
    for (const to of edges.get(path) ?? []) walk(to, [...trail, path]);
    done.add(path);
  };
  for (const path of edges.keys()) walk(path, []);
  expect(cycles).toEqual([]);
});

it('no two files differ by case alone, for disks that do not tell them apart', () => {
  // `./board.svelte` is board.svelte.ts here, and would be Board.svelte there.
  const names = code.map(({ path }) => path.toLowerCase().replace(/\.ts$/, ''));
  expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
});

it('only lib/backend knows Tauri', () => {
  const wrong = code.filter(({ path, text }) => !path.startsWith('lib/backend/') && /['"]@tauri-apps/.test(text));
  expect(wrong.map(({ path }) => path)).toEqual([]);
});

it('the clipboard is asked for through the one command, as every webview lets us', () => {
  const wrong = code.filter(({ text }) => text.includes('navigator.clipboard'));
  expect(wrong.map(({ path }) => path)).toEqual([]);
});

describe('styles', () => {
  const styles = files
    .filter(({ path }) => path !== 'styles/tokens.css')
    .map(({ path, text }) => ({
      path,
      css: path.endsWith('.css') ? text : [...text.matchAll(/<style>([\s\S]*?)<\/style>/g)].map((one) => one[1]).join(''),
    }));

  it('take their colours from the tokens', () => {
    const raw = /#[0-9a-f]{3,8}\b(?=[^{}]*[;}])|\b(rgb|rgba|hsl|hsla|oklch|oklab|lab|lch)\(|:\s*(white|black|red|green|blue|gr[ae]y)\b/i;
    expect(styles.filter(({ css }) => raw.test(css)).map(({ path }) => path)).toEqual([]);
  });

  it('are not written into the page as attributes, which the policy forbids', () => {
    const wrong = code.filter(({ path, text }) => path.endsWith('.svelte') && /<[a-z][^>]*\sstyle="/.test(text));
    expect(wrong.map(({ path }) => path)).toEqual([]);
  });
});

it('no file is longer than 300 lines', () => {
  const long = files.filter(({ path, text }) => path !== 'lib/backend/generated.ts' && text.split('\n').length > 301);
  expect(long.map(({ path }) => path)).toEqual([]);
});
