// Scenarios in memory: two to look at, and what the team writes over them.
import { LIBRARY } from '../../streams';
import { BackendError } from '../backend';
import type { Inject, Scenario, ScenarioFinding, ScenarioView } from '../generated';
import type { Handlers } from '.';
import type { World } from './world';

type ScenarioCommands = Pick<
  Handlers,
  'scenarios' | 'scenario' | 'scenario_look' | 'scenario_read' | 'scenario_export' | 'scenario_export_file' | 'scenario_make'
>;

function inject(key: string, title: string, minute: number, more: Partial<Inject> = {}): Inject {
  return {
    key,
    title,
    kind: 'event',
    delivery: 'chat',
    from: 'Support',
    to: ['everyone'],
    text: `${title}. More and more people write.`,
    script: '',
    artefacts: [],
    expected: 'Somebody writes it down',
    objectives: ['early'],
    observe: '',
    trigger: { kind: 'at', minute },
    optional: false,
    ...more,
  };
}

/** A scenario with as many injects as are asked for. */
export function scenarioOf(key: string, title: string, injects: Inject[]): Scenario {
  return {
    key,
    title,
    synopsis: 'It is a quiet afternoon. You run a shop with three regions, and nothing is planned.',
    truth: 'A settings push points the checkout at a service that is not there.',
    minutes: 45,
    difficulty: 'easy',
    severityPath: ['sev2', 'sev1'],
    objectives: [
      { key: 'early', text: 'Customers hear from us within 20 minutes', signs: ['A first update is out by minute 20'] },
      { key: 'order', text: 'The impact is eased before the cause is looked for', signs: ['A move that can be undone is named'] },
    ],
    roles: [
      { role: 'commander', optional: false, note: '' },
      { role: 'communications', optional: false, note: '' },
    ],
    cast: [],
    start: { title: 'Checkout errors', statement: '', services: ['checkout'], clock: '11:58', lines: [] },
    injects,
    artefacts: [{ key: 'tickets', title: 'Tickets', caption: '', content: { kind: 'log', source: 'support', lines: ['11:59 it turns', '12:00 it still turns'] } }],
    successSigns: ['One person commands within two minutes'],
    debrief: ['What surprised you?'],
    inspiration: [],
    safety: 'Nothing real is touched.',
    course: [],
  };
}

const flag = scenarioOf('flag-every-region', 'The flag that hit every region', [
  inject('page', 'Page: checkout errors in all regions', 0, { delivery: 'alert', from: 'Monitoring', artefacts: ['tickets'] }),
  inject('tickets', 'Support: forty tickets in four minutes', 4),
  inject('restart', 'The chief executive joins: "just restart it all"', 12, { delivery: 'executive', kind: 'executive', to: ['commander'], objectives: ['order'] }),
  inject('back', 'Half of the traffic is back', 25, { trigger: { kind: 'after', inject: 'restart', minutes: 13 } }),
]);
const night = scenarioOf('expired-at-midnight', 'Expired at midnight', [inject('phone', 'A partner telephones', 0, { objectives: ['early', 'order'] })]);

function stands(world: World): { scenario: Scenario; own: boolean; replaces: boolean }[] {
  const list = [flag, night].map((scenario) => ({ scenario, own: false, replaces: false }));
  for (const { shelf, key, value } of world.library) {
    if (shelf !== 'scenario') continue;
    const at = list.findIndex((one) => one.scenario.key === key);
    if (value == null) list.splice(at, at < 0 ? 0 : 1);
    else if (at < 0) list.push({ scenario: value as Scenario, own: true, replaces: false });
    else list[at] = { scenario: value as Scenario, own: true, replaces: true };
  }
  return list;
}

function looked(scenario: Scenario): ScenarioView {
  const findings: ScenarioFinding[] = [];
  scenario.objectives.forEach((one, index) => {
    const tested = scenario.injects.some((other) => other.objectives?.includes(one.key));
    if (!tested) findings.push({ refuses: false, part: 'objective', index, field: '', text: `No inject tests the objective ${one.key}.` });
  });
  scenario.injects.forEach((one, index) => {
    if (one.to.length === 0) {
      findings.push({ refuses: false, part: 'inject', index, field: 'to', text: `Nobody receives the inject ${one.key}: it does not say whom it is for.` });
    }
    if (one.title.trim() === '') findings.push({ refuses: true, part: 'inject', index, field: 'title', text: `The inject ${one.key} has no title.` });
  });
  return { scenario, findings, shown: (scenario.artefacts ?? []).map((artefact) => ({ artefact })) };
}

export function scenarioCommands(world: World): ScenarioCommands {
  const find = (key: string): Scenario => {
    const found = stands(world).find((one) => one.scenario.key === key);
    if (!found) throw new BackendError({ code: 'not_found', message: `Failed to find the scenario "${key}".`, retryable: false });
    return found.scenario;
  };
  return {
    scenarios: () => ({
      scenarios: stands(world).map(({ scenario, own, replaces }) => ({
        key: scenario.key,
        title: scenario.title,
        synopsis: scenario.synopsis,
        minutes: scenario.minutes,
        difficulty: scenario.difficulty,
        injects: scenario.injects.length,
        objectives: scenario.objectives.map((one) => one.text),
        own,
        replaces,
        ...(scenario.fromIncident ? { fromIncident: scenario.fromIncident } : {}),
      })),
    }),
    scenario: ({ key }) => looked(find(key)),
    scenario_look: ({ scenario }) => looked(scenario),
    // JSON is YAML too, and enough for a page without a program; of a list, its keys and titles.
    scenario_read: ({ text, into, beside }) => {
      if (into) {
        const rows = text.split('\n').slice(1).filter((row) => row.trim() !== '').map((row) => row.split(','));
        const listed = rows.map(([key = '', title = ''], at) => ({ ...(into.injects.find((one) => one.key === key) ?? inject(key, title, at)), title }));
        const stay = beside ? into.injects.filter((one) => !listed.some((other) => other.key === one.key)) : [];
        const injects = [...stay, ...listed];
        if (text.startsWith('inject,title')) return { form: 'Events list (CSV)', scenarios: [{ ...into, injects }], notes: [] };
        return { form: '', scenarios: [], notes: [], problem: 'Failed to read the scenario: line 1: no column says what happens; there should be one called title or text.' };
      }
      try {
        return { form: 'JSON', scenarios: [JSON.parse(text) as Scenario], notes: [] };
      } catch {
        return { form: '', scenarios: [], notes: [], problem: 'Failed to read the scenario: line 1, column 1: this is not understood as YAML.' };
      }
    },
    scenario_export: ({ key, form }) => ({ text: JSON.stringify(find(key)), fileName: `EXERCISE-${key}-${form}.txt` }),
    scenario_export_file: ({ path }) => ({ path, bytes: 1 }),
    scenario_make: ({ incident }) => {
      const { id, reference, title } = world.find(incident);
      const key = `past-${reference.toLowerCase()}`;
      const made = { ...scenarioOf(key, `${reference}: ${title}`, [inject('known-1', 'What was seen first', 0)]), fromIncident: id };
      world.library = [...world.library, { shelf: 'scenario', key, value: made }];
      return { change: world.appended(LIBRARY), key, title: made.title };
    },
  };
}
