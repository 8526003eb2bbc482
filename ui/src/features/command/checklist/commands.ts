import { isTyping, type Command } from '../../../lib/keys';
import { markAnswers } from '../round/mark';
import type { Screen } from '../screen';

/** Whether the focus is on the checklist, and no field of it takes the keys. */
function inside(): boolean {
  return document.activeElement?.closest('[data-checklist]') != null && !isTyping(document.activeElement);
}

/** Letters belong to an open menu. */
function free(): boolean {
  return document.activeElement?.closest('[role=menu]') == null;
}

/** What can be done with the checklist, the loop and the ten-minute mark. Registered last: on the checklist its keys go first. */
export function stepCommands(screen: Screen): Command[] {
  return [...reach(screen), ...items(screen), ...marks(screen)];
}

function reach({ state, ui }: Screen): Command[] {
  const { checklist, loop } = state;
  const there = () => free() && state.response.value != null;
  const now = () => there() && !state.readOnly;
  const shown = (run: () => void) => () => {
    // Where the column lies hidden, it is opened first.
    if (ui.drawer !== 'milestones') ui.drawer = 'milestones';
    run();
  };
  return [
    { id: 'checklist.go', title: 'Go to the checklist, to the step at hand', group: 'Checklist', keys: ['l'], when: there, run: shown(() => checklist.enter()) },
    { id: 'checklist.scripts', title: 'What to say: sentences for this card and for hard moments', group: 'Checklist', keys: ['y'], when: () => there() && !inside(), run: shown(() => (checklist.saying = !checklist.saying)) },
    { id: 'loop.next', title: 'Go on to the next step of the loop', group: 'Loop', keys: ['n'], when: now, run: shown(() => loop.open('step')) },
    { id: 'loop.box', title: 'Set a time box: when to look again', group: 'Loop', keys: ['b'], when: now, run: shown(() => loop.open('box')) },
  ];
}

function items({ state, ui }: Screen): Command[] {
  const group = 'On the checklist';
  const { checklist } = state;
  const on = () => inside() && free();
  const now = () => on() && !state.readOnly;
  const one = (id: string, title: string, keys: string[], run: () => void, when = now): Command => ({ id: `checklist.${id}`, title, group, keys, keysOnly: true, when, run });
  return [
    one('next', 'Next item', ['ArrowDown', 'j'], () => checklist.move(1), on),
    one('previous', 'Item before', ['ArrowUp', 'k'], () => checklist.move(-1), on),
    // On an item these two are taken by the list itself, since they also press a button.
    one('done', 'Done', ['Space'], () => void checklist.answer('done')),
    one('remark', 'Done, with an answer in words', ['Enter'], () => checklist.open('remark')),
    one('defer', 'Defer: it comes back', ['d'], () => checklist.open('defer')),
    one('skip', 'Does not apply, with a remark', ['x'], () => checklist.open('skip')),
    one('why', 'Why: what it is for and where it comes from', ['w'], () => checklist.open('why'), on),
    one('say', 'Say its sentence, and log that it was said', ['y'], () => void say(state, ui)),
    one('again', 'Open it again', ['o'], () => void checklist.answer('open')),
    one('leave', 'Back to the line being written', ['Escape'], () => {
      if (checklist.panel) checklist.close();
      else {
        if (ui.drawer === 'milestones') ui.drawer = undefined;
        ui.focusComposer();
      }
    }, on),
  ];
}

async function say(state: Screen['state'], ui: Screen['ui']): Promise<void> {
  if (await state.checklist.say()) ui.say('In the log: it was said.', () => void state.undo());
}

function marks({ state }: Screen): Command[] {
  return markAnswers.map((one): Command => ({
    id: `mark.${one.question}`,
    title: `At the ten-minute mark: ${one.asks} ${one.yesLabel}`,
    group: 'Loop',
    keys: one.keys,
    when: () => !state.readOnly && (state.response.value?.mark?.open.includes(one.question) ?? false),
    run: () => void state.loop.mark(one.question, one.yes),
  }));
}
