// The program in memory: for tests and for `npm run dev` in a browser. Never part of the window.
import { BackendError, type Backend, type Unsubscribe } from '../backend';
import type { Alarm, AppStart, Change, Commands, Health, Notice, Progress, StoreState, WindowCommands } from '../generated';
import { bundleCommands, bundleWindowCommands } from './bundles';
import { ideaCommands } from './ideas';
import { addConversation, conversationCommands } from './conversation';
import { hindsightCommands } from './hindsight';
import { drillAfterCommands, seedAfter } from './drillAfter';
import { drillCommands, playersWindowCommands, seedDrill } from './drills';
import { incidentCommands } from './incidents';
import { interviewCommands } from './interviews';
import { keepingCommands } from './keeping';
import { libraryCommands } from './library';
import { foundCommands } from './found';
import { meetingCommands, roomWindowCommands } from './meetings';
import { responseCommands, responseOf } from './response';
import { relatedCommands } from './related';
import { reviewCommands } from './review';
import { seedReviews } from './reviewSeed';
import { reviewQueueCommands } from './reviewQueue';
import { scenarioCommands } from './scenarios';
import { storyCommands } from './story';
import { emptyWorld, seededWorld } from './seed';
import { sheetCommands } from './sheets';
import { sourceCommands } from './sources';
import { seedSurveys, surveyCommands } from './surveys';
import { updateCommands, updateWindowCommands } from './updates';
import { addThree } from './six';
import type { World } from './world';

export type Handlers = { [K in keyof Commands]: (request: Commands[K]['request']) => Commands[K]['reply'] | Promise<Commands[K]['reply']> };
export type WindowHandlers = {
  [K in keyof WindowCommands]: (request: WindowCommands[K]['request']) => WindowCommands[K]['reply'];
};

/** What a fake can be told to be like. */
export interface FakeOptions {
  world?: World;
  store?: StoreState;
  warnings?: Notice[];
  health?: Partial<Health>;
  zone?: string;
}

export class FakeBackend implements Backend {
  readonly world: World;
  /** Every call, in order: for tests. */
  readonly calls: { name: string; request: unknown }[] = [];
  options: FakeOptions;
  #failures = new Map<string, BackendError>();
  #overrides: Partial<Handlers> = {};
  #windowOverrides: Partial<WindowHandlers> = {};
  #changed = new Set<(streams: string[], kinds: string[]) => void>();
  #progress = new Set<(progress: Progress) => void>();
  #alarm = new Set<(alarm: Alarm) => void>();

  constructor(options: FakeOptions = {}) {
    this.options = options;
    this.world = options.world ?? emptyWorld();
  }

  /** A fake with something to look at; the address says what: `?theme=dark&size=200&empty&six&store=damaged`. */
  static forBrowser(query: URLSearchParams): FakeBackend {
    const fake = new FakeBackend({ world: query.has('empty') ? emptyWorld() : seededWorld(Date.now()) });
    if (query.has('said')) addConversation(fake.world, 'INC-0043');
    if (query.has('six')) addThree(fake.world, Date.now());
    if (query.has('drills')) seedDrill(fake.world, Date.now());
    if (query.get('drills') === 'over') seedAfter(fake.world);
    if (query.has('reviews')) seedReviews(fake.world, Date.now());
    if (query.has('surveys')) seedSurveys(fake.world, 'INC-0043', query.get('surveys') === 'closed');
    const { settings } = fake.world;
    const theme = query.get('theme');
    if (theme === 'dark' || theme === 'light') settings.theme = theme;
    settings.textSize = Number(query.get('size') ?? 100);
    settings.zone = query.get('zone');
    const store = query.get('store');
    if (store === 'damaged') fake.options.store = damaged();
    if (store === 'refused') {
      const message = 'The store was written by a newer Muster (format 9; this one reads up to 1).';
      fake.options.store = { kind: 'refused', message, hint: 'Update Muster, or open another store. The file was not touched.' };
    }
    const health = query.get('health');
    if (health === 'disk_full' || health === 'read_only' || health === 'failed') fake.options.health = { state: health };
    if (query.has('warn')) {
      const message = 'The store lies in a folder that is synchronised.';
      fake.options.warnings = [{ id: 'synced', message, hint: 'Move it, or two machines may write over each other.' }];
    }
    return fake;
  }

  async call<K extends keyof Commands>(name: K, request: Commands[K]['request']): Promise<Commands[K]['reply']> {
    this.calls.push({ name, request });
    await Promise.resolve();
    const failure = this.#failures.get(name);
    if (failure) throw failure;
    const handler = (this.#overrides[name] ?? this.#handlers[name]) as Handlers[K];
    const reply = await handler(structuredClone(request));
    const { change, ...itself } = (reply ?? {}) as Partial<Change> & { change?: Change };
    const { streams, events = [] } = change ?? itself;
    if (streams) this.changed(streams, streams.length === 1 ? events.map(({ event }) => event).filter((kind) => kind !== 'change') : []);
    // Neither side may reach into what the other holds, as over the wire.
    return structuredClone(reply);
  }

  async window<K extends keyof WindowCommands>(
    name: K,
    request: WindowCommands[K]['request'],
  ): Promise<WindowCommands[K]['reply']> {
    this.calls.push({ name, request });
    await Promise.resolve();
    const failure = this.#failures.get(name);
    if (failure) throw failure;
    const handler = this.#windowOverrides[name] ?? windowCommands[name];
    return (handler as WindowHandlers[K])(request);
  }

  onChanged(listener: (streams: string[], kinds: string[]) => void): Unsubscribe {
    this.#changed.add(listener);
    return () => this.#changed.delete(listener);
  }

  onProgress(listener: (progress: Progress) => void): Unsubscribe {
    this.#progress.add(listener);
    return () => this.#progress.delete(listener);
  }

  onAlarm(listener: (alarm: Alarm) => void): Unsubscribe {
    this.#alarm.add(listener);
    return () => this.#alarm.delete(listener);
  }

  /** Rings, as if a clock were up. */
  alarm(alarm: Alarm): void {
    for (const listener of this.#alarm) listener(alarm);
  }

  /** Tells that streams grew, as if another process had written. */
  changed(streams: string[], kinds: string[] = []): void {
    for (const listener of this.#changed) listener(streams, kinds);
  }

  progress(progress: Progress): void {
    for (const listener of this.#progress) listener(progress);
  }

  /** Makes a command fail until `heal`. */
  fail(name: keyof Commands | keyof WindowCommands, error: Partial<BackendError> = {}): void {
    const { code = 'internal', message = 'it did not work', hint, field, retryable = true } = error;
    this.#failures.set(name, new BackendError({ code, message, retryable, ...(hint ? { hint } : {}), ...(field ? { field } : {}) }));
  }

  heal(name: keyof Commands | keyof WindowCommands): void {
    this.#failures.delete(name);
  }

  /** Answers a command in another way. */
  answer<K extends keyof Commands>(name: K, handler: Handlers[K]): void {
    this.#overrides[name] = handler as never;
  }

  answerWindow<K extends keyof WindowCommands>(name: K, handler: WindowHandlers[K]): void {
    this.#windowOverrides[name] = handler as never;
  }

  /** The requests a command was called with. */
  requests<K extends keyof Commands>(name: K): Commands[K]['request'][] {
    return this.calls.filter((call) => call.name === name).map((call) => call.request) as Commands[K]['request'][];
  }

  get #handlers(): Handlers {
    const { world } = this;
    return {
      ...incidentCommands(world),
      ...keepingCommands(this),
      ...bundleCommands(world),
      ...responseCommands(world),
      ...libraryCommands(world),
      ...scenarioCommands(world),
      ...sheetCommands(world),
      ...relatedCommands(world),
      ...reviewCommands(world),
      ...reviewQueueCommands(world),
      ...drillCommands(world),
      ...drillAfterCommands(world),
      ...foundCommands(world),
      ...meetingCommands(world),
      ...ideaCommands(world),
      ...storyCommands(world),
      ...sourceCommands(world),
      ...interviewCommands(world),
      ...surveyCommands(world),
      ...conversationCommands(world),
      ...hindsightCommands(world),
      ...updateCommands(world, (incident) => responseOf(world, incident)),
    };
  }

  start(): AppStart {
    const me = this.world.people.find((person) => person.id === this.world.settings.me);
    return {
      version: '0.1.0',
      storePath: '/home/user/.local/share/muster/muster.db',
      store: this.options.store ?? { kind: 'ready' },
      warnings: this.options.warnings ?? [],
      settings: this.world.settings,
      systemZone: this.options.zone ?? Intl.DateTimeFormat().resolvedOptions().timeZone,
      ...(me ? { me } : {}),
      device: '00000000-0000-7000-8000-000000000001',
      now: new Date().toISOString(),
    };
  }
}

const windowCommands: WindowHandlers = {
  ...bundleWindowCommands,
  ...updateWindowCommands,
  ...roomWindowCommands,
  ...playersWindowCommands,
  export_dialog: ({ incident, format }) => ({ path: `/home/user/${incident}.${format}` }),
  people_dialog: () => ({ name: 'people.csv', text: 'name,handle,team\nEli Park,eli,Support\nAna Ruiz,ana,Platform\n' }),
  library_dialog: () => ({
    name: 'cards.yaml',
    text: JSON.stringify({ cards: [{ key: 'db', title: 'Database', readDo: true, items: [{ key: 'db1', text: 'Look at the replica', binding: 'none' }] }] }),
  }),
  codes_dialog: () => ({
    name: 'codes.yaml',
    text: JSON.stringify({ codes: [{ key: 'hand-off', name: 'Hand-off', group: 'Our own', colour: 'amber', shape: 'dotted', memo: '' }] }),
  }),
  scenario_dialog: () => ({ text: '' }),
  cards_dialog: () => ({ path: '/home/user/cards.yaml' }),
  backup_dialog: () => ({}),
  source_dialog: () => ({ path: '/home/user/call.vtt' }),
  open_link: () => ({}),
  show_store: () => ({}),
  print_page: () => ({}),
  clipboard_picture: () => ({}),
  strip_open: () => ({ docked: true }),
  strip_close: () => ({}),
  page_ready: () => ({}),
};

function damaged(): StoreState {
  return {
    kind: 'damaged',
    report: {
      message: 'Page 118 of the store cannot be read: the file is damaged.',
      copy: '/home/user/.local/share/muster/damaged-2026-11-21/muster.db',
      readable: 4_812,
      backup: {
        path: '/home/user/.local/share/muster/backups/muster-2026-11-20.db',
        at: new Date(Date.now() - 20 * 3_600_000).toISOString(),
        reason: 'daily',
        events: 4_790,
        bytes: 6_200_000,
      },
    },
  };
}
