import { SvelteMap } from 'svelte/reactivity';

import { BackendError, type Backend, type Channel } from '../../../lib/backend';
import { timeOfDay } from '../../../lib/time';
import { DraftKeeper } from '../composer/draft';
import type { ResponseState } from '../response.svelte';
import { Sheet, type Typed } from './sheet.svelte';

/** How long a pause in typing is before the text is read, in milliseconds. */
export const PAUSE = 350;

/** The ways by which an update is made ready. Nothing goes out by itself. */
export const ways = ['plain', 'chat', 'mail', 'file', 'mail-copy'] as const;
export type Way = (typeof ways)[number];

/** What the composer of updates needs beside the program. */
export interface UpdatesEnds {
  /** The incident's id: what is typed must be found again however it was opened. */
  id(): string;
  zone(): string;
  say(message: string): void;
}

/** Updates while they are written: one sheet for each audience, kept when the panel closes. */
export class UpdatesState {
  audience = $state<string>();
  /** The way an update was made ready last: the likely answer to how it went out. */
  way = $state<Channel>();
  readonly #sheets = new SvelteMap<string, Sheet>();
  readonly #keepers = new Map<string, DraftKeeper>();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #asked = 0;

  constructor(
    private readonly backend: Backend,
    private readonly incident: string,
    private readonly response: ResponseState,
    private readonly ends: UpdatesEnds,
  ) {}

  get sheet(): Sheet | undefined {
    return this.audience == null ? undefined : this.#sheets.get(this.audience);
  }

  /** Goes to an audience; drafts for it when nothing was typed for it yet. */
  async open(audience: string): Promise<void> {
    this.audience = audience;
    this.way = undefined;
    const sheet = this.#sheetOf(audience);
    if (sheet.loaded && (sheet.broughtBack || sheet.loading)) return;
    await this.#compose(sheet, false);
    const kept = await this.#kept(audience);
    if (!kept || !sheet.loaded || kept.text === sheet.text) return;
    sheet.restore(kept);
    void this.read();
  }

  /** Drafts anew from what is known now; what was typed is gone from the sheet. */
  async anew(): Promise<void> {
    const { sheet } = this;
    if (!sheet) return;
    await this.#compose(sheet, true);
    this.#keep(sheet, '');
  }

  /** Takes what the fields hold now; reads it after a pause. */
  type(change: Partial<Typed>): void {
    const { sheet } = this;
    if (!sheet) return;
    Object.assign(sheet, change);
    this.#keep(sheet, JSON.stringify(sheet.typed));
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.read(), PAUSE);
  }

  /** Asks what stands out in the text; an answer that was overtaken is dropped. */
  async read(): Promise<void> {
    const { sheet } = this;
    if (!sheet) return;
    const asked = ++this.#asked;
    const { audience, subject, text, nextBy } = sheet;
    try {
      const found = await this.backend.call('update_check', { incident: this.incident, audience, subject, text, ...(nextBy ? { nextBy } : {}) });
      if (asked !== this.#asked) return;
      sheet.checks = found.checks;
      sheet.subjectChecks = found.subjectChecks;
    } catch {
      // Checks are a help, not a gate: the text is there and can go out without them.
    }
  }

  /** Makes the update ready by one way: into the clipboard, a mail draft, a file. */
  ready(way: Way): Promise<boolean> {
    const { sheet } = this;
    if (!sheet) return Promise.resolve(false);
    return this.#told(sheet, async () => {
      const { subject, text, to } = sheet;
      // A copied mail is what a file holds: its subject, a line between, its text.
      const channel = way === 'mail-copy' ? 'file' : way;
      const done = await this.backend.call('update_format', { incident: this.incident, subject, text, channel, to: way === 'mail' ? addresses(to) : to });
      const said = await this.#hand(way, done.text, done.mailto, done.fileName, done.fileText);
      if (said == null) return;
      this.way = way === 'mail-copy' ? 'mail' : way;
      const without = channel === 'mail' ? leftOut(to) : '';
      this.ends.say([said, done.note, without].filter(Boolean).join(' '));
    });
  }

  async #hand(way: Way, text: string, mailto: string | undefined, fileName: string, fileText: string): Promise<string | undefined> {
    if (way === 'mail' && mailto) {
      try {
        await this.backend.window('mail_draft', { mailto });
        return 'A mail draft is open. Nothing was sent.';
      } catch {
        // Without a mail program the file takes its place: any other machine can open it.
        const { path } = await this.backend.window('save_text', { fileName, text: fileText });
        return path ? `No mail program answered, so the mail is saved as ${path}. Nothing was sent.` : undefined;
      }
    }
    if (way === 'mail-copy') {
      await this.backend.window('copy_text', { text: fileText.trimEnd() });
      return 'Copied with its subject, for a mail. Nothing was sent.';
    }
    if (way === 'mail' || way === 'file') {
      const { path } = await this.backend.window('save_text', { fileName, text: fileText });
      return path ? `Saved as ${path}. Nothing was sent.` : undefined;
    }
    await this.backend.window('copy_text', { text });
    return way === 'chat' ? 'Copied for chat. Nothing was sent.' : 'Copied. Nothing was sent.';
  }

  /** Keeps it in the log as a draft, which waits in sight as not sent. */
  async keep(): Promise<boolean> {
    const { sheet } = this;
    if (!sheet) return false;
    const { audience, subject, text, nextBy, draft } = sheet;
    const done = await this.response.do(
      { kind: 'update_drafted', audience, subject, text, ...(nextBy ? { nextBy } : {}), ...(draft ? { replaces: draft } : {}) },
      'update',
    );
    if (done) await this.#forget(sheet);
    return done;
  }

  /** A person says that it went out: only now the clock begins anew. */
  async sent(channel: Channel, to: string): Promise<boolean> {
    const { sheet } = this;
    if (!sheet) return false;
    const { audience, subject, text, nextBy, draft } = sheet;
    const dueAt = this.response.value?.clocks.find((one) => one.audience === audience)?.dueAt;
    const done = await this.response.do(
      {
        kind: 'update_sent',
        audience,
        text,
        channel,
        to,
        ...(channel === 'mail' && subject !== '' ? { subject } : {}),
        ...(draft ? { draft } : {}),
        ...(nextBy ? { nextBy } : {}),
        ...(dueAt ? { dueAt } : {}),
      },
      'update',
    );
    if (done) await this.#forget(sheet);
    return done;
  }

  /** The draft in the log will not be sent. */
  async drop(reason: string): Promise<boolean> {
    const { sheet } = this;
    if (!sheet?.draft) return false;
    const done = await this.response.do({ kind: 'update_dropped', draft: sheet.draft, reason }, 'update');
    if (done) {
      await this.#forget(sheet);
      await this.open(sheet.audience);
    }
    return done;
  }

  /** What is typed is on the disk when this resolves. */
  async leave(): Promise<void> {
    await Promise.all([...this.#keepers.values()].map((keeper) => keeper.flush()));
  }

  async #compose(sheet: Sheet, anew: boolean): Promise<void> {
    sheet.loading = true;
    try {
      const composed = await this.backend.call('update_compose', { incident: this.incident, audience: sheet.audience, anew });
      sheet.take(composed, composed.nextBy ? timeOfDay(composed.nextBy, this.ends.zone(), false) : '');
    } catch (thrown) {
      sheet.failure = BackendError.from(thrown);
    } finally {
      sheet.loading = false;
    }
  }

  async #told(sheet: Sheet, run: () => Promise<void>): Promise<boolean> {
    try {
      await run();
      sheet.failure = undefined;
      return true;
    } catch (thrown) {
      sheet.failure = BackendError.from(thrown);
      return false;
    }
  }

  #sheetOf(audience: string): Sheet {
    const found = this.#sheets.get(audience) ?? new Sheet(audience);
    this.#sheets.set(audience, found);
    return found;
  }

  #keeper(audience: string): DraftKeeper {
    const found = this.#keepers.get(audience) ?? new DraftKeeper(this.backend, this.ends.id, `update.${audience}`);
    this.#keepers.set(audience, found);
    return found;
  }

  #keep(sheet: Sheet, text: string): void {
    this.#keeper(sheet.audience).keep({ text, startedAt: undefined });
  }

  async #kept(audience: string): Promise<Typed | undefined> {
    try {
      const { text } = await this.#keeper(audience).load();
      return text === '' ? undefined : (JSON.parse(text) as Typed);
    } catch {
      // Without what was typed, what was drafted is as good a beginning.
      return undefined;
    }
  }

  /** What was typed has become part of the log. */
  async #forget(sheet: Sheet): Promise<void> {
    clearTimeout(this.#timer);
    this.#sheets.delete(sheet.audience);
    this.#keep(sheet, '');
    await this.#keeper(sheet.audience).flush();
  }
}

const words = (to: string): string[] => to.split(/[\s,;]+/);
const isAddress = (word: string): boolean => /^[^@\s]+@[^@\s]+$/.test(word);

/** Only what can be a mail address: the remark of an audience may name a channel or a list as well. */
function addresses(to: string): string {
  return words(to).filter(isAddress).join(',');
}

/** What was meant as an address and is none. */
function leftOut(to: string): string {
  const none = words(to).filter((word) => word.includes('@') && !word.startsWith('@') && !isAddress(word));
  return none.length === 0 ? '' : `Left out, because it is no address: ${none.join(', ')}.`;
}
