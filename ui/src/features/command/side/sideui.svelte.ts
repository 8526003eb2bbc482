import { tick } from 'svelte';

/** What can stand beside the log in the place of the right column. */
export type PanelName = 'update' | 'ledger' | 'handover' | 'standdown' | 'guide';

/** The panel that is open. */
export interface OpenPanel {
  name: PanelName;
  /** What it is opened for, such as an audience. */
  of?: string | undefined;
}

/** What is open beside the log: one panel, and one small form inside a card. Focus goes back to where it was. */
export class SideUi {
  panel = $state.raw<OpenPanel>();
  /** The small form that is open, such as `snooze:customers`. */
  form = $state.raw<string>();
  /** The line of the log whose standing is asked for. */
  subject = $state.raw<{ id: string; text: string }>();
  #beforePanel: Element | null = null;
  #beforeForm: Element | null = null;

  constructor(
    /** Makes the right column visible where it lies hidden. */
    private readonly reveal: () => void,
    /** Where the focus goes when there is no way back. */
    private readonly home: () => void,
  ) {}

  open(name: PanelName, of?: string): void {
    if (!this.panel) this.#beforePanel = document.activeElement;
    this.form = undefined;
    this.panel = { name, of };
  }

  /** Opens a panel, or puts it away when it is the one that is open. */
  toggle(name: PanelName): void {
    if (this.panel?.name === name) this.close();
    else this.open(name);
  }

  close(): void {
    if (!this.panel) return;
    this.panel = undefined;
    this.form = undefined;
    void this.#back(this.#beforePanel);
    this.#beforePanel = null;
  }

  /** Opens a small form, in the right column unless it belongs to the open panel. */
  ask(form: string, inPanel = false): void {
    if (this.form == null) this.#beforeForm = document.activeElement;
    if (!inPanel) {
      this.panel = undefined;
      this.reveal();
    }
    this.form = form;
  }

  /** Opens the ledger with the question how a line stands. */
  stand(line: { id: string; text: string }): void {
    this.open('ledger');
    this.subject = line;
    this.ask(`stand:${line.id}`, true);
  }

  /** Puts the small form away; the focus stays where it is when the person has gone on to something else. */
  leave(back = true): void {
    if (this.form == null) return;
    this.form = undefined;
    if (back) void this.#back(this.#beforeForm);
    this.#beforeForm = null;
  }

  /** Puts the focus onto what a card wants it on: its first row that waits, else its first control. */
  async focusCard(card: string, first = 'button'): Promise<void> {
    this.panel = undefined;
    this.reveal();
    await tick();
    const found = document.querySelector(`[data-card="${card}"]`);
    const wanted = ['[data-wanted]', '[data-row]:not(:disabled)', first].map((one) => found?.querySelector<HTMLElement>(one));
    const entry = wanted.find((one) => one != null);
    entry?.focus();
    entry?.scrollIntoView({ block: 'nearest' });
  }

  async #back(to: Element | null): Promise<void> {
    await tick();
    if (to instanceof HTMLElement && to.isConnected && to !== document.body) to.focus({ preventScroll: true });
    else this.home();
  }
}
