// The one ticking clock of the window. It is computed from the machine's clock at every tick and never counted, so a
// sleep, a stopped tab or a late timer cannot make it wrong.
import { millis, SECOND, type Instant } from './time';

export class Clock {
  #now = $state(0);
  #ahead = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    this.#tell();
  }

  /** Milliseconds since 1970, told anew every whole second. */
  get now(): number {
    return this.#now;
  }

  /** The instant at this very moment; not reactive. */
  exact(): number {
    return Date.now() + this.#ahead;
  }

  /** The same as RFC 3339, as commands take it. */
  iso(): string {
    return new Date(this.exact()).toISOString();
  }

  /** Takes the program's clock as the truth. */
  anchor(programNow: Instant): void {
    const ahead = millis(programNow) - Date.now();
    // What the message took on its way is no difference of clocks.
    this.#ahead = Math.abs(ahead) < SECOND ? 0 : ahead;
    this.#tell();
  }

  /** Starts ticking; returns how to stop it. */
  start(): () => void {
    const tick = () => {
      this.#tell();
      // Aligned to whole seconds; the few milliseconds keep an early timer from telling the same second twice.
      this.#timer = setTimeout(tick, SECOND - (this.exact() % SECOND) + 5);
    };
    // A timer may be held back while the window is hidden; on return the clock must be right at once.
    const seen = () => {
      if (document.visibilityState === 'visible') this.#tell();
    };
    tick();
    document.addEventListener('visibilitychange', seen);
    return () => {
      clearTimeout(this.#timer);
      document.removeEventListener('visibilitychange', seen);
    };
  }

  #tell(): void {
    this.#now = Date.now() + this.#ahead;
  }
}
