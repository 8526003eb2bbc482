// What acts do to a response in memory: as much as the screens need to show that something happened.
import type { Act, CardView, HandoverPrepared, ItemAnswered, LoopStep, LoopStepSet, MarkAnswered, MarkQuestion, Response } from '../generated';

/** Changes a response as the act says; kinds that are not shown here change nothing. */
export function applyAct(response: Response, act: Act, now: string, by: string): void {
  if (act.kind === 'item_answered') answer(response, act, now, by);
  else if (act.kind === 'loop_step_set') step(response, act, now);
  else if (act.kind === 'mark_answered') mark(response, act);
  else if (act.kind === 'handover_prepared') brief(response, act, now);
  else if (act.kind === 'meeting_place_set') response.place = act.place;
  else if (act.kind === 'time_box_set') {
    response.round = { ...response.round, round: Math.max(1, response.round.round), boxText: act.text ?? '', boxUntil: act.until };
  }
}

function answer(response: Response, act: ItemAnswered, now: string, by: string): void {
  const item = response.cards.find((one) => one.key === act.card)?.items.find((one) => one.key === act.item);
  if (!item) return;
  const open = act.state === 'open';
  Object.assign(item, { state: act.state, remark: act.remark ?? '', until: act.until ?? null, at: open ? null : now, by: open ? '' : by });
  Object.assign(item, { line: null, byItself: false, here: false, late: open && item.minute != null && item.minute < response.minute });
  for (const card of response.cards) count(card, now);
  const due = response.cards.find((card) => card.minutes && card.minutes[0] <= response.minute && card.completeAt == null);
  response.currentCard = due?.key ?? '';
  response.pace = response.cards.some((card) => card.items.some((one) => one.late)) ? 'behind' : 'on_pace';
}

function count(card: CardView, now: string): void {
  card.answered = card.items.filter((one) => one.state === 'done' || one.state === 'not_applicable').length;
  card.completeAt = card.answered === card.items.length ? (card.completeAt ?? now) : null;
}

function step(response: Response, act: LoopStepSet, now: string): void {
  const { round } = response;
  const before: LoopStep = round.step;
  const outcomes = act.outcome ? [{ round: round.round, step: before, text: act.outcome, at: now, line: '' }, ...round.outcomes] : round.outcomes;
  response.round = { ...round, round: act.round, step: act.step, outcomes };
}

function mark(response: Response, act: MarkAnswered): void {
  const { mark: waiting } = response;
  if (waiting?.mark !== act.mark) return;
  const open: MarkQuestion[] = waiting.open.filter((one) => one !== act.question);
  const answered = [...waiting.answered, { question: act.question, answer: act.answer }];
  response.mark = open.length === 0 ? null : { ...waiting, open, answered };
}

function brief(response: Response, act: HandoverPrepared, now: string): void {
  const { role, to } = act;
  const from = response.roles.find((one) => one.role === role)?.holders.at(-1)?.name ?? '';
  const given = { id: `handover-${response.handovers.length + 1}`, role, from, to, toName: to, brief: act.brief, at: now };
  response.handovers = [...response.handovers, { ...given, readBack: '', readBackAt: null, acceptedAt: null, droppedAt: null, open: [] }];
}
