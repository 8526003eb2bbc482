import type { Alarm, Backend, Unsubscribe } from '../lib/backend';
import { millis } from '../lib/time';

interface Ringing {
  alarm: Alarm;
  /** The instant it is about, as soon as that is known. */
  dueAt?: number;
}

/** How many wait behind the line that is shown. Older ones are still to be seen on their incidents. */
const KEPT = 20;

/** Clocks that need somebody, the latest first: shown as one line until done or put away. */
export class AlarmsState {
  #list: readonly Ringing[] = $state.raw([]);

  constructor(
    private readonly backend: Backend,
    /** Makes it heard. */
    private readonly ring: () => void,
  ) {}

  get shown(): Alarm | undefined {
    return this.#list[0]?.alarm;
  }

  /** How many wait behind the one that is shown. */
  get more(): number {
    return Math.max(0, this.#list.length - 1);
  }

  /** Listens; returns how to stop. */
  start(): Unsubscribe {
    const stop = [
      this.backend.onAlarm((alarm) => void this.hear(alarm)),
      this.backend.onChanged((streams) => void this.look(streams)),
    ];
    return () => stop.forEach((one) => one());
  }

  async hear(alarm: Alarm): Promise<void> {
    const ringing: Ringing = { alarm };
    this.#list = [ringing, ...this.#list.filter((one) => !same(one.alarm, alarm))].slice(0, KEPT);
    if (alarm.sound) this.ring();
    const due = await this.#due(alarm);
    if (typeof due === 'number') ringing.dueAt = due;
  }

  /** Something was written: what is done by it goes away. */
  async look(streams: readonly string[]): Promise<void> {
    for (const one of this.#list) {
      if (streams.length > 0 && !streams.includes(one.alarm.incident)) continue;
      const due = await this.#due(one.alarm);
      const later = due == null || (typeof due === 'number' && one.dueAt != null && due > one.dueAt);
      if (later) this.#list = this.#list.filter((other) => other !== one);
    }
  }

  /** Puts the line away; the next one is shown. */
  dismiss(): void {
    this.#list = this.#list.slice(1);
  }

  /** When its clock is up; absent when there is no such clock any more. */
  async #due(alarm: Alarm): Promise<number | 'unknown' | undefined> {
    try {
      const { timers } = await this.backend.call('response', { incident: alarm.incident });
      const timer = timers.find((one) => one.key === alarm.key);
      return timer && millis(timer.dueAt);
    } catch {
      // What cannot be asked stays on screen.
      return 'unknown';
    }
  }
}

function same(a: Alarm, b: Alarm): boolean {
  return a.incident === b.incident && a.key === b.key;
}
