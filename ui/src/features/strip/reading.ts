import type { Timer } from '../../lib/backend';
import { countdown, durationWords, MINUTE, millis } from '../../lib/time';

/** How the worst clock stands; the words say it before the colour does. */
export interface Worst {
  state: 'quiet' | 'soon' | 'due';
  /** `Customers`, `Customers overdue`. */
  label: string;
  /** `4:08`, `+1:42`. */
  number: string;
  /** For screen readers. */
  spoken: string;
}

const SOON = 5 * MINUTE;

/** The clock that is the most late, or due next. */
export function worst(timers: readonly Timer[], now: number): Worst | undefined {
  const [timer] = timers;
  if (!timer) return undefined;
  const left = millis(timer.dueAt) - now;
  if (left <= 0) {
    return { state: 'due', label: `${timer.label} overdue`, number: countdown(left), spoken: `${timer.label}: ${durationWords(left)} over` };
  }
  return { state: left <= SOON ? 'soon' : 'quiet', label: timer.label, number: countdown(left), spoken: `${timer.label}: ${durationWords(left)} to go` };
}

/** The one after it: `Executives in 4:08`. */
export function after(timers: readonly Timer[], now: number): string {
  const timer = timers[1];
  if (!timer) return '';
  const left = millis(timer.dueAt) - now;
  return left <= 0 ? `${timer.label} ${countdown(left)}` : `${timer.label} in ${countdown(left)}`;
}

/** Its first sentence, where there is one line for it: what to do stands first, how to do it behind. */
export function brief(text = ''): string {
  return /^.*?[.?!](?=\s|$)/u.exec(text)?.[0] ?? text;
}
