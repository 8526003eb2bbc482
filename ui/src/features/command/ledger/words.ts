import type { EntryKind, Standing } from '../../../lib/backend';

export const standingLabel: Record<Standing, string> = {
  fact: 'a fact',
  open: 'open',
  supported: 'supported',
  dropped: 'dropped',
  answered: 'answered',
  none: 'not in the ledger',
};

/** Signs that tell standings apart without colour. */
export const standingSign: Record<Standing, string> = { fact: '●', open: '○', supported: '◐', dropped: '×', answered: '✓', none: '' };

/** How a line most likely stands next, when somebody says something of it. */
export function likely(kind: EntryKind): Standing {
  if (kind === 'hypothesis') return 'supported';
  return kind === 'question' ? 'answered' : 'fact';
}
