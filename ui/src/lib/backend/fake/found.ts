// Finding words in reviews, as much of it as a page without a program needs: sections, findings, notes, messages.
import type { ReviewHit, WrittenSort } from '../generated';
import type { Handlers } from '.';
import { reviewActs } from './review';
import { messagesOf, sourcesOf } from './sources';
import type { Incident, World } from './world';

function around(text: string, words: string[]): Pick<ReviewHit, 'text' | 'marks'> | undefined {
  const folded = text.toLowerCase();
  const marks = words.map((word) => [folded.indexOf(word), folded.indexOf(word) + word.length] as [number, number]);
  return words.length === 0 || marks.some(([from]) => from < 0) ? undefined : { text, marks: marks.sort(([a], [b]) => a - b) };
}

function hitsIn(world: World, incident: Incident, words: string[]): ReviewHit[] {
  const { id, reference, title, isDrill } = incident;
  const of = { incident: id, reference, title, isDrill };
  const found: ReviewHit[] = [];
  const put = (rest: Pick<ReviewHit, 'id' | 'place' | 'who'> & { sort?: WrittenSort; at?: string | undefined }, text: string) => {
    const shown = around(text, words);
    const { at, ...known } = rest;
    if (shown) found.push({ ...of, ...known, ...shown, ...(at ? { at } : {}) });
  };
  for (const { id: event, at, act } of reviewActs(world, id)) {
    if (act.kind === 'section_written') put({ sort: 'section', id: event, place: act.section, who: '', at }, `${act.title} ${act.text}`);
    else if (act.kind === 'finding_written') put({ sort: 'finding', id: event, place: '', who: '', at }, act.text);
    else if (act.kind === 'note_taken') put({ sort: 'note', id: event, place: act.interview, who: '', at }, act.text);
  }
  for (const source of sourcesOf(world, id)) {
    for (const { who, place, text, at } of messagesOf(world, id, source.id, source.shift)) put({ id: source.id, place: String(place), who, at }, text);
  }
  return found;
}

export function foundCommands(world: World): Pick<Handlers, 'search_reviews'> {
  return {
    search_reviews: ({ words, incident }) => {
      const list = words.toLowerCase().split(/\s+/).filter((word) => word !== '');
      const within = incident ? [world.find(incident)] : world.incidents;
      return { hits: within.flatMap((one) => hitsIn(world, one, list)) };
    },
  };
}
