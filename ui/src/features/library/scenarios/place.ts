// When injects come, as far as a clock can say, and how that is written.
import type { Condition, Inject, Scenario, Trigger } from '../../../lib/backend';

/** The minute at which each inject comes, in the order in which they stand; `null` where no clock says so. */
export function minutesOf(injects: readonly Inject[]): (number | null)[] {
  const places = new Map(injects.map((inject, index) => [inject.key, index]));
  const known = new Map<number, number | null>();
  const minute = (index: number, depth: number): number | null => {
    // One without a clock is known, too: as null.
    if (known.has(index)) return known.get(index) ?? null;
    const inject = injects[index];
    if (!inject || depth > injects.length) return null;
    const value = ((): number | null => {
      const { trigger, fallback } = inject;
      switch (trigger.kind) {
        case 'at':
          return trigger.minute;
        case 'when':
          // It comes then at the latest, where a fallback says so.
          return fallback?.within ?? (trigger.fromMinute || null);
        case 'after': {
          const before = places.get(trigger.inject);
          const base = before == null ? null : minute(before, depth + 1);
          return base == null ? null : base + trigger.minutes;
        }
        case 'by_hand':
          return null;
      }
    })();
    known.set(index, value);
    return value;
  };
  return injects.map((_, index) => minute(index, 0));
}

export function clock(minute: number): string {
  const hours = Math.floor(minute / 60);
  return `${String(hours).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
}

const doing: Record<Condition['kind'], string> = {
  role_assigned: 'a role is taken',
  severity_set: 'the severity is set',
  statement_written: 'a statement is written',
  update_sent: 'an update is sent',
  ask_made: 'somebody is asked',
  entry_written: 'a line is written',
  item_answered: 'a card item is answered',
  decision_recorded: 'a decision is recorded',
  seen: 'the facilitator sees it',
};

export const conditions = Object.entries(doing) as [Condition['kind'], string][];

export function triggerWords(trigger: Trigger): string {
  switch (trigger.kind) {
    case 'at':
      return `at ${clock(trigger.minute)}`;
    case 'after':
      return `${trigger.minutes} min after ${trigger.inject}`;
    case 'when':
      return `when ${doing[trigger.condition.kind]}`;
    case 'by_hand':
      return 'by hand';
  }
}

/** The same inject, so many minutes earlier or later; one without a clock stays. */
export function shifted(inject: Inject, by: number): Inject {
  const { trigger } = inject;
  const held = (minute: number) => Math.min(10_080, Math.max(0, minute));
  switch (trigger.kind) {
    case 'at':
      return { ...inject, trigger: { ...trigger, minute: held(trigger.minute + by) } };
    case 'after':
      return { ...inject, trigger: { ...trigger, minutes: held(trigger.minutes + by) } };
    case 'when':
    case 'by_hand':
      return inject;
  }
}

/** Injects in the order in which they come; those without a clock stay behind the one they stood behind. */
export function inOrder(scenario: Scenario): Scenario {
  const minutes = minutesOf(scenario.injects);
  let last = 0;
  const placed = scenario.injects.map((inject, index) => ({ inject, at: (last = minutes[index] ?? last), index }));
  placed.sort((a, b) => a.at - b.at || a.index - b.index);
  return { ...scenario, injects: placed.map((one) => one.inject) };
}

/** What the wire leaves out when it is empty stands here as empty. */
export function whole(scenario: Scenario): Scenario {
  return {
    ...scenario,
    truth: scenario.truth ?? '',
    severityPath: scenario.severityPath ?? [],
    cast: scenario.cast ?? [],
    artefacts: scenario.artefacts ?? [],
    successSigns: scenario.successSigns ?? [],
    debrief: scenario.debrief ?? [],
    inspiration: scenario.inspiration ?? [],
    safety: scenario.safety ?? '',
    course: scenario.course ?? [],
    objectives: scenario.objectives.map((one) => ({ ...one, signs: one.signs ?? [] })),
    roles: scenario.roles.map((one) => ({ ...one, optional: one.optional ?? false, note: one.note ?? '' })),
    start: {
      ...scenario.start,
      title: scenario.start.title ?? '',
      statement: scenario.start.statement ?? '',
      services: scenario.start.services ?? [],
      clock: scenario.start.clock ?? '',
      lines: scenario.start.lines ?? [],
    },
    injects: scenario.injects.map((one) => ({
      ...one,
      from: one.from ?? '',
      script: one.script ?? '',
      artefacts: one.artefacts ?? [],
      expected: one.expected ?? '',
      objectives: one.objectives ?? [],
      observe: one.observe ?? '',
      optional: one.optional ?? false,
    })),
  };
}

export function blankInject(key: string, minute: number): Inject {
  return {
    key,
    title: 'New inject',
    kind: 'information',
    delivery: 'chat',
    from: '',
    to: ['everyone'],
    text: '',
    script: '',
    artefacts: [],
    expected: '',
    objectives: [],
    observe: '',
    trigger: { kind: 'at', minute },
    optional: false,
  };
}

export function blankScenario(): Scenario {
  return whole({
    key: '',
    title: 'New scenario',
    synopsis: '',
    minutes: 45,
    difficulty: 'medium',
    objectives: [{ key: 'first', text: 'What is to be seen', signs: [] }],
    roles: [{ role: 'commander', optional: false, note: '' }],
    start: {},
    injects: [blankInject('first', 0)],
  } as unknown as Scenario);
}
