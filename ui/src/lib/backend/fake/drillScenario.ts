// A scenario to look at in a browser.
import type { DrillBrief, DrillChoice, InjectView, ObjectiveView, ShownArtefact } from '../generated';

type Planned = Omit<InjectView, 'number' | 'shown' | 'dueAt' | 'standing' | 'deliveredAt' | 'deliveredBy' | 'answers' | 'reason'>;

function inject(key: string, minute: number | null, title: string, expected: string, more: Partial<Planned> = {}): Planned {
  return {
    key, title, text: title, script: '', sort: 'information', delivery: 'phone', from: '', to: ['everyone'], expected, observe: '',
    objectives: ['customers'], artefacts: [], when: '', otherwise: '', after: minute == null ? null : minute * 60, ...more,
  };
}

const brief: DrillBrief = {
  scenario: 'expired', title: 'Expired between checkout and ledger',
  synopsis: 'It is a quiet afternoon. Checkout begins to fail for some, and nobody has touched anything.',
  truth: 'The certificate between checkout and ledger expired. The monitoring of the ledger uses the same one, so it is silent.',
  minutes: 60, difficulty: 'medium', severityPath: ['sev3', 'sev2'], roles: [], debrief: ['Where did you wait?'], successSigns: [], safety: 'Touch nothing that runs.',
  cast: [{ handle: 'petra', name: 'Petra Lind', part: 'ledger expert', present: true, knows: 'Where certificates are kept, and that two hosts cache the chain.' }],
  fromIncident: null, course: [],
};

const objectives: Omit<ObjectiveView, 'ratings' | 'injects'>[] = [
  { key: 'customers', text: 'Customers hear from us within 20 minutes, then on time', signs: ['A first word by minute 20', 'A next time in it'] },
  { key: 'fixing', text: 'Commander stays out of the fixing', signs: [] },
  { key: 'handovers', text: 'Hand-overs are explicit', signs: [] },
];

const injects: Planned[] = [
  inject('page', 0, 'Page: checkout error budget burning', 'Declares within 5 minutes', { delivery: 'alert', from: 'Monitoring', to: ['commander'], artefacts: ['Error rate'] }),
  inject('support', 6, 'Support: three merchants report failed refunds', 'Asks for one merchant id and a time', { to: ['communications'], from: 'Support' }),
  inject('director', 14, 'A director joins the call and asks for a date', 'Commander offers the read-only channel', { delivery: 'executive', from: 'A director', script: 'Leave if you are given a channel and a next update.' }),
  inject('logs', 32, 'Ledger logs: “certificate has expired”', 'States a new hypothesis, updates the statement', {
    delivery: 'image', text: 'x509: certificate has expired or is not yet valid', when: 'when somebody asks for ledger logs', otherwise: 'else at 32 min by itself', objectives: ['fixing'], observe: 'Who says it aloud?',
  }),
  inject('leaves', 33, 'The expert for ledger has to leave', 'Hand-over said aloud and logged', { delivery: 'read_aloud', objectives: ['handovers'] }),
  inject('rotation', 41, 'Rotation done; 2 % of requests still fail', 'Verifies before resolving', { delivery: 'chat' }),
  inject('page-text', 50, 'Status page still says “investigating”', 'Closes the loop with customers', { delivery: 'customer' }),
  inject('odd', null, 'Odd token use in the same window', 'Keeps evidence before anything is restarted', { when: 'when you choose to' }),
];

const choice: DrillChoice = { key: brief.scenario, title: brief.title, synopsis: brief.synopsis, minutes: brief.minutes, difficulty: brief.difficulty, injects: injects.length, objectives: objectives.length };

const artefacts: Record<string, ShownArtefact[]> = {
  page: [
    {
      artefact: { key: 'rate', title: 'Error rate of checkout', caption: 'It stands near 0 and rises to 38 % within two minutes.', content: { kind: 'graph', unit: '%', from: -20, to: 10, series: [] } },
      graph: {
        width: 640, height: 260, words: 'Errors stand near 0 and rise to 38 % within two minutes.', start: 430,
        lines: [{ name: 'errors', path: 'M56 220 L390 218 L430 40 L624 44', dash: '' }, { name: 'week before', path: 'M56 222 L624 221', dash: '7 4' }],
        below: [{ at: 56, text: '-20' }, { at: 430, text: '0' }, { at: 624, text: '10' }], left: [{ at: 224, text: '0 %' }, { at: 40, text: '40 %' }],
      },
    },
  ],
  logs: [{ artefact: { key: 'log', title: 'ledger-7', content: { kind: 'log', source: 'ledger-7', lines: ['14:23:01 handshake failed', '14:23:01 x509: certificate has expired'] } } }],
};

export const scenario = { brief, objectives, injects, choice, artefacts };
