import type { Happened, Line } from '../../../lib/backend';
import { dayLabel, duration, durationWords, millis, timeOfDay, utcTime } from '../../../lib/time';
import { kindLabel, milestoneLabel } from '../../../lib/words';

/** The time of a line as its first column shows it, with the signs in which it could be typed. */
export function stamp(happened: Happened, zone: string): string {
  switch (happened.precision) {
    case 'exact':
      return timeOfDay(happened.at, zone);
    case 'about':
      return `~${timeOfDay(happened.at, zone, false)}`;
    case 'before':
      return `<${timeOfDay(happened.at, zone, false)}`;
    case 'between':
      return `${timeOfDay(happened.at, zone, false)}..`;
  }
}

/** How exactly the time is known, in words; empty when exactly. */
export function precisely(happened: Happened, zone: string): string {
  const at = timeOfDay(happened.at, zone, false);
  switch (happened.precision) {
    case 'exact':
      return '';
    case 'about':
      return `about ${at}`;
    case 'before':
      return `some time before ${at}`;
    case 'between':
      return happened.until ? `between ${at} and ${timeOfDay(happened.until, zone, false)}` : `after ${at}`;
  }
}

/** Day, local time and UTC, for the tooltip of the first column. */
export function bothInFull(happened: Happened, zone: string): string {
  return `${dayLabel(happened.at, zone)}, ${timeOfDay(happened.at, zone)} ${zone}, ${utcTime(happened.at, true)}`;
}

/** `added 03:15, 13 min late`; empty for a line written down in time. */
export function late(line: Line, zone: string): string {
  if (line.lateSeconds === 0) return '';
  return `added ${timeOfDay(line.recordedAt, zone, false)}, ${durationWords(line.lateSeconds * 1_000)} late`;
}

/** What the chip of a line says. */
export function chipLabel(line: Line): string {
  switch (line.origin.kind) {
    case 'written':
      return kindLabel[line.kind];
    case 'declared':
      return 'Declared';
    case 'title':
      return 'Title';
    case 'severity':
      return 'Severity';
    case 'phase':
      return 'Phase';
    case 'milestone':
      return milestoneLabel[line.origin.milestone];
    case 'statement':
      return 'Statement';
    case 'act':
      return kindLabel[line.kind];
    case 'newer':
      return 'Newer';
  }
}

/** `9 min after impact`, for milestones; empty at the start itself. */
export function sinceStart(happened: Happened, from: string, impact: boolean): string {
  const gap = millis(happened.at) - millis(from);
  if (Math.abs(gap) < 1_000) return '';
  const start = impact ? 'impact' : 'the declaration';
  return `${durationWords(gap)} ${gap > 0 ? 'after' : 'before'} ${start}`;
}

/** `+9:03`, for the rail. */
export function offset(seconds: number): string {
  return seconds > 0 ? `+${duration(seconds * 1_000)}` : duration(seconds * 1_000);
}
