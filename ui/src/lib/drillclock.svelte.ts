// The clock of a drill: counted along from what the program said, on the one ticking clock of the window.
import { Clock } from './clock.svelte';
import type { ClockReading } from './backend';
import { millis } from './time';

/** Milliseconds; less than this is a tick that came late. */
const SET_BACK = 2_000;

/** What a drill clock says at an instant of the window's clock. */
export function told(reading: ClockReading, wall: number): number {
  return millis(reading.drill) + Math.max(0, wall - millis(reading.wall)) * reading.rate;
}

/** The window's clock, until there is a reading of a drill's; then that. */
export class DrillClock extends Clock {
  #reading: ClockReading | undefined = $state.raw();
  /** The window's clock when it was read, and what the machine had counted then: that is never set. */
  #read = 0;
  #counted = 0;
  readonly #wall: Clock;

  constructor(wall: Clock) {
    super();
    this.#wall = wall;
  }

  get reading(): ClockReading | undefined {
    return this.#reading;
  }

  set reading(reading: ClockReading | undefined) {
    this.#read = this.#wall.exact();
    this.#counted = performance.now();
    this.#reading = reading;
  }

  override get now(): number {
    return this.reading ? told(this.reading, this.#steady(this.#wall.now)) : this.#wall.now;
  }

  override exact(): number {
    return this.reading ? told(this.reading, this.#steady(this.#wall.exact())) : this.#wall.exact();
  }

  /** It ticks with the window's. */
  override start(): () => void {
    return () => {};
  }

  /** When somebody sets the machine's clock back, the drill goes on as if nobody had, as it does in the program. */
  #steady(wall: number): number {
    const counted = this.#read + performance.now() - this.#counted;
    return wall < counted - SET_BACK ? counted : wall;
  }
}
