// What is said aloud when a time box is up, wherever the next thing to do is shown.
import type { Timer } from './backend';
import { millis } from './time';

/** The clocks at whose end somebody is spoken to. */
const spoken: readonly Timer['kind'][] = ['ask', 'time_box', 'page', 'decision'];

/** The clock that ran out first and has a sentence to say; nothing while none has. */
export function toSay(timers: readonly Timer[], now: number): Timer | undefined {
  return timers.find((timer) => spoken.includes(timer.kind) && timer.say !== '' && millis(timer.dueAt) <= now);
}
