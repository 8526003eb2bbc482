// The narrative and the report, as much of them as a page without a program needs.
import type { FindingView, ReportPreview, ReportRequest, SectionView, Stretch } from '../generated';
import type { Handlers } from '.';
import { reviewActs } from './review';
import type { World } from './world';

type StoryCommands = Pick<Handlers, 'story' | 'story_draft' | 'report_preview' | 'report_text' | 'reader_take'>;

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

function sectionsOf(world: World, incident: string): SectionView[] {
  const sections = outline.map(([key, title, help], place): SectionView => ({ key, title, help, place, text: '', written: false, evidence: [], hollow: [] }));
  for (const { at, act } of reviewActs(world, incident)) {
    if (act.kind !== 'section_written') continue;
    let section = sections.find(({ key }) => key === act.section);
    if (!section) sections.push((section = { key: act.section, title: act.title, help: '', place: act.place, text: '', written: false, evidence: [], hollow: [] }));
    Object.assign(section, { title: act.title, text: act.text, written: act.text.trim() !== '', at, hollow: hollow(act.text) });
  }
  return sections;
}

function findingsOf(world: World, incident: string): FindingView[] {
  return reviewActs(world, incident).flatMap(({ id, at, act }): FindingView[] => {
    if (act.kind !== 'finding_written') return [];
    const evidence = (act.evidence ?? []).map((passage) => ({ passage, address: `evidence:line/${passage.line ?? ''}`, whence: 'log', quote: passage.quote ?? '', there: true }));
    return [{ id, sort: act.sort, text: act.text, evidence, person: act.person ?? '', name: act.person ?? '', at, edits: 0, answer: '' }];
  });
}

export function storyCommands(world: World): StoryCommands {
  const preview = (request: ReportRequest): ReportPreview => {
    const { title, reference, isDrill } = world.find(request.incident);
    const parts = request.parts ?? ['front', 'narrative', 'findings', 'evidence'];
    const written = sectionsOf(world, request.incident).filter((one) => one.written);
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
      body: `<header><p class="ref">${reference}</p><h1>Report</h1></header><section class="front"><h2>Worth knowing</h2><p>Pools are per host.</p></section>${written.map((one) => `<section><h2>${one.key}</h2><p>Written.</p></section>`).join('')}`,
      handedOut,
    };
  };
  return {
    story: ({ incident }) => ({ sections: sectionsOf(world, incident).map((section) => ({ section, hints: [] })), findings: findingsOf(world, incident) }),
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
