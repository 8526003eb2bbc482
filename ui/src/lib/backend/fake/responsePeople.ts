// Who is there, what they were asked and what is believed, in the fixture at minute 17.
import type { AskView, HandoverView, Ledger, PageView, PresentView, Role, RoleView, TenureView } from '../generated';
import type { At } from './responseCards';

type Find = (words: RegExp) => string | null;

export function rolesAt17(at: At): RoleView[] {
  const tenure = (person: string, name: string, from: number, area = ''): TenureView => ({ id: `tenure-${person}-${from}`, person, name, area, from: at(from), until: null });
  const role = (which: Role, card: string, holders: TenureView[], missing = false): RoleView => ({ role: which, holders, before: [], card, missing });
  return [
    role('commander', 'Keeps it moving, decides, assigns. Does not debug or type fixes.', [tenure('ana', 'Ana Ruiz', 0.6)]),
    role('deputy', 'Calls out the time, asks and what was missed; ready to take over.', [tenure('dana', 'Dana Novak', 4.2)]),
    role('communications', 'Drafts and sends updates, brings questions back. Promises no times.', [tenure('dana', 'Dana Novak', 4.2)]),
    role('scribe', 'Writes down what was done and decided, not every word.', [], true),
    role('expert', 'Says what they see, do and need; changes things only when asked.', [tenure('ben', 'Ben Okafor', 2.5, 'databases'), tenure('chen', 'Chen Wei', 2.5, 'network')]),
  ];
}

export function rosterAt17(at: At): PresentView[] {
  const person = (handle: string, name: string, team: string, from: number, more: Partial<PresentView> = {}): PresentView => {
    const usual = { zone: 'Europe/Berlin', engaged: true, onCall: null, until: null, tiredAt: null, local: '13:17', offHours: false };
    return { person: handle, name, team, from: at(from), ...usual, ...more };
  };
  return [
    person('ana', 'Ana Ruiz', 'Platform', 0.6, { onCall: true }),
    person('ben', 'Ben Okafor', 'Databases', 2.5, { onCall: true }),
    person('chen', 'Chen Wei', 'Networking', 2.5, { zone: 'Asia/Singapore', local: '20:17', offHours: true }),
    person('dana', 'Dana Novak', 'Support', 4.1, { onCall: false }),
    person('eli', 'Eli Park', 'Finance', 8, { engaged: false }),
    person('mia', 'Mia Holm', 'Platform', 3, { until: at(12), onCall: false }),
  ];
}

export function pagesAt17(at: At): PageView[] {
  const none = { answer: null, answeredAt: null, to: '' };
  return [
    { id: 'page-1', person: 'ben', name: 'Ben Okafor', reason: 'orders-db', at: at(0.8), answer: 'acknowledged', answeredAt: at(1.7), to: '', escalateAt: at(15.8) },
    { id: 'page-2', person: 'finn', name: 'Finn Dahl', reason: 'batch jobs', at: at(5.5), ...none, escalateAt: at(20.5) },
  ];
}

export function asksAt17(at: At, line: Find): AskView[] {
  const open = { extended: 0, readBackAt: null, ended: null, endedAt: null, remark: '' };
  return [
    { id: line(/Do retries/) ?? 'ask-1', person: 'dana', name: 'Dana Novak', text: 'ask support whether orders arrive twice', at: at(12), from: at(12), dueAt: at(17), ...open, say: 'Dana, your five minutes are up: finished, more time, or blocked?' },
    { id: line(/draining/) ?? 'ask-2', person: 'chen', name: 'Chen Wei', text: 'watch the pool until it is below 200', at: at(14), from: at(14), dueAt: at(24), ...open, readBackAt: at(14.3), say: 'Chen, your ten minutes are up: finished, more time, or blocked?' },
    { id: line(/stopped the batch/) ?? 'ask-3', person: 'ben', name: 'Ben Okafor', text: 'stop the batch job', at: at(7.6), from: at(7.6), dueAt: at(12.6), ...open, readBackAt: at(7.8), ended: 'finished', endedAt: at(8.2), remark: 'stopped on both nodes', say: '' },
  ];
}

export function ledgerAt17(at: At, line: Find): Ledger {
  const plain = { because: null, becauseText: '', remark: '', owner: '', by: null };
  const full = line(/Connection pool/);
  return {
    facts: [
      { id: full ?? 'fact-1', text: 'Connection pool at 512 of 512 on all nodes in west', entry: 'evidence', standing: 'fact', since: at(1.9), ...plain },
      { id: line(/41 transactions/) ?? 'fact-2', text: '41 transactions older than 60 s, all from one batch job', entry: 'observation', standing: 'fact', since: at(6.3), ...plain },
    ],
    hypotheses: [
      { id: line(/Long transactions/) ?? 'hyp-1', text: 'Long transactions on orders-db hold connections', entry: 'hypothesis', standing: 'supported', since: at(6.4), ...plain, because: line(/41 transactions/), becauseText: '41 transactions older than 60 s', remark: 'all from one job' },
      { id: 'hyp-2', text: 'A lost link between west and the gateway', entry: 'hypothesis', standing: 'dropped', since: at(4), ...plain, because: full, becauseText: 'Connection pool at 512 of 512', remark: 'packets arrive' },
    ],
    decisions: [
      { id: line(/Stop the batch/) ?? 'dec-1', text: 'Stop the batch job; do not fail over the database', at: at(7.4), options: ['stop the batch job', 'add gateway nodes', 'fail over'], proposal: '', objections: 'none', decidedBy: 'Ana Ruiz', revisitAt: at(24) },
    ],
    questions: [{ id: line(/Do retries/) ?? 'q-1', text: 'Do retries create orders twice?', entry: 'question', standing: 'open', since: at(5), ...plain, owner: 'Dana Novak', by: at(17) }],
    put: [{ id: 'put-1', text: 'Drop the orders of the last ten minutes if they are there twice?', before: 'Mia Holm', by: at(22), answer: '', answeredAt: null }],
  };
}

export function handoversAt17(at: At): HandoverView[] {
  return [
    {
      id: 'handover-1',
      role: 'communications',
      from: 'Ana Ruiz',
      to: 'dana',
      toName: 'Dana Novak',
      brief: [
        { field: 'severity', text: 'SEV1, a third of checkouts in west' },
        { field: 'promises', text: 'Customers by minute 16, executives by minute 22' },
      ],
      at: at(4),
      readBack: 'I tell customers and executives, and send nothing without your yes.',
      readBackAt: at(4.1),
      acceptedAt: at(4.2),
      droppedAt: null,
      open: [],
    },
  ];
}
