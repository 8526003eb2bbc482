import type { Command } from '../../../lib/keys';
import type { Screen } from '../screen';
import { free, within } from '../side/within';

/** Keys of roles, of who is on the call, and of whom to call. */
export function peopleCommands({ state, ui }: Screen): Command[] {
  const group = 'People';
  const { response } = state;
  const seen = () => free() && state.view.value != null;
  const now = () => seen() && !state.readOnly;
  const row = (attribute: string) => (now() ? within(attribute) : undefined);
  const act = (attribute: string, run: (key: string) => unknown) => () => {
    const key = row(attribute);
    if (key != null) void run(key);
  };
  const on = (attribute: string, id: string, title: string, key: string, run: (key: string) => unknown): Command => ({
    id: `people.${id}`,
    title,
    group,
    keys: [key],
    keysOnly: true,
    when: () => row(attribute) != null,
    run: act(attribute, run),
  });
  const present = (handle: string) => response.value?.roster.find((one) => one.person === handle && one.until == null);
  const joined = (handle: string, more: { engaged?: boolean; onCall?: boolean }) => {
    const who = present(handle);
    if (!who) return undefined;
    const onCall = more.onCall ?? who.onCall;
    return response.do(
      { kind: 'person_joined', person: handle, engaged: more.engaged ?? who.engaged, ...(onCall == null ? {} : { onCall }) },
      'roster',
    );
  };
  const release = (role: string) => {
    const held = response.value?.roles.find((one) => one.role === role)?.holders.at(-1);
    return held && response.do({ kind: 'role_released', tenure: held.id }, 'roles');
  };
  return [
    { id: 'roles.assign', title: 'Assign a role', group, keys: ['r'], when: now, run: () => ui.side.ask('role:') },
    { id: 'roles', title: 'Go to the roles', group, keys: ['Shift+O'], keysOnly: true, when: seen, run: () => void ui.side.focusCard('roles') },
    { id: 'roster', title: 'Go to who is on the call', group, keys: ['Shift+C'], when: seen, run: () => void ui.side.focusCard('roster') },
    { id: 'roster.join', title: 'Somebody joined', group, keys: ['Shift+J'], when: now, run: () => ui.side.ask('join') },
    { id: 'roster.page', title: 'Somebody was paged', group, keys: ['Shift+N'], when: now, run: () => ui.side.ask('page') },
    { id: 'contacts', title: 'Whom to call: system, team, contact', group, keys: ['#'], when: seen, run: () => void ui.side.focusCard('contacts', 'input') },
    on('data-role', 'release', 'On a role: whoever has it gives it back', 'x', release),
    on('data-page', 'acknowledged', 'On a page: answered', 'a', (page) => response.do({ kind: 'page_answered', page, answer: 'acknowledged' }, 'roster')),
    on('data-page', 'declined', 'On a page: cannot come', 'd', (page) => response.do({ kind: 'page_answered', page, answer: 'declined' }, 'roster')),
    on('data-page', 'escalated', 'On a page: goes on to somebody else', 'e', (page) => ui.side.ask(`escalate:${page}`)),
    on('data-person', 'left', 'On a person: left the call', 'x', (person) => response.do({ kind: 'person_left', person }, 'roster')),
    on('data-person', 'engaged', 'On a person: takes part, or listens', 'e', (person) => joined(person, { engaged: !present(person)?.engaged })),
    on('data-person', 'oncall', 'On a person: on call, or not', 'o', (person) => joined(person, { onCall: present(person)?.onCall !== true })),
    on('data-person', 'tired', 'On a person: says they are too tired', 't', (person) => response.do({ kind: 'tiredness_said', person }, 'roster')),
  ];
}
