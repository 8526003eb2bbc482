import { describe, expect, it, vi } from 'vitest';

import { FakeBackend } from './backend/fake';
import { Chimes } from './chimes.svelte';
import { Clock } from './clock.svelte';
import { Session } from './session.svelte';

function chimes(context: unknown) {
  vi.stubGlobal('AudioContext', context);
  const clock = new Clock();
  const session = new Session(new FakeBackend(), clock);
  return { clock, session, chimes: new Chimes(session, clock) };
}

/** Counts how often a sound is begun. */
function counted() {
  const made = vi.fn(() => {
    throw new Error('no sound card');
  });
  class Context {
    currentTime = 0;
    createOscillator = made;
    resume = () => Promise.reject(new Error('not now'));
    state = 'suspended';
  }
  return { made, Context };
}

interface Heard {
  pitch: number;
  loudest: number;
  from: number;
  until: number;
}

/** A sound card of paper: what was started, how loud, and whether it reaches the speakers. */
function paper() {
  const heard: Heard[] = [];
  const resume = vi.fn(() => Promise.resolve());
  const close = vi.fn(() => Promise.resolve());
  const ends: (() => void)[] = [];
  class Context {
    state = 'suspended';
    close = close;
    currentTime = 12;
    destination = { speakers: true };
    resume = resume;
    createGain() {
      const node = {
        loudest: 0,
        out: undefined as unknown,
        gain: {
          setValueAtTime: () => undefined,
          exponentialRampToValueAtTime: (value: number) => (node.loudest = Math.max(node.loudest, value)),
        },
        connect: (to: unknown) => (node.out = to),
      };
      return node;
    }
    createOscillator() {
      const { destination } = this;
      let into: { loudest: number; out: unknown } | undefined;
      const one = { pitch: 0, loudest: 0, from: -1, until: -1 };
      return {
        frequency: {
          set value(pitch: number) {
            one.pitch = pitch;
          },
        },
        connect: (node: typeof into) => (into = node),
        start: (from: number) => {
          if (into?.out !== destination) throw new Error('it leads nowhere');
          heard.push(Object.assign(one, { from, loudest: into.loudest }));
        },
        stop: (until: number) => (one.until = until),
        set onended(end: () => void) {
          ends.push(end);
        },
      };
    }
  }
  return { heard, resume, close, ends, Context };
}

describe('a chime', () => {
  it.each([
    ['bell', [659.3, 1318.5, 1977.8]],
    ['wood', [392, 330]],
    ['rise', [440, 587.3]],
  ] as const)('that was chosen is what reaches the speakers: %s', (chime, pitches) => {
    const { heard, resume, Context } = paper();
    const { session, chimes: one } = chimes(Context);
    session.settings = { ...session.settings, chime, chimeVolume: 40 };
    one.ring();
    expect(heard.map(({ pitch }) => pitch)).toEqual(pitches);
    expect(resume).toHaveBeenCalledOnce();
    for (const { from, until, loudest } of heard) {
      // Each is started now or soon, ends, and is no louder than was asked for.
      expect(from).toBeGreaterThanOrEqual(12);
      expect(until).toBeGreaterThan(from);
      expect(loudest).toBeGreaterThan(0);
      expect(loudest).toBeLessThanOrEqual(0.4 * 0.5);
    }
  });

  it('leaves nothing open when its last tone has ended', () => {
    const { close, ends, Context } = paper();
    const { chimes: one } = chimes(Context);
    one.ring();
    expect(ends).toHaveLength(3);
    ends.slice(0, 2).forEach((end) => end());
    expect(close).not.toHaveBeenCalled();
    ends.slice(2).forEach((end) => end());
    expect(close).toHaveBeenCalledOnce();
    one.ring();
    expect(ends).toHaveLength(6);
  });

  it('is silenced for an hour and no longer', () => {
    const { heard, Context } = paper();
    const { clock, chimes: one } = chimes(Context);
    one.toggleSilence();
    one.ring();
    expect(heard).toEqual([]);
    clock.anchor(new Date(clock.exact() + 61 * 60_000).toISOString());
    one.ring();
    expect(heard).toHaveLength(3);
  });

  it('that cannot be played changes nothing', () => {
    expect(() => chimes(undefined).chimes.ring()).not.toThrow();
    const { made, Context } = counted();
    expect(() => chimes(Context).chimes.ring()).not.toThrow();
    expect(made).toHaveBeenCalledOnce();
  });

  it('is not heard while it is silenced or off, and can be tried while it is silenced', () => {
    const { made, Context } = counted();
    const { session, chimes: one } = chimes(Context);
    one.toggleSilence();
    one.ring();
    expect(made).not.toHaveBeenCalled();
    one.play();
    expect(made).toHaveBeenCalledTimes(1);
    one.toggleSilence();
    one.ring();
    expect(made).toHaveBeenCalledTimes(2);
    session.settings = { ...session.settings, chime: 'off' };
    one.ring();
    session.settings = { ...session.settings, chime: 'wood', chimeVolume: 0 };
    one.ring();
    expect(made).toHaveBeenCalledTimes(2);
  });
});
