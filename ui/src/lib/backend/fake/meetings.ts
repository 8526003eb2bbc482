// Meetings of a review, as much of them as a page without a program needs.
import type { AgendaBlock, AgendaOffer, CalledOff, Meeting, MeetingPerson, Meetings, ReviewAct } from '../generated';
import type { Handlers, WindowHandlers } from '.';
import { reviewActs } from './review';
import type { World } from './world';

type MeetingCommands = Pick<Handlers, 'meetings' | 'meeting_invitation'>;

const learning: [string, string, number, string][] = [
  ['open', 'Why we are here', 5, 'We want to understand how this looked to each of us while it happened. We do not decide what to change today.'],
  ['walk', 'What happened, told by those who were there', 35, 'Go along the time line. Whoever was there tells their own part.'],
  ['themes', 'Two to five themes, and how the parts work', 12, 'Ask whoever knows a part best to explain how it works, as if to a newcomer.'],
  ['open_questions', 'Open questions, and what has been done since', 5, 'What do we still not know?'],
  ['close', 'Who writes, where to read it, what comes next', 3, 'Say who writes it up and where it will be read. Thank everybody.'],
];
const actions: [string, string, number, string][] = [
  ['recall', 'What we understood', 5, 'Say in three sentences what we learned.'],
  ['decide', 'Idea by idea', 20, 'What would be different, what does it cost, and is it worth more than what it pushes aside?'],
  ['close', 'Who does what', 5, 'Read out what is kept, with owner and day.'],
];
const blocks = (rows: typeof learning): AgendaBlock[] => rows.map(([key, title, minutes, script]) => ({ key, title, minutes, script }));
const offers: AgendaOffer[] = [
  { sort: 'learning', minutes: 60, blocks: blocks(learning) },
  { sort: 'learning', minutes: 30, blocks: blocks(learning).map((one) => ({ ...one, minutes: Math.max(1, Math.round(one.minutes / 2)) })) },
  { sort: 'actions', minutes: 30, blocks: blocks(actions) },
];

/** What is offered, in the team's own words where it has some. */
function offered(world: World): AgendaOffer[] {
  return offers.map((offer) => ({
    ...offer,
    blocks: offer.blocks.map((block) => {
      const own = world.library.find(({ shelf, key }) => shelf === 'script' && key === `meeting-${offer.sort}-${block.key.replaceAll('_', '-')}`);
      const words = own?.value as { moment: string; say: string } | undefined;
      return words ? { ...block, title: words.moment, script: words.say } : block;
    }),
  }));
}

type Done = { id: string; at: string; act: ReviewAct };

function meetingOf(world: World, planned: Done, all: Done[]): Meeting | undefined {
  const mine = all.filter(({ act }) => 'meeting' in act && act.meeting === planned.id);
  const plan = [planned, ...mine].map((one) => one.act).filter((act) => act.kind === 'meeting_planned').at(-1);
  if (!plan) return undefined;
  const visits = mine.flatMap(({ at, act }): { key: string | undefined; at: string }[] => {
    if (act.kind === 'meeting_began') return [{ key: plan.agenda[0]?.key, at }];
    return act.kind === 'block_began' ? [{ key: act.block, at }] : [];
  });
  const ended = mine.find(({ act }) => act.kind === 'meeting_ended')?.at;
  const name = (handle: string) => world.people.find((one) => one.handle === handle)?.name ?? handle;
  const people: MeetingPerson[] = [];
  for (const { act } of mine) {
    if (act.kind !== 'attended' && act.kind !== 'spoke') continue;
    const there = act.kind === 'spoke' || act.there;
    const known = people.find((one) => one.person === act.person);
    if (known) Object.assign(known, { there, spoke: known.spoke || act.kind === 'spoke' });
    else people.push({ person: act.person, name: name(act.person), there, spoke: act.kind === 'spoke', invited: (plan.invited ?? []).includes(act.person) });
  }
  for (const person of plan.invited ?? []) {
    if (!people.some((one) => one.person === person)) people.push({ person, name: name(person), there: false, spoke: false, invited: true });
  }
  const spent = (key: string) =>
    visits.reduce((sum, visit, index) => {
      const end = Date.parse(visits[index + 1]?.at ?? ended ?? new Date().toISOString());
      return visit.key === key ? sum + Math.round((end - Date.parse(visit.at)) / 1_000) : sum;
    }, 0);
  let due = Date.parse(visits[0]?.at ?? plan.at);
  const agenda = plan.agenda.map((block) => {
    const began = visits.find((visit) => visit.key === block.key)?.at;
    const one = { block, due: new Date(due).toISOString(), spent: spent(block.key), ...(began ? { began } : {}) };
    due += block.minutes * 60_000;
    return one;
  });
  const last = visits.at(-1);
  const at = plan.agenda.findIndex((block) => block.key === last?.key);
  const next = plan.agenda[at + 1]?.key;
  const until = last ? Date.parse(last.at) + (plan.agenda[at]?.minutes ?? 0) * 60_000 : 0;
  const running = last?.key && !ended
    ? { key: last.key, since: last.at, until: new Date(until).toISOString(), left: Math.round((until - Date.now()) / 1_000), ...(next ? { next } : {}) }
    : undefined;
  return {
    id: planned.id, sort: plan.sort, at: plan.at, minutes: plan.agenda.reduce((sum, one) => sum + one.minutes, 0),
    place: plan.place ?? '', agenda, changes: mine.filter(({ act }) => act.kind === 'meeting_planned').length,
    standing: !last ? 'not_begun' : ended ? 'ended' : 'running', people,
    ...(visits[0] ? { began: visits[0].at } : {}), ...(ended ? { ended } : {}), ...(running ? { running } : {}),
    quiet: people.filter((one) => one.there && !one.spoke).map((one) => one.person),
    parked: mine.flatMap(({ id, at, act }) => (act.kind === 'parked' ? [{ id, text: act.text, at }] : [])),
    hands: mine.flatMap(({ id, at, act }) => (act.kind === 'new_to_you' ? [{ id, about: act.about, new: act.new, of: act.of, at }] : [])),
  };
}

export function meetingsOf(world: World, incident: string): Meetings {
  const all = reviewActs(world, incident) as Done[];
  const found = all.filter(({ act }) => act.kind === 'meeting_planned' && act.meeting == null);
  const suggested = world.people.slice(0, 6).map(({ handle, name }) => ({ person: handle, name, there: false, spoke: false, invited: false }));
  const views = found.map((one) => meetingOf(world, one, all)).filter((one) => one != null).sort((a, b) => a.at.localeCompare(b.at));
  const dropped = (id: string) => all.find(({ act }) => act.kind === 'meeting_dropped' && act.meeting === id);
  const calledOff = views.flatMap((meeting): CalledOff[] => {
    const drop = dropped(meeting.id);
    return drop?.act.kind === 'meeting_dropped' ? [{ meeting, reason: drop.act.reason ?? '', at: drop.at }] : [];
  });
  const open = all.flatMap(({ id, act }) => (act.kind === 'finding_written' && act.sort === 'question' ? [{ text: act.text, finding: id }] : []));
  return {
    meetings: views.filter((one) => !dropped(one.id)),
    calledOff: calledOff.reverse(),
    offers: offered(world),
    suggested,
    questions: [...open, { text: 'What does this part do on a good day?' }, { text: 'What surprised you?' }],
  };
}

export function meetingCommands(world: World): MeetingCommands {
  const off = (incident: string, meeting: string) => meetingsOf(world, incident).calledOff.some((one) => one.meeting.id === meeting);
  return {
    meetings: ({ incident }) => meetingsOf(world, incident),
    meeting_invitation: ({ incident, meeting }) => ({
      text: `BEGIN:VCALENDAR\r\nMETHOD:${off(incident, meeting) ? 'CANCEL' : 'PUBLISH'}\r\nBEGIN:VEVENT\r\nUID:${meeting}@muster.invalid\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n`,
      fileName: `${world.find(incident).reference}-meeting${off(incident, meeting) ? '-called-off' : ''}.ics`,
    }),
  };
}

export const roomWindowCommands: Pick<WindowHandlers, 'room_open' | 'room_close'> = {
  room_open: () => ({ docked: true }),
  room_close: () => ({}),
};
