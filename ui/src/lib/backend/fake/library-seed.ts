// Some of what the program brings; enough to look at and to test with.
import { codes } from './codes';
import type { ItemBinding, LibraryView, Rule, Severity } from '../generated';

function item(key: string, text: string, minute: number, binding: ItemBinding = 'none', more = {}) {
  return { key, text, minute, binding, ...more };
}

function rule(severity: Severity, audience: string, minutes: number, first?: number): Rule {
  return {
    severity,
    audience,
    mode: 'every',
    minutes,
    monitoring: minutes * 2,
    ...(first == null ? {} : { first }),
    atPhase: true,
    ifConfirmed: audience === 'customers',
  };
}

export const builtIn: Omit<LibraryView, 'own' | 'hidden'> = {
  cards: [
    {
      key: 'a',
      title: 'Take command',
      readDo: true,
      minutes: [0, 5],
      say: 'Command is taken; we work on what hurts users first.',
      items: [
        item('a1', 'Say aloud who commands', 1, 'commander', { purpose: 'One person decides.', say: 'I am the commander.' }),
        item('a2', 'Say where we meet', 2, 'meeting_place'),
        item('a3', 'Set a severity; unsure means the higher one', 3, 'severity'),
        item('a4', 'Name a deputy and a scribe', 5, 'deputy_and_scribe'),
      ],
    },
    {
      key: 'b',
      title: 'Say what is known',
      readDo: true,
      minutes: [5, 15],
      items: [item('b1', 'Write the statement', 8, 'statement'), item('b2', 'Send the first update', 15, 'any_update')],
    },
    { key: 'e', title: 'Stand down', readDo: false, items: [{ key: 'e1', text: 'Somebody saw that it works again', binding: 'recovery' }] },
  ],
  audiences: [
    { key: 'responders', name: 'Responders', outside: false, mayHearEta: true },
    { key: 'company', name: 'Company', outside: false, mayHearEta: false },
    { key: 'executives', name: 'Executives', outside: false, mayHearEta: true },
    { key: 'customers', name: 'Customers', outside: true, mayHearEta: false },
  ],
  policy: {
    rules: [
      rule('sev1', 'responders', 20, 5),
      rule('sev1', 'company', 30, 15),
      rule('sev1', 'executives', 30, 15),
      rule('sev1', 'customers', 30, 10),
      rule('sev2', 'company', 60, 30),
      rule('sev2', 'customers', 60, 30),
      rule('sev3', 'company', 120),
    ],
    bannerMinutes: 5,
    budget: 6,
    pageMinutes: 15,
    commandHours: [6, 8],
    tiersUp: [1],
  },
  templates: [
    { key: 'customers.investigating', subject: '{{ title }}', text: 'We are looking into {{ impact }}. Next word by {{ next }}.' },
    { key: 'company.investigating', text: '{{ statement }}\nNext: {{ next }}' },
  ],
  guide: {
    questions: [
      {
        key: 'reach',
        text: 'How many people are hurt?',
        answers: [
          { text: 'Nearly everybody', severity: 'sev1', page: true },
          { text: 'A part of them', severity: 'sev2', page: true },
          { text: 'A few, and they can go on', severity: 'sev4', page: false },
        ],
      },
      {
        key: 'data',
        text: 'Is data lost, or seen by the wrong people?',
        answers: [
          { text: 'Yes', severity: 'sev1', page: true },
          { text: 'No', severity: 'sev5', page: false },
        ],
      },
    ],
  },
  scripts: [
    { key: 'executive', moment: 'Somebody senior asks who is in charge', say: 'I am the commander. Do you want to take over?', then: 'Go on if not.' },
    { key: 'meeting-learning-open', moment: 'Why we are here', say: 'We want to understand how this looked to each of us while it happened. We do not decide what to change today.', then: '' },
  ],
  roleCards: [{ role: 'commander', text: 'Decides and keeps it moving; does not fix.', minute: 1 }],
  regimes: [
    { key: 'gdpr', name: 'GDPR: notice to the data protection authority', anchor: 'It is reasonably certain that personal data were compromised', hours: 72, limit: '72 hours', source: 'Regulation (EU) 2016/679, article 33', asOf: '2026-11' },
    { key: 'us-sec', name: 'US SEC: form 8-K, item 1.05', anchor: 'The company determined that the incident is material', limit: '4 business days', source: 'Form 8-K, item 1.05; release 33-11216', asOf: '2026-11' },
  ],
  stepCards: [
    { step: 'assess', text: 'What changed since we last looked?' },
    { step: 'stabilise', text: 'Which move eases it? Who does it, in how many minutes?' },
    { step: 'update', text: 'Who must hear of it, and when do they hear again?' },
    { step: 'verify', text: 'Did it help, and what shows it?' },
  ],
  codes,
  probes: [
    { key: 'opening.1', family: 'opening', text: 'How did you first come to hear of this?', off: false },
    { key: 'cues.8', family: 'cues', text: 'What caught your eye just then?', off: false },
  ],
};
