// The words of what comes after a drill.
import type { HotWashPart, IdeaHint, IdeaState, ReportFormat, TeamMark } from '../../../lib/backend';
import { duration } from '../../../lib/time';
import type { Tab } from './state.svelte';

export const parts: { part: HotWashPart; question: string; field: string }[] = [
  { part: 'surprised', question: 'What surprised you?', field: 'What surprised somebody' },
  { part: 'waited', question: 'Where did you wait?', field: 'Where somebody waited' },
  { part: 'keep', question: 'What would you keep?', field: 'What to keep' },
  { part: 'change', question: 'What will you change, by when?', field: 'What somebody will change' },
];

export const tabs: { value: Tab; label: string }[] = [
  { value: 'hot-wash', label: 'Hot wash' },
  { value: 'plan', label: 'Plan' },
  { value: 'report', label: 'Report' },
  { value: 'courses', label: 'Then and now' },
  { value: 'sure', label: 'How sure' },
];

export const formats: { value: ReportFormat; label: string }[] = [
  { value: 'html', label: 'Save as HTML' },
  { value: 'markdown', label: 'Markdown' },
  { value: 'json', label: 'JSON' },
];

export const stateLabel: Record<IdeaState, string> = {
  jotted: 'as noted',
  soaking: 'soaks',
  proposed: 'to decide',
  kept: 'kept',
  declined: 'declined',
  merged: 'part of another',
  done: 'done already',
};

export const hintLabel: Record<IdeaHint, string> = {
  too_vague: 'Nobody could say when this is done.',
  before_soak: 'Decided before it had soaked.',
  no_owner: 'Nobody has taken it.',
  no_purpose: 'Nobody said what it buys.',
};

export const markLabel: Record<TeamMark, string> = {
  seen: 'Seen',
  partly: 'Partly',
  not_seen: 'Not seen',
  differently: 'Seen differently',
  not_rated: 'Not rated',
};

/** What is left of a stretch of time, or how far it is over. */
export function leftOf(until: number, now: number): string {
  return until >= now ? duration(until - now) : `${duration(now - until)} over`;
}

/** Noon of a day, so that it is that day nearly everywhere. */
export function dueOf(day: string): { due?: string } {
  return day ? { due: `${day}T12:00:00Z` } : {};
}

/** Whether nobody has decided about it yet. */
export const isOpen = ({ state }: { state: IdeaState }): boolean => state === 'soaking' || state === 'proposed' || state === 'jotted';
