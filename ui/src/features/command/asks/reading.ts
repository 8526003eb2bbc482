import type { AskView } from '../../../lib/backend';
import { countdown, durationWords, millis } from '../../../lib/time';

/** How an ask stands at an instant. */
export interface AskReading {
  state: 'open' | 'up' | 'blocked' | 'ended';
  number: string;
  /** For screen readers. */
  spoken: string;
}

export function askReading(ask: AskView, now: number): AskReading {
  if (ask.ended === 'blocked') return { state: 'blocked', number: '', spoken: 'blocked' };
  if (ask.ended != null && ask.ended !== 'more_time') return { state: 'ended', number: '', spoken: ask.ended };
  if (ask.dueAt == null) return { state: 'open', number: '', spoken: '' };
  const left = millis(ask.dueAt) - now;
  if (left > 0) return { state: 'open', number: countdown(left), spoken: `${durationWords(left)} to go` };
  return { state: 'up', number: countdown(left), spoken: `up ${durationWords(-left)} ago` };
}

/** Open ones first, those whose time is up before the others; then what is blocked; what ended is left out. */
export function openAsks(asks: readonly AskView[]): AskView[] {
  const open = asks.filter((ask) => ask.ended == null || ask.ended === 'more_time' || ask.ended === 'blocked');
  const rank = (ask: AskView) => (ask.ended === 'blocked' ? 1 : 0);
  const due = (ask: AskView) => (ask.dueAt == null ? Infinity : millis(ask.dueAt));
  return open.toSorted((a, b) => rank(a) - rank(b) || due(a) - due(b) || millis(a.at) - millis(b.at));
}
