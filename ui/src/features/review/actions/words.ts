// The words for what becomes of an idea.
import type { Ideas, IdeaHint, IdeaState, Purpose, ReviewIdea } from '../../../lib/backend';
import { dateAndTime, relative } from '../../../lib/time';

export type Answer = Extract<IdeaState, 'kept' | 'declined' | 'merged' | 'done'>;

export const stateLabel: Record<IdeaState, string> = {
  jotted: 'Jotted',
  soaking: 'Soaking',
  proposed: 'Up for decision',
  kept: 'Kept',
  declined: 'Declined',
  merged: 'Merged',
  done: 'Done already',
};

export const purposes: { value: Purpose; label: string }[] = [
  { value: 'prevent', label: 'Prevent' },
  { value: 'detect', label: 'Detect sooner' },
  { value: 'mitigate', label: 'Mitigate faster' },
  { value: 'respond', label: 'Respond better' },
  { value: 'learn', label: 'Learn' },
];

export const purposeLabel = Object.fromEntries(purposes.map(({ value, label }) => [value, label])) as Record<Purpose, string>;

export const hintWords: Record<IdeaHint, string> = {
  too_vague: 'How would one see that it is done? Say what would be different.',
  before_soak: 'Decided before it had soaked.',
  no_owner: 'Nobody does it yet.',
  no_purpose: 'What it buys is not said.',
};

export const open = ({ state }: ReviewIdea): boolean => state === 'jotted' || state === 'soaking' || state === 'proposed';

/** Where an idea stands in its soak, in one sentence. */
export function soakWords({ state, soaksUntil }: ReviewIdea, { meetingAt }: Ideas, now: number, zone: string): string {
  if (state === 'proposed') return 'It has soaked.';
  if (soaksUntil) return `Soaks until ${dateAndTime(soaksUntil, zone)}, ${relative(soaksUntil, now)}.`;
  return meetingAt ? `Soaks after the learning meeting of ${dateAndTime(meetingAt, zone)}.` : 'Soaks.';
}

/** How much of its soak is over, from 0 to 1. */
export function soaked({ at, soaksUntil, state }: ReviewIdea, { learnedAt }: Ideas, now: number): number {
  if (state === 'proposed') return 1;
  if (!soaksUntil) return 0;
  const from = Math.max(Date.parse(at), learnedAt ? Date.parse(learnedAt) : 0);
  return Math.max(0, Math.min(1, (now - from) / Math.max(1, Date.parse(soaksUntil) - from)));
}
