// Labels for the stored words; the only place where they are turned into English.
import type { DrillStanding, EntryKind, ExportFormat, Milestone, Phase, Role, Severity } from './backend';

/** How a drill stands, on its card and in the list. */
export const drillStanding: Record<DrillStanding, string> = {
  planned: 'Not begun',
  running: 'Running',
  paused: 'Paused',
  stopped: 'Stopped for something real',
  ended: 'Over',
};

export const severities: readonly Severity[] = ['sev1', 'sev2', 'sev3', 'sev4', 'sev5'];

export const severityMeaning: Record<Severity, string> = {
  sev1: 'the whole company is on it',
  sev2: 'several teams are on it',
  sev3: 'one team, now',
  sev4: 'one team, in working hours',
  sev5: 'written down, nobody is disturbed',
};

export const phases: readonly Phase[] = ['investigating', 'identified', 'monitoring', 'resolved'];

export const phaseLabel: Record<Phase, string> = {
  investigating: 'Investigating',
  identified: 'Identified',
  monitoring: 'Monitoring',
  resolved: 'Resolved',
};

export const milestones: readonly Milestone[] = [
  'impact_began',
  'detected',
  'declared',
  'mustered',
  'diagnosed',
  'stabilised',
  'resolved',
];

export const milestoneLabel: Record<Milestone, string> = {
  impact_began: 'Impact began',
  detected: 'Detected',
  declared: 'Declared',
  mustered: 'Mustered',
  diagnosed: 'Diagnosed',
  stabilised: 'Stabilised',
  resolved: 'Resolved',
};

export const kinds: readonly EntryKind[] = [
  'observation',
  'action',
  'decision',
  'hypothesis',
  'question',
  'evidence',
  'milestone',
  'handover',
  'update',
  'note',
];

export const kindLabel: Record<EntryKind, string> = {
  observation: 'Observation',
  action: 'Action',
  decision: 'Decision',
  hypothesis: 'Hypothesis',
  question: 'Question',
  evidence: 'Evidence',
  milestone: 'Milestone',
  handover: 'Handover',
  update: 'Update',
  note: 'Note',
};

export const roles: readonly Role[] = ['commander', 'deputy', 'communications', 'scribe', 'expert', 'customer_liaison', 'observer'];

export const roleLabel: Record<Role, string> = {
  commander: 'Commander',
  deputy: 'Deputy',
  communications: 'Communications',
  scribe: 'Scribe',
  expert: 'Expert',
  customer_liaison: 'Customer liaison',
  observer: 'Observer',
};

export const formatLabel: Record<ExportFormat, string> = {
  markdown: 'Markdown',
  csv: 'CSV',
  json: 'JSON',
  html: 'HTML',
};

/** `SEV1`, or `No severity` while nobody has sized it. */
export function severityLabel(severity: Severity | null | undefined): string {
  return severity ? severity.toUpperCase() : 'No severity';
}

/** `1 line`, `2 lines`. */
export function count(n: number, one: string, many = `${one}s`): string {
  return `${n.toLocaleString('en')} ${n === 1 ? one : many}`;
}
