// The checklist of the fixture at minute 17: two cards done, the third under way, two to come.
import type { CardView, ItemBinding, ItemView } from '../generated';

/** How an item stands when it is not simply open. */
type Standing = Partial<Pick<ItemView, 'state' | 'remark' | 'until' | 'at' | 'by' | 'line' | 'byItself' | 'late' | 'here'>>;

interface Texts {
  purpose: string;
  records?: string;
  say?: string;
  binding?: ItemBinding;
}

/** Gives the instant of a minute, with seconds as its fraction. */
export type At = (minute: number) => string;

function item(key: string, text: string, minute: number | null, texts: Texts, standing: Standing = {}): ItemView {
  const told = { source: 'Built-in card, practice of incident command', say: '', records: '', binding: 'none' as const, ...texts };
  const stands = { state: 'open' as const, remark: '', until: null, at: null, by: '', line: null, byItself: false, late: false, here: false };
  return { key, text, minute, ...told, ...stands, ...standing };
}

function card(key: string, title: string, minutes: [number, number] | null, readDo: boolean, say: string, items: ItemView[]): CardView {
  const closed = items.filter((one) => one.state === 'done' || one.state === 'not_applicable');
  const last = closed.flatMap((one) => one.at ?? []).sort();
  const completeAt = closed.length === items.length ? (last.at(-1) ?? null) : null;
  return { key, title, readDo, minutes, items, answered: closed.length, completeAt, say };
}

/** The five cards; `line` finds a line of the log by its words. */
export function cardsAt17(at: At, line: (words: RegExp) => string | null): CardView[] {
  const done = (minute: number, remark: string, by = 'Ana Ruiz'): Standing => ({ state: 'done', remark, at: at(minute), by });
  const itself = (minute: number, remark: string, words: RegExp): Standing => ({ ...done(minute, remark, ''), byItself: true, line: line(words) });
  return [
    card('a', 'Take command', [0, 5], true, 'Roles are named. Next check in five minutes. Card A is complete.', [
      item('a1', 'Who commands? Ask; if nobody answers, say your name and “I am the incident commander”', 1, { purpose: 'Everybody must know whom to listen to, newcomers too.', records: 'name', say: 'I am the incident commander.', binding: 'commander' }, itself(0.6, 'Ana Ruiz', /p99 latency/)),
      item('a2', 'Where do we meet? Open one call and one channel, and post the link', 2, { purpose: 'One place, so that others find you.', records: 'link', binding: 'meeting_place' }, itself(1.4, '#inc-checkout, bridge 2', /on the call/)),
      item('a3', 'Is another incident open that could be this one?', 3, { purpose: 'Two groups must not work on the same thing without knowing.', records: 'yes or no', binding: 'related' }, done(2.2, 'linked to the replication lag')),
      item('a4', 'Set the severity. Unsure means the higher one; no debate', 3, { purpose: 'The size decides who is woken.', records: 'level', binding: 'severity' }, itself(0, 'SEV1', /^Declared/)),
      item('a5', 'Name a deputy, and a scribe or a deputy who writes', 4, { purpose: 'Clocks and words take attention that the commander needs.', records: 'names', binding: 'deputy_and_scribe' }, { ...done(4.2, 'Dana Novak, also writes') }),
      item('a6', 'Send the first holding notice inside; outside as the policy says', 5, { purpose: 'Nobody should hear of it from a customer first.', records: 'time', binding: 'any_update' }, itself(4.8, 'to responders and company', /on the call/)),
      item('a7', 'Say who holds which role, when the next check is, and that this card is complete', 5, { purpose: 'Said aloud, minds can move on.', records: 'time', say: 'I command, Dana is deputy and writes. Next check in five minutes. Card A is complete.' }, done(5.1, '')),
    ]),
    card('b', 'Size up', [5, 10], false, 'We know what is hit and since when. Card B is complete.', [
      item('b1', 'What is unexpected, who saw it, and since when?', 6, { purpose: 'Symptoms before theories.', records: 'text' }, done(5.8, 'a third of checkouts time out')),
      item('b2', 'Who is affected, and what can they not do?', 7, { purpose: 'Impact steers everything else.', records: 'text' }, done(6.4, 'region west only')),
      item('b3', 'Is it growing, flapping or steady?', 7, { purpose: 'This sets how much risk a move may carry.', records: 'growing, flapping, steady' }, done(6.6, 'steady')),
      item('b4', 'What changed, and what was tried already?', 8, { purpose: 'Cheap first ideas, and nothing done twice.', records: 'text' }, done(7.4, 'batch job at 11:20')),
      item('b5', 'Is there an expert for each part under suspicion? Name one, or page one', 9, { purpose: 'Page the right person, never everybody.', records: 'names', binding: 'expert' }, itself(8.2, 'Ben Okafor, Chen Wei', /on the call/)),
      item('b6', 'Read the statement aloud: impact, symptom, since when, what is unknown', 10, { purpose: 'One picture for everybody, used again in each update.', records: 'text', say: 'Let me read what we know.', binding: 'statement' }, itself(3.2, 'version 1', /third of checkout/)),
      item('b7', 'Any sign of lost data, of an intruder, or of a duty to report?', 10, { purpose: 'Hours may be running already.', records: 'which' }, { state: 'not_applicable', remark: 'reads and writes are consistent', at: at(9.4), by: 'Ana Ruiz' }),
    ]),
    card('c', 'Stabilise', [10, 20], false, 'A move is under way, with a time and a name. Card C is complete.', [
      item('c1', 'List the moves we could make, and the risk of each', 12, { purpose: 'Options first, then the choice.', records: 'moves' }, done(11.2, 'stop the batch, add nodes, fail over')),
      item('c2', 'Is there a move that eases it now and can be taken back?', 12, { purpose: 'Ease it first, explain it later.', records: 'move' }, done(11.9, 'stop the batch job')),
      item('c3', 'Say the proposal, ask for strong objections, wait, decide', 14, { purpose: 'You hear what matters, without a vote.', records: 'decision', say: 'I propose to stop the batch job. Are there strong objections?', binding: 'decision' }, itself(13.4, 'no strong objections', /Stop the batch/)),
      item('c4', 'Give it to one named person with minutes, and hear it said back', 15, { purpose: '“Can someone” means nobody.', records: 'name, minutes', say: 'Ben, please stop the batch job. I come back to you in five minutes. Understood?', binding: 'ask' }, itself(14.2, 'Ben Okafor, 5 min', /stopped the batch/)),
      item('c5', 'Keep what will roll away: graph, range of the log, dump', 16, { purpose: 'In a week nobody can get it back.', records: 'links', binding: 'evidence' }, { late: true, here: true }),
      item('c6', 'Update out: what we know, what we do, when the next one comes', 20, { purpose: 'Who knows when the next word comes need not ask.', records: 'time per audience', binding: 'all_updates' }, { state: 'deferred', remark: 'Dana drafts it', until: at(19), at: at(15.1), by: 'Ana Ruiz' }),
      item('c7', 'Name the next move if this one fails', 20, { purpose: 'So that you do not stand there with nothing.', records: 'text' }),
    ]),
    card('d', 'Time box and look again', [20, 30], false, 'Card D is complete. We are back at the time I said.', [
      item('d1', 'Are the times up? Ask each: finished, more time, or blocked', 22, { purpose: 'More time is fine, with a number.', records: 'per ask', binding: 'asks_answered' }),
      item('d2', 'Did the number that showed the trouble move? Show it', 23, { purpose: 'By signal, not by belief.', records: 'picture' }),
      item('d3', 'Wrong track? Think of stopping, of splitting up, of another lead', 25, { purpose: 'The way out is rarely found on the first track.', records: 'choice' }),
      item('d4', 'Who can leave? Name who stays, and thank the others', 26, { purpose: 'Fewer idle people, and a shorter night for them.', records: 'names', say: 'Thank you. These stay, all others may leave.' }),
      item('d5', 'Am I still fit to lead? Is anyone awake too long?', 27, { purpose: 'To hand over in time is good command.', records: 'choice' }),
      item('d6', 'Announce the next step, its time box, and when we look again', 28, { purpose: 'People can work until then.', records: 'step, time', binding: 'time_box' }),
      item('d7', 'Confirm how often each audience hears, and close this card aloud', 30, { purpose: 'From here the clocks carry it.', records: 'time', binding: 'all_updates' }),
    ]),
    card('e', 'Stand down', null, false, 'We stand down. Thank you. What comes up later goes to the channel.', [
      item('e1', 'Who saw that it works again, and by which signal?', null, { purpose: 'Belief is not recovery.', records: 'name, signal', binding: 'recovery' }),
      item('e2', 'Tell every audience that it is over, and what was lost, or “nothing”', null, { purpose: 'Nobody keeps waiting.', records: 'time per audience', binding: 'all_updates' }),
      item('e3', 'Which duties to report still run?', null, { purpose: 'They do not stop with the outage.', records: 'which', binding: 'reporting_clock' }),
      item('e4', 'List what was changed for now and must be changed back', null, { purpose: 'Or it is the next incident.', records: 'changes', binding: 'temporary' }),
      item('e5', 'Say where later finds go, and thank people', null, { purpose: 'The last word is remembered.', records: 'channel', say: 'Thank you, all of you. What you find later goes to the channel.' }),
      item('e6', 'Choose how deep the review goes, why, and who drafts it', null, { purpose: 'Memory is fresh now.', records: 'tier, reason, name', binding: 'review' }),
      item('e7', 'Shall people be asked how it went for them?', null, { purpose: 'Asked kindly, people tell what no log shows.', records: 'yes or no', binding: 'survey' }),
    ]),
  ];
}
