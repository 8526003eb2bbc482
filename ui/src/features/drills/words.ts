// The words of drills.
import type { DrillMode, DrillSeat, DeliveredBy, Delivery, Difficulty, Rating, Recipient } from '../../lib/backend';
import { duration, durationWords, MINUTE } from '../../lib/time';

export const modeLabel: Record<DrillMode, string> = { facilitated: 'With a facilitator', wheel: 'Wheel of misfortune', solo: 'Alone' };

export const modeMeaning: Record<DrillMode, string> = {
  facilitated: 'Somebody holds this console, the others use Command as on a real night. What has its time comes by itself unless you hold it.',
  wheel: 'One person plays aloud, you speak for the rest of the world, the others listen and join in. Nothing comes by itself.',
  solo: 'For one person. Everything comes by itself, and the scenario speaks for the others.',
};

export { drillStanding as standingLabel } from '../../lib/words';

export const difficultyLabel: Record<Difficulty, string> = { easy: 'Easy', medium: 'Medium', hard: 'Hard' };

export const ratingLabel: Record<Rating, string> = { seen: 'Seen', partly: 'Partly', not_seen: 'Not seen' };

export const seatLabel: Record<DrillSeat, string> = {
  facilitator: 'Facilitator',
  player: 'Player',
  observer: 'Observer',
  note_taker: 'Note-taker',
  simulator: 'Voices others',
};

export const deliveryLabel: Record<Delivery, string> = {
  alert: 'as an alert',
  chat: 'in the chat',
  phone: 'by phone',
  email: 'by e-mail',
  media: 'in the news',
  executive: 'as somebody from above',
  customer: 'as a customer',
  regulator: 'as an authority',
  image: 'as a picture',
  read_aloud: 'read aloud',
};

export const byLabel: Record<DeliveredBy, string> = { hand: 'by hand', clock: 'at its time', trigger: 'when it was done', fallback: 'by itself, after waiting' };

export function toWords(to: readonly Recipient[]): string {
  return to.map((one) => one.replace('_', ' ')).join(', ');
}

/** How long a scenario runs: in minutes as people plan them, in hours where there are many. */
export function runsFor(minutes: number): string {
  return minutes < 180 ? `${minutes} min` : durationWords(minutes * MINUTE);
}

/** `00:23:10`: a place on the drill clock. */
export function drillTime(seconds: number): string {
  const pad = (n: number) => String(Math.floor(n)).padStart(2, '0');
  return `${pad(seconds / 3600)}:${pad((seconds / 60) % 60)}:${pad(seconds % 60)}`;
}

/** `in 6:50`, or how long it waits already. */
export function inWords(left: number): string {
  return left >= 0 ? `in ${duration(left)}` : `waits ${duration(-left)}`;
}
