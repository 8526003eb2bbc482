// Choosing and ordering lines, as the program does.
import type { Filter, Line, Order } from '../generated';
import type { Incident } from './world';

export function select(all: readonly Line[], order: Order, filter: Filter | undefined): Line[] {
  const text = filter?.text?.toLowerCase();
  const lines = all.filter(
    (line) =>
      (!filter?.kinds?.length || filter.kinds.includes(line.kind)) &&
      (!filter?.person || line.people.some((one) => one.handle === filter.person)) &&
      (!filter?.service || line.services.some((one) => one.handle === filter.service)) &&
      (!filter?.pinned || line.pinned) &&
      (!filter?.flagged || line.flagged) &&
      (!filter?.pictures || line.attachments.length > 0) &&
      (filter?.struck || !line.struck) &&
      (!text || line.text.toLowerCase().includes(text)),
  );
  return order === 'arrival' ? lines : lines.toSorted((a, b) => Date.parse(a.happened.at) - Date.parse(b.happened.at));
}

export const handlesOf = (incident: Incident) => new Set(incident.lines.flatMap((line) => line.services.map((one) => one.handle)));
