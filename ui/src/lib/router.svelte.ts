// Where the person is. A view state rather than an address: the window has no address bar.

import type { Order } from './backend';

export type View =
  | { name: 'board' }
  | { name: 'command'; incident: string; line?: string | undefined; due?: Due | undefined }
  | { name: 'search'; words?: string | undefined }
  | { name: 'directory' }
  | { name: 'library'; part?: LibraryPart; scenario?: string }
  | { name: 'settings' }
  | { name: 'drills' }
  | { name: 'drill'; incident: string }
  | { name: 'reviews' }
  | { name: 'review'; incident: string; tab?: ReviewTab | undefined; at?: ReviewPlace | undefined };

/** What of a review is shown. */
export type ReviewTab = 'scope' | 'transcript' | 'interviews' | 'narrative' | 'survey' | 'meetings' | 'actions' | 'report';

/** A place in a review to go to; made anew each time it is asked for. */
export interface ReviewPlace {
  /** A message of a source, or a line of the log. */
  source?: string;
  place?: number;
  line?: string;
  /** An interview, a section, a meeting, an idea. */
  id?: string;
  /** A note of an interview. */
  note?: string;
}

/** A clock to open, by its key; made anew each time it is asked for. */
export interface Due {
  key: string;
}

/** What of the library is shown. */
export type LibraryPart = 'cards' | 'policy' | 'audiences' | 'templates' | 'guide' | 'scripts' | 'roles' | 'duties' | 'scenarios';

export type Overlay =
  | { name: 'palette' }
  | { name: 'keys' }
  | { name: 'nominate'; incident?: string | undefined }
  | { name: 'export'; incident: string }
  | { name: 'print'; incident: string; order: Order }
  | { name: 'paper'; html: string };

const KEPT = 50;

export class Router {
  view: View = $state.raw({ name: 'board' });
  /** What lies over the view: one thing at most. */
  overlay: Overlay | null = $state.raw(null);
  /** The incident that was opened last; the rail leads back to it. */
  incident: string | null = $state(null);
  #past: View[] = [];

  go(view: View): void {
    this.#past = [...this.#past.slice(1 - KEPT), this.view];
    this.#show(view);
  }

  /** Keeps where the person is within a screen, so that going back finds it so. */
  replace(view: View): void {
    this.view = view;
  }

  /** Opens an incident, at one of its lines or at what is due when that is given. */
  open(incident: string, at: { line?: string; due?: Due } = {}): void {
    this.go({ name: 'command', incident, line: at.line, due: at.due });
  }

  /** Opens the review of an incident, at one of its parts when that is given. */
  openReview(incident: string, tab?: ReviewTab, at?: ReviewPlace): void {
    this.go({ name: 'review', incident, tab, at });
  }

  /** Opens the console of a drill. */
  openDrill(incident: string): void {
    this.go({ name: 'drill', incident });
  }

  /** Returns to where the person came from. */
  back(): void {
    this.#show(this.#past.pop() ?? { name: 'board' });
  }

  /** Asks why an incident is worth a closer look; which one, when that is not given. */
  openNominate(incident?: string): void {
    this.overlay = { name: 'nominate', incident };
  }

  openExport(incident: string): void {
    this.overlay = { name: 'export', incident };
  }

  /** Lays an incident out for paper and prints it. */
  openPrint(incident: string, order: Order): void {
    this.overlay = { name: 'print', incident, order };
  }

  /** Prints a sheet that the program laid out: a page of its own HTML. */
  openPaper(html: string): void {
    this.overlay = { name: 'paper', html };
  }

  openPalette(): void {
    this.overlay = { name: 'palette' };
  }

  openKeys(): void {
    this.overlay = { name: 'keys' };
  }

  close(): void {
    this.overlay = null;
  }

  #show(view: View): void {
    this.overlay = null;
    this.view = view;
    if (view.name === 'command') this.incident = view.incident;
  }
}
