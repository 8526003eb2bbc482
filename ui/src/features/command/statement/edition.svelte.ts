import { BackendError, type Backend, type Happened, type IncidentView, type StatementVersion } from '../../../lib/backend';
import { MINUTE } from '../../../lib/time';
import { DraftKeeper } from '../composer/draft';
import { withoutEmpty, withParts } from './parts';
import { sinceTime } from './since';

/** For how long an offer stands, in milliseconds: it never insists. */
const OFFERED = 10 * MINUTE;

/** An instant that the statement names and that no milestone has yet. */
export interface Began {
  /** As it was written. */
  text: string;
  happened: Happened;
  /** Until when it is offered, in milliseconds since 1970. */
  until: number;
}

/** The incident statement: the version that counts, and the next one while it is written. */
export class StatementState {
  editing = $state(false);
  text = $state('');
  /** Whether the text in the field was brought back from an earlier, unfinished edit. */
  broughtBack = $state(false);
  saving = $state(false);
  failure = $state.raw<BackendError>();
  showVersions = $state(false);
  /** When it began, where the statement that was just written says it: offered, never set by itself. */
  began = $state.raw<Began>();
  readonly #draft: DraftKeeper;

  constructor(
    private readonly backend: Backend,
    private readonly incident: string,
    private readonly view: () => IncidentView | undefined,
    private readonly saved: () => Promise<unknown>,
    private readonly now: () => number,
  ) {
    this.#draft = new DraftKeeper(backend, () => view()?.id ?? incident, 'statement');
  }

  /** The version that counts. */
  get current(): StatementVersion | undefined {
    return this.view()?.statements.at(-1);
  }

  /** Opens the field with the version that counts, or with what was left unfinished. */
  async edit(): Promise<void> {
    if (this.editing) return;
    this.text = this.current?.text ?? '';
    this.broughtBack = false;
    this.failure = undefined;
    this.editing = true;
    try {
      const opened = this.text;
      const { text } = await this.#draft.load();
      if (text === '' || text === opened || this.text !== opened) return;
      this.text = text;
      this.broughtBack = true;
    } catch {
      // Without the unfinished text the version that counts is as good a beginning.
    }
  }

  type(text: string): void {
    this.text = text;
    this.#draft.keep({ text, startedAt: undefined });
  }

  /** Adds a line for every part that the statement does not have yet. */
  useParts(): void {
    this.type(withParts(this.text));
  }

  /** Closes the field. What was typed is kept and comes back with the next edit. */
  async leave(): Promise<void> {
    this.editing = false;
    await this.#draft.flush();
  }

  /** Drops what was left unfinished and starts from the version that counts. */
  startOver(): void {
    this.broughtBack = false;
    this.type(this.current?.text ?? '');
  }

  /** Writes the text as a new version. Parts left empty are left out; unchanged text writes nothing. */
  async save(): Promise<boolean> {
    const text = withoutEmpty(this.text);
    if (this.saving) return false;
    if (text === '' || text === this.current?.text) {
      await this.#forget();
      return true;
    }
    this.saving = true;
    try {
      await this.backend.call('statement_write', { incident: this.incident, text });
      this.failure = undefined;
      await this.#forget();
      await this.saved();
      await this.#readBegan(text);
      return true;
    } catch (thrown) {
      this.failure = BackendError.from(thrown);
      return false;
    } finally {
      this.saving = false;
    }
  }

  /** Looks whether the text says when it began. What cannot be read as an instant of the past is no offer. */
  async #readBegan(text: string): Promise<void> {
    this.began = undefined;
    const known = this.view()?.milestones.find((one) => one.milestone === 'impact_began')?.happened;
    if (known) return;
    const time = sinceTime(text);
    if (time == null) return;
    try {
      const { happened } = await this.backend.call('when_parse', { text: time });
      if (Date.parse(happened.at) <= this.now()) this.began = { text: time, happened, until: this.now() + OFFERED };
    } catch {
      // The words are no time: they are for people to read.
    }
  }

  async #forget(): Promise<void> {
    this.editing = false;
    this.broughtBack = false;
    this.#draft.keep({ text: '', startedAt: undefined });
    await this.#draft.flush();
  }
}
