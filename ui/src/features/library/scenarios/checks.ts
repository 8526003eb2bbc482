// Which field a sentence of the checks is about, and where in the editor it stands.
import type { ScenarioFinding } from '../../../lib/backend';

export const parts = ['injects', 'about', 'people', 'artefacts', 'checks'] as const;
export type Part = (typeof parts)[number];

/** Fields of the head that stand among the people, or among what is shown. */
const elsewhere: Record<string, Part> = { roles: 'people', cast: 'people', artefacts: 'artefacts', injects: 'injects' };

/** The part of the editor in which it can be put right. */
export function partOf({ part, field }: Pick<ScenarioFinding, 'part' | 'field'>): Part {
  switch (part) {
    case 'inject':
      return 'injects';
    case 'artefact':
      return 'artefacts';
    case 'role':
    case 'persona':
      return 'people';
    case 'head':
      return elsewhere[field ?? ''] ?? 'about';
    case 'objective':
      return 'about';
  }
}

/** Marks a field, or a thing of many fields, so that a sentence can lead there: `artefact.3.caption`. */
export function mark(part: ScenarioFinding['part'], index?: number, field?: string): string {
  // One inject at a time has its fields open.
  return [part, part === 'inject' ? undefined : index, field || undefined].filter((one) => one != null).join('.');
}

const fields = 'input, textarea, select, button';

/** Puts the cursor where it can be put right: into the field, else into the first one of the thing. */
export function lead(box: HTMLElement | undefined, { part, index, field }: ScenarioFinding): void {
  const at = (of: string) => box?.querySelector<HTMLElement>(`[data-check="${CSS.escape(of)}"]`);
  const there = at(mark(part, index, field)) ?? at(mark(part, index));
  const into = there?.matches(fields) ? there : there?.querySelector<HTMLElement>(fields);
  there?.scrollIntoView({ block: 'nearest' });
  into?.focus();
}
