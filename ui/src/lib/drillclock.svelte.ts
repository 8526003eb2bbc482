// The clock of a drill: counted along from what the program said, on the one ticking clock of the window.
import { Clock } from './clock.svelte';
import type { ClockReading } from './backend';
import { millis } from './time';

/** What a drill clock says at an instant of the window's clock. */
export function told(reading: ClockReading, wall: number): number {
  return millis(reading.drill) + Math.max(0, wall - millis(reading.wall)) * reading.rate;
}

/** The window's clock, until there is a reading of a drill's; then that. */
export class DrillClock extends Clock {
  reading: ClockReading | undefined = $state.raw();
  readonly #wall: Clock;

  constructor(wall: Clock) {
    super();
    this.#wall = wall;
  }

  override get now(): number {
    return this.reading ? told(this.reading, this.#wall.now) : this.#wall.now;
  }

  override exact(): number {
    return this.reading ? told(this.reading, this.#wall.exact()) : this.#wall.exact();
  }

  /** It ticks with the window's. */
  override start(): () => void {
    return () => {};
  }
}
