// Where the lines of a clock's strip stand, in hundredths of its width.
import { millis, SECOND, type Instant } from '../../../lib/time';

export interface Strip {
  from: number;
  until: number;
  before: { left: number; right: number };
  after: { left: number; right: number };
  here: number;
  there: number;
}

/** The span of a source before and after it moves, with the two lines that are held together. */
export function stripOf(first: Instant, last: Instant, here: Instant, there: Instant): Strip {
  const shift = millis(there) - millis(here);
  const ends = [millis(first), millis(last), millis(first) + shift, millis(last) + shift];
  const low = Math.min(...ends);
  const high = Math.max(...ends, low + SECOND);
  const room = (high - low) * 0.04;
  const [from, until] = [low - room, high + room];
  const at = (instant: number) => ((instant - from) / (until - from)) * 100;
  return {
    from,
    until,
    before: { left: at(millis(first)), right: at(millis(last)) },
    after: { left: at(millis(first) + shift), right: at(millis(last) + shift) },
    here: at(millis(here)),
    there: at(millis(there)),
  };
}
