import type { Attachment, Line, Order } from '../../lib/backend';
import { BackendError } from '../../lib/backend';
import type { App } from '../../lib/context';
import { stamped } from '../../lib/exercise';
import { HandoverState } from './handover/briefing.svelte';
import { SideUi } from './side/sideui.svelte';
import type { CommandState } from './state.svelte';
import { UpdatesState } from './updates/composing.svelte';

/** A picture and the line it belongs to. */
export interface Picture {
  line: Line;
  attachment: Attachment;
}

/** What is open on the screen, and where the focus goes. Nothing of it is kept. */
export class ScreenUi {
  /** Whether the menu of the selected line is open. */
  rowMenu = $state(false);
  severityMenu = $state(false);
  phaseMenu = $state(false);
  filterOpen = $state(false);
  editingTitle = $state(false);
  /** Which side column is open where there is no room for it beside the log. */
  drawer = $state<'milestones' | 'details'>();
  /** The pictures being looked through, and which one is shown. */
  viewer = $state.raw<{ pictures: readonly Picture[]; index: number }>();

  /** What is open beside the log: a panel, a small form. */
  readonly side = new SideUi(
    () => (this.drawer = 'details'),
    () => this.focusLog(),
  );

  /** Updates while they are written. */
  readonly updates: UpdatesState;
  /** The brief while it is written. */
  readonly handover: HandoverState;

  /** A line is being looked up that was asked for from elsewhere; the focus goes there. */
  arriving = false;

  logElement: HTMLElement | undefined;
  composerElement: HTMLTextAreaElement | undefined;

  constructor(
    private readonly app: App,
    private readonly screen: CommandState,
  ) {
    const { backend, session } = app;
    const { incident, response } = screen;
    const id = (): string => screen.view.value?.id ?? incident;
    const ends = { id, zone: () => session.zone, say: (message: string) => this.say(message) };
    this.updates = new UpdatesState(backend, incident, response, ends);
    this.handover = new HandoverState(backend, incident, response, id, (html) => app.router.openPaper(html));
  }

  focusLog(): void {
    this.logElement?.focus({ preventScroll: true });
  }

  focusComposer(): void {
    this.composerElement?.focus({ preventScroll: true });
  }

  toggleDrawer(drawer: 'milestones' | 'details'): void {
    this.drawer = this.drawer === drawer ? undefined : drawer;
  }

  say(message: string, undo?: () => void): void {
    this.app.toasts.show(message, undo);
  }

  /** Orders the log, and remembers it for the next incident. */
  setOrder(order: Order): void {
    void this.screen.log.setOrder(order);
    // The order holds on screen in any case; remembering it is a courtesy.
    this.app.session.save({ order }).catch(() => {});
  }

  /** Opens an address outside; a refusal is told quietly. */
  openLink = async (url: string): Promise<void> => {
    try {
      await this.app.backend.window('open_link', { url });
    } catch (thrown) {
      this.say(BackendError.from(thrown).message);
    }
  };

  async copy(text: string): Promise<void> {
    try {
      const isDrill = this.screen.view.value?.isDrill ?? false;
      await this.app.backend.window('copy_text', { text: stamped(isDrill, text) });
      this.say('Copied.');
    } catch {
      this.say('The text could not be copied; select it instead.');
    }
  }

  showPicture(line: Line, index: number): void {
    this.viewer = { pictures: line.attachments.map((attachment) => ({ line, attachment })), index };
  }

  /** Opens what corrects a line: its form, or the place where what it tells of was set. */
  editLine(line: Line): void {
    // What another incident set is changed there; only its written lines are corrected from here.
    if (line.of && line.origin.kind !== 'written') return;
    if (line.origin.kind === 'milestone') {
      this.drawer = 'milestones';
      this.screen.milestones.open(line.origin.milestone);
    } else if (line.origin.kind === 'statement') {
      void this.screen.statement.edit();
    } else if (line.origin.kind === 'title') {
      this.editingTitle = true;
    } else if (line.origin.kind === 'written' && !line.erased) {
      this.screen.lines.edit(line);
    }
  }

  /** Shows a line of this incident in the log; says so when the filter hides it. */
  async goTo(line: string): Promise<void> {
    if (await this.screen.log.goTo(line)) this.focusLog();
    else this.say('The filter hides that line.');
  }
}
