import type { Timer } from '../../lib/backend';
import { duration, durationWords, millis, MINUTE } from '../../lib/time';

/** How near a clock is; its shape and its words tell it before the colour does. */
export type Nearness = 'later' | 'soon' | 'late';

export interface Due {
  nearness: Nearness;
  /** `in 47 min`, `4:31`, `due now`, `7 min late`. */
  text: string;
  /** The same for screen readers; it changes once a minute at most. */
  spoken: string;
}

/** From here on a clock counts in seconds. */
export const SOON = 5 * MINUTE;

export function due(timer: Pick<Timer, 'dueAt'>, now: number): Due {
  const left = millis(timer.dueAt) - now;
  if (left <= -MINUTE) return same('late', `${durationWords(left)} late`);
  if (left <= 0) return same('late', 'due now');
  // Farther away whole minutes are enough: what does not change need not be drawn.
  if (left > SOON) return same('later', `in ${durationWords(left)}`);
  return { nearness: 'soon', text: duration(left), spoken: left < MINUTE ? 'in less than a minute' : `in ${durationWords(left)}` };
}

function same(nearness: Nearness, text: string): Due {
  return { nearness, text, spoken: text };
}

/** What a clock is about, in words that stand alone. */
export function about({ kind, label }: Pick<Timer, 'kind' | 'label'>): string {
  switch (kind) {
    case 'update':
      return `Update: ${label}`;
    case 'time_box':
      return `Look again: ${label}`;
    case 'reporting':
      return `To report: ${label}`;
    case 'command':
      return 'Hand over command';
    case 'ask':
    case 'page':
    case 'decision':
    case 'revisit':
    case 'item':
      return label;
  }
}

/** `minute 17`; of long incidents the hours: `9 h in`. */
export function minuteWords(declaredAt: string, now: number): string {
  const minute = Math.max(0, Math.floor((now - millis(declaredAt)) / MINUTE));
  return minute < 180 ? `minute ${minute}` : `${Math.floor(minute / 60)} h in`;
}
