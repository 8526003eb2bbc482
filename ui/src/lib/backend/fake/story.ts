// The narrative and the report, as much of them as a page without a program needs.
import type { EvidenceOffer, FindingView, ReportPreview, ReportRequest, SectionView, Stretch } from '../generated';
import type { Handlers } from '.';
import { reviewActs } from './review';
import type { World } from './world';

type StoryCommands = Pick<Handlers, 'story' | 'story_draft' | 'story_evidence' | 'report_preview' | 'report_text' | 'reader_take'>;

const outline: [key: string, title: string, help: string][] = [
  ['worth_knowing', 'Worth knowing', 'Three to five things a colleague should take away.'],
  ['what_happened', 'What happened', 'From before it began, forward, as people lived it.'],
  ['contributing', 'What contributed', 'The conditions that had to come together.'],
  ['questions', 'Open questions', 'What nobody could answer yet.'],
];

function hollow(text: string): Stretch[] {
  let from = 0;
  return text.split('\n\n').flatMap((block) => {
    const begin = from;
    from += block.length + 2;
    return !block.trim() || block.includes('](evidence:') || block.endsWith('?') ? [] : [{ from: begin, to: begin + block.length }];
  });
}

function gathered(world: World, incident: string): { sections: SectionView[]; away: SectionView[] } {
  const away = new Set<string>();
  let order: string[] = [];
  const sections = outline.map(([key, title, help], place): SectionView => ({ key, title, help, place, text: '', written: false, evidence: [], hollow: [] }));
  for (const { at, act } of reviewActs(world, incident)) {
    if (act.kind === 'section_struck') away.add(act.section);
    if (act.kind === 'sections_ordered') order = act.sections;
    if (act.kind !== 'section_written') continue;
    away.delete(act.section);
    let section = sections.find(({ key }) => key === act.section);
    if (!section) sections.push((section = { key: act.section, title: act.title, help: '', place: act.place, text: '', written: false, evidence: [], hollow: [] }));
    Object.assign(section, { title: act.title, text: act.text, written: act.text.trim() !== '', at, hollow: hollow(act.text) });
  }
  const rank = ({ key, place }: SectionView) => (order.includes(key) ? order.indexOf(key) : order.length + place);
  sections.sort((one, other) => rank(one) - rank(other));
  return { sections: sections.filter(({ key }) => !away.has(key)), away: sections.filter(({ key }) => away.has(key)) };
}

/** What a claim could rest on: a few of each kind, held against the words. */
function offersOf(world: World, incident: string, words: string): EvidenceOffer[] {
  const line = (id: string, quote: string) => ({ passage: { line: id, place: 0, last: 0, from: 0, to: 0 }, address: `evidence:line/${id}`, whence: 'log', quote, there: true });
  const marked = reviewActs(world, incident).flatMap(({ act }): EvidenceOffer[] =>
    act.kind === 'mark_made' && act.passage.line ? [{ sort: 'mark', about: act.code, evidence: line(act.passage.line, act.passage.quote ?? '') }] : [],
  );
  const written = world.find(incident).lines.map((one): EvidenceOffer => {
    const picture = one.attachments[0];
    return { sort: picture ? 'picture' : 'line', about: picture?.caption ?? '', evidence: line(one.id, one.text ?? ''), ...(picture ? { picture: picture.hash } : {}) };
  });
  const note = { passage: { note: 'note-1', place: 0, last: 0, from: 0, to: 0 }, address: 'evidence:note/note-1', whence: 'an interview with Mei Tan', quote: 'It looked flat for too long', there: true };
  const all: EvidenceOffer[] = [...marked, { sort: 'quote', about: '', evidence: note }, ...written];
  const wanted = words.toLowerCase().split(/\s+/);
  return all.filter(({ about, evidence }) => wanted.every((word) => `${about} ${evidence.quote} ${evidence.whence}`.toLowerCase().includes(word))).slice(0, 24);
}

function findingsOf(world: World, incident: string): FindingView[] {
  return reviewActs(world, incident).flatMap(({ id, at, act }): FindingView[] => {
    if (act.kind !== 'finding_written' || act.finding) return [];
    const evidence = (act.evidence ?? []).map((passage) => ({ passage, address: `evidence:line/${passage.line ?? ''}`, whence: 'log', quote: passage.quote ?? '', there: true }));
    return [{ id, sort: act.sort, text: act.text, evidence, person: act.person ?? '', name: act.person ?? '', at, edits: 0, answer: '' }];
  });
}

export function storyCommands(world: World): StoryCommands {
  const preview = (request: ReportRequest): ReportPreview => {
    const { title, reference, isDrill } = world.find(request.incident);
    const parts = request.parts ?? ['front', 'narrative', 'findings', 'evidence'];
    const { sections } = gathered(world, request.incident);
    const written = sections.filter((one) => one.written);
    const handedOut = reviewActs(world, request.incident).flatMap(({ at, act }) => {
      if (act.kind !== 'report_made') return [];
      const code = act.code ?? '';
      const readers = reviewActs(world, request.incident).flatMap(({ act: said }) =>
        said.kind === 'reader_said' && said.code === code ? [{ reader: said.reader ?? '', learned: said.learned ?? '' }] : [],
      );
      return [{ code, audience: act.audience, format: act.format, at, readers }];
    });
    return {
      report: {
        code: '', reference, title, isDrill, audience: request.audience, names: request.names, zone: request.zone ?? 'UTC', madeAt: new Date().toISOString(),
        facts: [], front: '', sections: [], evidence: [], images: [], leftOut: [],
      },
      parts,
      body: `<header><p class="ref">${reference}</p><h1>Report</h1></header><section class="front"><h2>Worth knowing</h2><p>Pools are per host.</p></section>${written.map((one) => `<section><h2>${one.title}</h2><p>Written.</p></section>`).join('')}`,
      before: written.flatMap(({ key: section, title, text }) =>
        text.includes('root cause') ? [{ sort: 'words' as const, section, title, words: 'root cause', offer: 'Say what came together.', help: '' }] : [],
      ),
      handedOut,
    };
  };
  return {
    story: ({ incident }) => {
      const { sections, away } = gathered(world, incident);
      return { sections: sections.map((section) => ({ section, hints: [] })), away, findings: findingsOf(world, incident) };
    },
    story_evidence: ({ incident, words }) => ({ offers: offersOf(world, incident, words) }),
    story_draft: () => ({
      sections: [
        {
          key: 'what_happened',
          title: 'What happened',
          text: '- [02:05](evidence:line/line-1) It was decided: “roll back”',
          sentences: [{ text: '[02:05](evidence:line/line-1) It was decided: “roll back”', from: 'decision in the log', evidence: [] }],
        },
      ],
    }),
    report_preview: preview,
    report_text: ({ report, format }) => {
      const { reference } = world.find(report.incident);
      const ending = { html: 'html', markdown: 'md', json: 'json' }[format];
      return { text: '<!doctype html><main></main>', fileName: `${reference}-report.${ending}`, code: 'code-1', parts: preview(report).parts };
    },
    reader_take: ({ incident, text }) => {
      const answer = JSON.parse(text) as { report: string; answer: string; reader: string; learned: string };
      const known = reviewActs(world, incident).some(({ act }) => act.kind === 'reader_said' && act.answer === answer.answer);
      if (known) return { known, change: { events: [], streams: [] } };
      const { report: code, ...rest } = answer;
      reviewActs(world, incident).push({ id: `reader-${answer.answer}`, at: new Date().toISOString(), act: { kind: 'reader_said', code, ...rest } });
      return { known, change: world.appended(world.find(incident).id) };
    },
  };
}
