// What is said about sources, in words.
import type { Format, LineKind, RoomKind, SourceDone } from '../../../lib/backend';
import { bothClocks, dateAndTime, dayKey, DAY, HOUR, MINUTE, SECOND, timeOfDay, type Instant } from '../../../lib/time';
import { count } from '../../../lib/words';

/** Every kind of file, after "as". */
export const formatWords: Record<Format, string> = {
  slack: 'a Slack export',
  vtt: 'a WebVTT transcript',
  srt: 'an SRT transcript',
  zoom_chat: 'a chat saved by Zoom',
  irc: 'an IRC log',
  whats_app: 'a WhatsApp export',
  mattermost: 'a Mattermost export',
  chat: 'a pasted chat',
  pager_duty: 'a PagerDuty time line',
  alertmanager: 'Alertmanager alerts',
  grafana: 'Grafana alerts',
  datadog: 'Datadog events',
  new_relic: 'New Relic alerts',
  sentry: 'Sentry events',
  statuspage: 'a Statuspage history',
  muster: 'an export of Muster',
  alert: 'an alert',
  timesketch_csv: 'a Timesketch table',
  timesketch_jsonl: 'a Timesketch list',
  csv: 'a table',
};

export const formats = Object.keys(formatWords) as Format[];

/** How a format is called alone: `Slack export`. */
export function formatName(format: string): string {
  const words = formatWords[format as Format] ?? format;
  const alone = words.replace(/^an? /, '');
  return alone.charAt(0).toUpperCase() + alone.slice(1);
}

export const roomWords: Record<RoomKind, string> = {
  public: 'open to all',
  private: 'private',
  direct: 'between two',
  group: 'a small group',
  unlisted: 'not in the list',
};

export const kindWords: Record<LineKind, string> = {
  message: '',
  joined: 'joined',
  left: 'left',
  notice: 'notice',
  alert: 'alert',
  removed: 'removed',
};

/** `21 Nov 2026, 03:09 to 04:12`, on one clock. */
export function spanWords(first: Instant, last: Instant, zone: string): string {
  const end = dayKey(first, zone) === dayKey(last, zone) ? timeOfDay(last, zone, false) : dateAndTime(last, zone);
  return `${dateAndTime(first, zone)} to ${end}`;
}

/** The same on both clocks: local, and UTC in brackets where that differs. */
export function spanBoth(first: Instant, last: Instant, zone: string): string {
  const local = spanWords(first, last, zone);
  const utc = spanWords(first, last, 'UTC');
  return local === utc ? `${utc} UTC` : `${local} local (${utc} UTC)`;
}

/** An instant with its day, on both clocks. */
export function momentBoth(at: Instant, zone: string): string {
  return `${dayKey(at, zone)}, ${bothClocks(at, zone, true)}`;
}

/** `2 min 5 s`, exact to the second, or to the millisecond below one. */
export function gapWords(seconds: number): string {
  const ms = Math.round(Math.abs(seconds) * SECOND);
  if (ms < SECOND) return `${ms} ms`;
  const parts: [number, string][] = [
    [Math.floor(ms / DAY), 'd'],
    [Math.floor(ms / HOUR) % 24, 'h'],
    [Math.floor(ms / MINUTE) % 60, 'min'],
    [Math.floor(ms / SECOND) % 60, 's'],
  ];
  return parts.filter(([n]) => n > 0).map(([n, unit]) => `${n} ${unit}`).join(' ');
}

/** `30 s later`, `1 h earlier`. */
export function shiftWords(seconds: number): string {
  return `${gapWords(seconds)} ${seconds < 0 ? 'earlier' : 'later'}`;
}

/** `12 new, 3 changed, 1 gone`. */
export function newsWords([added, changed, gone]: SourceDone['changed']): string {
  const parts = [added > 0 && `${added.toLocaleString('en')} new`, changed > 0 && `${changed.toLocaleString('en')} changed`, gone > 0 && `${gone.toLocaleString('en')} gone`];
  return parts.filter(Boolean).join(', ') || 'nothing new';
}

/** What came of bringing it in, as one sentence. */
export function doneWords(done: SourceDone, newer: boolean): string {
  if (done.source == null) return 'These very bytes are in the review already. Nothing was added.';
  const left = done.leftOut > 0 ? ` ${count(done.leftOut, 'part was', 'parts were')} left out.` : '';
  if (!newer) return `${count(done.changed[0], 'line')} brought in.${left}`;
  const any = done.changed.some((n) => n > 0);
  return any ? `Brought in: ${newsWords(done.changed)}.${left}` : `It says the same as before. Nothing was changed.${left}`;
}

/** A name for a source out of a file's: without its ending and its signs. */
export function nameOf(file: string): string {
  return file.replace(/\.(vtt|srt|txt|csv|tsv|jsonl?|zip|log)$/i, '').replace(/[_]+/g, ' ').trim() || file;
}
