// Reviews to look at: asked for, to begin, running, done, skipped.
import type { ReviewAct, Signal, TalkAct } from '../generated';
import { reviewActs } from './review';
import type { World } from './world';

const HOUR = 3_600_000;

export function seedReviews(world: World, now: number): void {
  const all = world.incidents.map(({ id }) => id);
  const [asked, begin, running, done, skipped] = [...all].reverse();
  const add = (incident: string | undefined, hoursAgo: number, act: ReviewAct | TalkAct) => {
    if (!incident) return;
    const acts = reviewActs(world, incident);
    acts.push({ id: `seeded-${incident}-${acts.length}`, at: new Date(now - hoursAgo * HOUR).toISOString(), act });
  };
  const nominate = (incident: string | undefined, hoursAgo: number, by: string, why: string, signals: Signal[]) => {
    if (incident) add(incident, hoursAgo, { kind: 'review_nominated', incident, by, why, signals });
  };
  nominate(asked, 30, 'dana', 'Support heard of it before our alerts did', ['confusion', 'many_teams']);
  nominate(asked, 3, 'chen', 'The same batch job nearly took search down, too', ['nearly_worse', 'repeat']);
  if (begin) world.chosen.set(begin, { tier: 'light', reason: 'It was quick, but nobody knew about the limit', at: new Date(now - 20 * HOUR).toISOString() });
  if (running) {
    nominate(running, 60, 'ana', 'A cache that nobody owns decided how long it took', ['new', 'one_person']);
    add(running, 58, { kind: 'tier_set', incident: running, tier: 'standard', reason: 'Three teams saw it differently' });
    add(running, 57, { kind: 'seat_taken', seat: 'facilitator', person: 'dana' });
    add(running, 57, { kind: 'seat_taken', seat: 'note_taker', person: 'chen' });
    add(running, 50, { kind: 'interview_planned', person: 'ben', minutes: 45 });
    add(running, 49, { kind: 'interview_planned', person: 'ana', minutes: 45 });
    add(running, 40, { kind: 'interview_ended', interview: 'any' });
    for (const from of [0, 20, 40]) add(running, 30, { kind: 'stretch_read', from, to: from + 19 });
    add(running, 20, { kind: 'finding_written', sort: 'contributing_factor', text: 'No graph shows how full the pool is before it is full' });
    add(running, 10, { kind: 'meeting_planned', sort: 'learning', at: new Date(now + 48 * HOUR).toISOString(), agenda: [] });
  }
  if (done) {
    add(done, 200, { kind: 'tier_set', incident: done, tier: 'light', reason: 'One team, and they are curious' });
    add(done, 199, { kind: 'seat_taken', seat: 'facilitator', person: 'ana' });
    add(done, 190, { kind: 'review_closed', remark: 'Two things were new to the team; both stand in the runbook now.' });
  }
  if (skipped) {
    nominate(skipped, 300, 'ben', 'The certificate again', ['boring']);
    add(skipped, 290, { kind: 'nomination_answered', incident: skipped, discuss: false, reason: 'The review of last month covers it' });
  }
}
