import { describe, expect, it, vi } from 'vitest';

import { FakeBackend } from './backend/fake';
import { Chimes } from './chimes.svelte';
import { Clock } from './clock.svelte';
import { Session } from './session.svelte';

function chimes(context: unknown) {
  vi.stubGlobal('AudioContext', context);
  const clock = new Clock();
  const session = new Session(new FakeBackend(), clock);
  return { session, chimes: new Chimes(session, clock) };
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

describe('a chime', () => {
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
