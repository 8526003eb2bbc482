import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import type { LineAdd, ParsedLine } from '../../../lib/backend';
import { FakeBackend } from '../../../lib/backend/fake';
import { ComposerState } from './writing.svelte';

let fake: FakeBackend;
let incident: string;
let composer: ComposerState;
let frames: (() => void)[];
let clock: number;
const saved = vi.fn(() => Promise.resolve());

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  fake = new FakeBackend();
  incident = fake.world.declare('Checkout times out', 'sev1', false, 1_000).id;
  frames = [];
  clock = Date.parse('2026-11-21T02:17:20Z');
  saved.mockClear();
  composer = make();
});

afterEach(() => vi.useRealTimers());

function make(): ComposerState {
  const now = () => new Date(clock).toISOString();
  return new ComposerState(fake, incident, { id: () => incident, now, saved, frame: (run) => frames.push(run) });
}

function frame(): void {
  for (const run of frames.splice(0)) run();
}

async function settle(): Promise<void> {
  for (let i = 0; i < 20; i += 1) await Promise.resolve();
}

const type = (text: string) => composer.type(text, text.length);
const added = () => fake.requests('line_add').map((request) => request.text);
const draft = () => fake.requests('draft_save').at(-1);

describe('the clock', () => {
  it('holds at the first key and is let go when the field is emptied', () => {
    type('p');
    clock += 60_000;
    type('pods');
    expect(composer.startedAt).toBe('2026-11-21T02:17:20.000Z');
    type('');
    expect(composer.startedAt).toBeUndefined();
    type('n');
    expect(composer.startedAt).toBe('2026-11-21T02:18:20.000Z');
  });

  it('is set to now on demand, and the line is stamped with it', async () => {
    type('pods');
    clock += 60_000;
    composer.holdNow();
    composer.submit();
    await settle();
    expect(fake.requests('line_add')[0]?.startedAt).toBe('2026-11-21T02:18:20.000Z');
  });
});

describe('reading while typing', () => {
  it('asks once a frame, and typing waits for nothing', async () => {
    fake.answer('line_parse', () => new Promise<ParsedLine>(() => {}));
    type('a');
    type('ab');
    type('abc');
    expect(fake.requests('line_parse')).toEqual([]);
    frame();
    expect(fake.requests('line_parse').map((request) => request.text)).toEqual(['abc']);
    expect(composer.text).toBe('abc');
  });

  it('drops an answer that was overtaken by a later one', async () => {
    const waiting: ((parsed: ParsedLine) => void)[] = [];
    fake.answer('line_parse', () => new Promise<ParsedLine>((resolve) => waiting.push(resolve)));
    type('first');
    frame();
    type('second');
    frame();
    await settle();
    waiting[1]?.({ text: 'second' } as ParsedLine);
    await settle();
    waiting[0]?.({ text: 'first' } as ParsedLine);
    await settle();
    expect(composer.parsed?.text).toBe('second');
  });

  it('shows no chips of a line that was sent', async () => {
    type('/a done');
    frame();
    composer.submit();
    await settle();
    expect(composer.parsed).toBeUndefined();
  });
});

describe('saving', () => {
  it('keeps the order although the next line is written while the first is on its way', async () => {
    const release: (() => void)[] = [];
    const order: string[] = [];
    fake.answer('line_add', async ({ text }: LineAdd) => {
      await new Promise<void>((resolve) => release.push(resolve));
      order.push(text);
      return fake.world.appended(incident);
    });
    for (const text of ['one', 'two', 'three']) {
      type(text);
      composer.submit();
    }
    await settle();
    expect(composer.queue.lines.map((line) => line.state)).toEqual(['saving', 'waiting', 'waiting']);
    for (let i = 0; i < 3; i += 1) {
      release[i]?.();
      await settle();
    }
    expect(order).toEqual(['one', 'two', 'three']);
    expect(composer.queue.lines).toEqual([]);
  });

  it('shows a line as saved only after the reply, until the log shows it', async () => {
    let shown: (() => void) | undefined;
    saved.mockImplementationOnce(() => new Promise<void>((resolve) => (shown = resolve)));
    type('one');
    composer.submit();
    expect(composer.queue.lines.map((line) => line.state)).toEqual(['saving']);
    await settle();
    expect(composer.queue.lines.map((line) => line.state)).toEqual(['saved']);
    shown?.();
    await settle();
    expect(composer.queue.lines).toEqual([]);
  });

  it('puts the text back when it fails, and sends it before the lines that wait', async () => {
    fake.fail('line_add', { code: 'disk_full', message: 'the disk is full' });
    type('one');
    composer.submit();
    type('t');
    type('');
    await settle();
    expect([composer.text, composer.failure?.code]).toEqual(['one', 'disk_full']);
    fake.heal('line_add');
    composer.submit();
    await settle();
    expect(fake.world.find(incident).lines.at(-1)?.text).toBe('one');
    expect(composer.failure).toBeUndefined();
  });

  it('keeps a failed line beside the field when the next one is being written', async () => {
    fake.fail('line_add');
    type('one');
    composer.submit();
    type('two');
    await settle();
    expect(composer.text).toBe('two');
    expect(composer.queue.lines.map((line) => [line.text, line.state])).toEqual([['one', 'failed']]);
    composer.submit();
    await settle();
    expect(added()).toEqual(['one']);
    fake.heal('line_add');
    composer.queue.retry();
    await settle();
    expect(added()).toEqual(['one', 'one', 'two']);
  });
});

describe('the draft', () => {
  it('is kept after a pause, with when it was begun', async () => {
    type('half a wo');
    await vi.advanceTimersByTimeAsync(299);
    expect(draft()).toBeUndefined();
    await vi.advanceTimersByTimeAsync(1);
    expect(draft()).toMatchObject({ incident, field: 'composer', text: 'half a wo', startedAt: '2026-11-21T02:17:20.000Z' });
  });

  it('is kept at once on leaving the field', async () => {
    type('half');
    await composer.leave();
    expect(draft()?.text).toBe('half');
  });

  it('comes back, with its clock', async () => {
    type('half');
    await composer.leave();
    clock += 3_600_000;
    const next = make();
    await next.load();
    expect([next.text, next.startedAt]).toEqual(['half', '2026-11-21T02:17:20.000Z']);
  });

  it('does not overwrite what was typed before it came', async () => {
    type('half');
    await composer.leave();
    const next = make();
    const loading = next.load();
    next.type('new', 3);
    await loading;
    expect(next.text).toBe('new');
  });

  it('holds a line that was sent but not saved, and offers it after a crash', async () => {
    fake.answer('line_add', () => new Promise(() => {}));
    type('sent');
    composer.submit();
    type('next');
    await composer.leave();
    const next = make();
    await next.load();
    expect(next.text).toBe('next');
    expect(next.queue.lines.map((line) => [line.text, line.state])).toEqual([['sent', 'failed']]);
  });

  it('is forgotten once the line is on the disk', async () => {
    type('done');
    await composer.leave();
    composer.submit();
    await settle();
    expect(draft()?.text).toBe('');
  });
});

describe('pasting', () => {
  it('takes one line as text and opens the preview for many', async () => {
    expect(composer.pasted('one line\n', 0, 0)).toBe(false);
    expect(composer.pasted('0312 a\n\n0315 b\n', 0, 0)).toBe(true);
    await settle();
    expect(composer.paste?.lines.map((one) => one.number)).toEqual([1, 3]);
  });

  it('returns the text untouched, and sending it opens the preview again', async () => {
    composer.pasted('0312 a\n  0315 b\n', 0, 0);
    composer.closePaste();
    expect(composer.text).toBe('0312 a\n  0315 b\n');
    composer.submit();
    expect(composer.paste?.text).toBe('0312 a\n  0315 b\n');
    expect(added()).toEqual([]);
  });

  it('adds what is not left out, in one step', async () => {
    composer.pasted('0312 a\n0315 b\n0316 c', 0, 0);
    await settle();
    composer.paste?.toggle(2);
    await composer.addPaste();
    expect(fake.requests('lines_add')[0]).toMatchObject({ text: '0312 a\n0315 b\n0316 c', skip: [2] });
    expect([composer.paste, composer.text]).toEqual([undefined, '']);
  });

  it('stays open when it fails', async () => {
    fake.fail('lines_add', { message: 'the disk is full' });
    composer.pasted('0312 a\n0315 b', 0, 0);
    await settle();
    await composer.addPaste();
    expect(composer.paste?.failure?.message).toBe('the disk is full');
  });
});

it('sends a picture alone', async () => {
  composer.pictures.putBack([{ hash: 'abc', mediaType: 'image/png', size: 3, width: 1, height: 1, caption: 'graph' }]);
  composer.submit();
  await settle();
  expect(fake.requests('line_add')[0]?.attachments).toHaveLength(1);
  expect(composer.pictures.list).toEqual([]);
});
