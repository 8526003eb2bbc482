import type { Check, Composed } from '../../../lib/backend';
import { BackendError } from '../../../lib/backend';

/** What is typed of an update, as it is kept while nothing is in the log yet. */
export interface Typed {
  subject: string;
  text: string;
  /** When the next word is promised, as typed. */
  next: string;
}

/** One update while it is written, for one audience. */
export class Sheet {
  name = $state('');
  /** Where updates for this audience go, as a remark. */
  to = $state('');
  /** The zone its readers read times in. */
  zone = $state('UTC');
  subject = $state('');
  text = $state('');
  next = $state('');
  /** What `next` was read as. */
  nextBy = $state<string>();
  previous = $state<string>();
  previousAt = $state<string>();
  checks = $state.raw<readonly Check[]>([]);
  subjectChecks = $state.raw<readonly Check[]>([]);
  /** The draft in the log that this takes up. */
  draft = $state<string>();
  /** Why the team's own template was not used. */
  problem = $state<string>();
  loaded = $state(false);
  loading = $state(false);
  /** Whether what was typed before the panel closed is back. */
  broughtBack = $state(false);
  failure = $state.raw<BackendError>();

  constructor(readonly audience: string) {}

  /** Takes what was composed; the promised time is written in the zone the person reads. */
  take(composed: Composed, next: string): void {
    this.name = composed.name;
    this.to = composed.to;
    this.zone = composed.zone;
    this.subject = composed.subject;
    this.text = composed.text;
    this.next = next;
    this.nextBy = composed.nextBy;
    this.previous = composed.previous;
    this.previousAt = composed.previousAt;
    this.checks = composed.checks;
    this.subjectChecks = composed.subjectChecks;
    this.draft = composed.draft;
    this.problem = composed.problem;
    this.loaded = true;
    this.broughtBack = false;
    this.failure = undefined;
  }

  get typed(): Typed {
    return { subject: this.subject, text: this.text, next: this.next };
  }

  restore(typed: Typed): void {
    Object.assign(this, typed);
    this.broughtBack = true;
  }
}
