// Briefs and sheets of paper, as much of them as a page without a program needs.
import type { BriefField, BriefPart } from '../generated';
import type { Handlers } from '.';
import type { World } from './world';

type SheetCommands = Pick<Handlers, 'handover_brief' | 'handover_sheet' | 'grab_sheet'>;

const FIELDS: readonly BriefField[] = [
  'severity', 'history', 'plan', 'tasks', 'people', 'promises', 'temporary', 'contingencies', 'constraints', 'unknowns',
  'places', 'read_back',
];

export function sheetCommands(world: World): SheetCommands {
  const sheet = (key: string, name: string, ending: string) => {
    const { reference, title } = world.find(key);
    const text = ending === 'html' ? `<!doctype html>\n<title>${reference} ${name}</title>` : `${reference}, ${name}: ${title}\n`;
    return { text, fileName: `${reference}-${name}.${ending}` };
  };
  return {
    handover_brief: ({ incident, role }) => {
      const found = world.find(incident);
      const held = world.responses.get(found.id)?.roles.find((one) => one.role === role)?.holders.at(-1);
      const known: Partial<Record<BriefField, string>> = {
        severity: (found.severity ?? 'not sized').toUpperCase(),
        history: found.title,
      };
      const parts = FIELDS.map((field): BriefPart => ({ field, text: known[field] ?? '[Nothing is written down.]' }));
      return { from: held?.name ?? '', parts };
    },
    handover_sheet: ({ incident, format }) => {
      const ending = { html: 'html', markdown: 'md', plain: 'txt' }[format];
      return sheet(incident, 'handover', ending);
    },
    grab_sheet: ({ incident }) => sheet(incident, 'grab', 'html'),
  };
}
