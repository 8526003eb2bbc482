// What holds for the whole window: who I am, the zone, the looks, the state of the store.
import { BackendError, type AppStart, type Backend, type Health, type Person, type Settings } from './backend';
import type { Clock } from './clock.svelte';

const plain: Settings = { me: null, zone: null, theme: 'system', textSize: 100, order: 'arrival', dismissed: [], chime: 'bell', chimeVolume: 50 };

export const TEXT_SMALLEST = 80;
export const TEXT_LARGEST = 200;

export class Session {
  start: AppStart | undefined = $state.raw();
  /** Why the window could not start. */
  failure: BackendError | undefined = $state.raw();
  settings: Settings = $state.raw(plain);
  health: Health | undefined = $state.raw();
  me: Person | undefined = $state.raw();
  /** The zone in which times are shown. */
  zone: string = $derived(this.settings.zone ?? this.start?.systemZone ?? 'UTC');
  /** Settles when the first screen has something to show. */
  readonly drawn: Promise<void>;
  /** Says that it has. */
  readonly settle: () => void;
  #backend: Backend;
  #clock: Clock;

  constructor(backend: Backend, clock: Clock) {
    this.#backend = backend;
    this.#clock = clock;
    let settle = () => {};
    this.drawn = new Promise((resolve) => (settle = resolve));
    this.settle = settle;
  }

  /** Asks the program what it knows; sets `failure` when that cannot be had. */
  async open(): Promise<void> {
    try {
      const start = await this.#backend.call('app_start', {});
      this.#clock.anchor(start.now);
      this.start = start;
      this.settings = start.settings;
      this.me = start.me ?? undefined;
      this.failure = undefined;
      this.#dress();
    } catch (thrown) {
      this.failure = BackendError.from(thrown);
      return;
    }
    await this.checkHealth();
  }

  /** Asks whether lines can be saved. Silent when the question itself fails: the next write will say so. */
  async checkHealth(): Promise<void> {
    try {
      this.health = await this.#backend.call('health', {});
    } catch {
      this.health = undefined;
    }
  }

  /** Hears of a failure anywhere: when the store itself is in trouble, finds out how and tells. */
  heard(error: BackendError): void {
    if (error.code === 'store_damaged' || error.code === 'store_unusable') void this.open();
    if (error.code === 'disk_full' || error.code === 'read_only' || error.code === 'store_failed') void this.checkHealth();
  }

  /** Applies settings at once and keeps them; on failure they stay applied for this session, and it throws. */
  async save(change: Partial<Settings>): Promise<void> {
    this.settings = { ...this.settings, ...change };
    this.#dress();
    this.settings = await this.#backend.call('settings_save', this.settings);
    if ('me' in change) await this.#whoAmI();
  }

  /** Puts a warning away for good. */
  async dismiss(warning: string): Promise<void> {
    await this.save({ dismissed: [...new Set([...this.settings.dismissed, warning])] });
  }

  /** Makes the text a step larger or smaller; 0 sets it back. */
  async zoom(step: -1 | 0 | 1): Promise<void> {
    const size = step === 0 ? 100 : this.settings.textSize + step * 10;
    await this.save({ textSize: Math.min(TEXT_LARGEST, Math.max(TEXT_SMALLEST, size)) });
  }

  async #whoAmI(): Promise<void> {
    const { me } = this.settings;
    const people = me == null ? [] : (await this.#backend.call('directory', { person: me })).people;
    this.me = people.find((person) => person.id === me);
  }

  #dress(): void {
    const { theme, textSize } = this.settings;
    const root = document.documentElement;
    if (theme === 'system') delete root.dataset.theme;
    else root.dataset.theme = theme;
    root.style.fontSize = `${textSize}%`;
  }
}
