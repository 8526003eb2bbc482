// The program in the form of a survey, run against the page that the program writes.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { expect, it, vi } from 'vitest';

const exchange = join(import.meta.dirname, '../../crates/exchange');
const read = (path: string) => readFileSync(join(exchange, path), 'utf8');

interface Saved {
  survey: string;
  code: string;
  answers: { key: string; number?: number; text?: string }[];
  released?: string;
}

/** Opens the form; what would be sealed is kept instead. */
function page() {
  document.documentElement.innerHTML = read('tests/golden/survey-form.html').replace(/^[\s\S]*?<html[^>]*>/, '');
  const sealed: { recipient: string; text: string }[] = [];
  Object.assign(window, {
    musterSeal: (recipient: string, text: string) => {
      sealed.push({ recipient, text });
      return 'sealed';
    },
  });
  URL.createObjectURL = () => 'blob:x';
  URL.revokeObjectURL = () => undefined;
  const names: string[] = [];
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
    names.push(this.download);
  });
  // The program stands in a file of its own, as it stands in the page.
  new Function(read('src/survey/form.js'))();
  const at = <T extends Element>(of: string) => document.querySelector(of) as T;
  const save = () => at<HTMLFormElement>('#form').dispatchEvent(new Event('submit', { cancelable: true }));
  const last = () => JSON.parse(sealed.at(-1)?.text ?? 'null') as Saved | null;
  return { at, save, last, sealed, names, said: () => at('#said').textContent };
}

it('nothing is saved before anything is answered, and a slider that nobody touched is no answer', () => {
  const { save, said, sealed, at } = page();
  save();
  expect(said()).toContain('nothing is answered');
  expect(sealed).toEqual([]);
  expect(at('#s1').textContent).toBe('not answered');
});

it('what is answered is saved in the order of the questions, filled up, under one code', () => {
  const { at, save, last, sealed, names, said } = page();
  const range = at<HTMLInputElement>('#q1');
  range.value = '65';
  range.dispatchEvent(new Event('input'));
  at<HTMLInputElement>('input[name=q6][value="4"]').checked = true;
  at<HTMLTextAreaElement>('#w13').value = '  too many tabs ';
  save();
  expect(last()?.answers).toEqual([{ key: 'R1', number: 65 }, { key: 'R6', number: 4 }, { key: 'R13', text: 'too many tabs' }]);
  expect(last()?.released).toBeUndefined();
  expect(last()?.code).toMatch(/^[0-9A-F]{32}$/);
  expect(sealed[0]?.recipient).toMatch(/^age1/);
  expect(new TextEncoder().encode(sealed[0]?.text).length % 4096).toBe(0);
  expect(names[0]).toMatch(/^answer-[0-9A-F]{4}-[0-9A-F]{4}\.txt$/);
  expect(said()).toContain('Hand in this file');
  const before = last()?.code;
  at<HTMLInputElement>('#released').value = 'Mei Tan';
  save();
  expect(last()?.code).toBe(before);
  expect(last()?.released).toBe('Mei Tan');
});

it('an answer can be taken back: a slider by its button, a choice by saying nothing', () => {
  const { at, save, last } = page();
  const range = at<HTMLInputElement>('#q1');
  range.dispatchEvent(new Event('input'));
  at<HTMLButtonElement>('#c1').click();
  at<HTMLInputElement>('input[name=q11][value=""]').checked = true;
  at<HTMLInputElement>('input[name=q12][value="0"]').checked = true;
  save();
  expect(last()?.answers).toEqual([{ key: 'R12', number: 0 }]);
});
