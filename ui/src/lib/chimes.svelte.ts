// Soft tones, made on the spot: no files. Where nothing can be played, nothing happens.
import type { Chime } from './backend';
import type { Clock } from './clock.svelte';
import type { Session } from './session.svelte';
import { HOUR } from './time';

export const chimeLabel: Record<Chime, string> = { off: 'Off', bell: 'Bell', wood: 'Wood', rise: 'Rising' };

/** A tone: when it begins and how long it fades, in seconds; its pitch in hertz; its share of the volume. */
type Tone = readonly [begins: number, fades: number, pitch: number, share: number];

const tones: Record<Exclude<Chime, 'off'>, readonly Tone[]> = {
  bell: [
    [0, 1.4, 659.3, 0.7],
    [0, 0.9, 1318.5, 0.2],
    [0, 0.4, 1977.8, 0.1],
  ],
  wood: [
    [0, 0.09, 392, 1],
    [0.16, 0.12, 330, 1],
  ],
  rise: [
    [0, 0.45, 440, 0.8],
    [0.22, 0.8, 587.3, 0.8],
  ],
};

/** Full volume is still soft beside a voice. */
const LOUDEST = 0.5;
/** A tone begins within this time: a jump would click. */
const ATTACK = 0.008;

/** What alarms sound like on this machine, and whether they are silenced for a while. */
export class Chimes {
  /** Until when nothing is heard, in milliseconds since 1970. Only this window knows, and only until it closes. */
  silentUntil = $state(0);
  #context: AudioContext | undefined;
  /** Tones that are heard now. */
  #heard = 0;

  constructor(
    private readonly session: Session,
    private readonly clock: Clock,
  ) {}

  get silent(): boolean {
    return this.silentUntil > this.clock.now;
  }

  /** Silences alarms for an hour, or no longer. */
  toggleSilence(): void {
    this.silentUntil = this.silent ? 0 : this.clock.exact() + HOUR;
  }

  /** Plays what the settings say. */
  ring(): void {
    if (!this.silent) this.play();
  }

  /** Plays it now, also while alarms are silenced: somebody tries it out. */
  play(): void {
    const { chime, chimeVolume } = this.session.settings;
    if (chime === 'off' || chimeVolume === 0) return;
    try {
      this.#sound(tones[chime], (chimeVolume / 100) * LOUDEST);
    } catch {
      // No sound card, no permission, no codec: the line on screen says the same.
    }
  }

  #sound(chord: readonly Tone[], volume: number): void {
    const context = (this.#context ??= new AudioContext());
    if (context.state === 'suspended') context.resume().catch(() => {});
    const now = context.currentTime;
    for (const [begins, fades, pitch, share] of chord) {
      const from = now + begins;
      const oscillator = context.createOscillator();
      const gain = context.createGain();
      oscillator.frequency.value = pitch;
      gain.gain.setValueAtTime(0.0001, from);
      gain.gain.exponentialRampToValueAtTime(volume * share, from + ATTACK);
      gain.gain.exponentialRampToValueAtTime(0.0001, from + ATTACK + fades);
      oscillator.connect(gain).connect(context.destination);
      this.#heard += 1;
      oscillator.onended = () => this.#ended();
      oscillator.start(from);
      oscillator.stop(from + ATTACK + fades + 0.05);
    }
  }

  /** A context that is open plays silence for ever, at a fiftieth of a core. */
  #ended(): void {
    this.#heard -= 1;
    if (this.#heard > 0) return;
    this.#context?.close().catch(() => {});
    this.#context = undefined;
  }
}
