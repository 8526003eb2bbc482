import { MINUTE } from '../../lib/time';
import { iso, nextTime } from './side/future';

/**
 * Reads a moment to come as a person types it: `15`, `15m`, `1h30m`, or the next `14:30` by the clock of `zone`.
 * Nothing when it is none.
 */
export function readUntil(text: string, now: number, zone: string): string | undefined {
  const typed = text.trim();
  const span = /^\+?(?:(\d{1,2})h)?(?:(\d{1,3})m?)?$/iu.exec(typed);
  if (typed !== '' && span && (span[1] ?? span[2])) {
    const minutes = Number(span[1] ?? 0) * 60 + Number(span[2] ?? 0);
    return minutes > 0 ? iso(now + minutes * MINUTE) : undefined;
  }
  const clock = /^([01]?\d|2[0-3]):([0-5]\d)$/u.exec(typed);
  if (!clock) return undefined;
  const wanted = `${(clock[1] ?? '').padStart(2, '0')}:${clock[2] ?? ''}`;
  const at = nextTime(wanted, now, zone);
  return at == null ? undefined : iso(at);
}
