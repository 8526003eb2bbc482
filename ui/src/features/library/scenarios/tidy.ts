// What was only typed and not meant: empty lines of lists stay while somebody writes and are gone when it is saved.
import type { Scenario } from '../../../lib/backend';

const meant = (list: readonly string[] | undefined) => (list ?? []).map((one) => one.trim()).filter((one) => one !== '');

export function tidied(scenario: Scenario): Scenario {
  return {
    ...scenario,
    successSigns: meant(scenario.successSigns),
    debrief: meant(scenario.debrief),
    inspiration: meant(scenario.inspiration),
    objectives: scenario.objectives.map((one) => ({ ...one, signs: meant(one.signs) })),
    start: { ...scenario.start, lines: (scenario.start.lines ?? []).filter((one) => one.text.trim() !== '') },
  };
}
