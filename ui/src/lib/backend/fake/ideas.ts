// Ideas of a review, as much of them as a page without a program needs.
import type { Ideas, IdeaState, ReviewAct, ReviewIdea } from '../generated';
import type { Handlers } from '.';
import { meetingsOf } from './meetings';
import { reviewActs } from './review';
import type { World } from './world';

type IdeaCommands = Pick<Handlers, 'ideas' | 'ideas_export'>;

/** So many working days later; the zone is that of the machine. */
function soaked(from: number, days: number): string {
  const at = new Date(from);
  for (let left = days; left > 0; ) {
    at.setDate(at.getDate() + 1);
    if (at.getDay() % 6 !== 0) left -= 1;
  }
  return at.toISOString();
}

export function ideasOf(world: World, incident: string): Ideas {
  const all = reviewActs(world, incident) as { id: string; at: string; act: ReviewAct }[];
  const learning = meetingsOf(world, incident).meetings.filter((one) => one.sort === 'learning');
  const learnedAt = learning.findLast((one) => one.ended)?.ended;
  const meetingAt = learning.find((one) => !one.ended)?.at;
  const view: Ideas = { ideas: [], soakDays: 2, ...(learnedAt ? { learnedAt } : {}), ...(meetingAt ? { meetingAt } : {}) };
  for (const { id, at, act } of all) {
    if (act.kind === 'soak_set') view.soakDays = act.days;
    else if (act.kind === 'no_actions') view.none = { id, because: act.because, at };
    else if (act.kind === 'idea_written') {
      const known = view.ideas.find((one) => one.id === act.idea);
      if (known) known.text = act.text;
      else view.ideas.push({ id, text: act.text, at, inIncident: act.from != null, evidence: [], state: 'jotted', hints: [], repeats: [] });
    } else if (act.kind === 'idea_decided') decide(world, view, { id, at, act });
  }
  for (const idea of view.ideas) settle(idea, view);
  return view;
}

function decide(world: World, view: Ideas, { id, at, act }: { id: string; at: string; act: Extract<ReviewAct, { kind: 'idea_decided' }> }): void {
  const idea = view.ideas.find((one) => one.id === act.idea);
  if (!idea) return;
  idea.state = act.state;
  delete idea.decision;
  if (isOpen(act.state)) return;
  if (act.state === 'kept') delete view.none;
  const { owner = '', purpose, cost = '', effect = '', due, reason = '', into } = act;
  const ownerName = world.people.find((one) => one.handle === owner)?.name ?? owner;
  idea.decision = { id, at, owner, ownerName, cost, effect, reason, ...(purpose ? { purpose } : {}), ...(due ? { due } : {}), ...(into ? { into } : {}) };
}

function isOpen(state: IdeaState): boolean {
  return state === 'jotted' || state === 'soaking' || state === 'proposed';
}

function settle(idea: ReviewIdea, { soakDays, learnedAt, meetingAt }: Ideas): void {
  if (isOpen(idea.state) && idea.state !== 'proposed') {
    if (learnedAt || !meetingAt) idea.soaksUntil = soaked(Math.max(Date.parse(idea.at), Date.parse(learnedAt ?? idea.at)), soakDays);
    idea.state = !idea.soaksUntil ? 'jotted' : Date.now() < Date.parse(idea.soaksUntil) ? 'soaking' : 'proposed';
  }
  if (/some(one|body) should|look (at|into)/i.test(idea.text) && idea.state !== 'declined') idea.hints.push('too_vague');
  if (idea.state === 'kept' && !idea.decision?.owner) idea.hints.push('no_owner');
  if (idea.state === 'kept' && !idea.decision?.purpose) idea.hints.push('no_purpose');
}

export function ideaCommands(world: World): IdeaCommands {
  return {
    ideas: ({ incident }) => ideasOf(world, incident),
    ideas_export: ({ incident, format }) => {
      const { reference } = world.find(incident);
      const text = ideasOf(world, incident).ideas.map((one) => `"${one.text}","${one.state}"`).join('\r\n');
      return { text, fileName: `${reference}-ideas.${format === 'csv' ? 'csv' : 'md'}` };
    },
  };
}
