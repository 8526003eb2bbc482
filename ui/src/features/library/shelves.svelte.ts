// Changing the library: one thing at a time is open, nothing typed is lost when saving fails, and every change can be
// taken back.
import { BackendError, type Backend, type LibraryView, type Shelf } from '../../lib/backend';
import { Live } from '../../lib/live.svelte';
import type { Toasts } from '../../lib/toasts.svelte';

export const shelfLabel: Record<Shelf, string> = {
  card: 'Card',
  audience: 'Audience',
  policy: 'Policy',
  template: 'Template',
  guide: 'Guide',
  script: 'Script',
  role_card: 'Role card',
  regime: 'Duty to report',
  probe: 'Interview question',
  code: 'Code',
  scenario: 'Scenario',
};

/** Where something stood before it was changed. */
interface Before {
  own: boolean;
  hidden: boolean;
  value: unknown;
  place: number | undefined;
}

export class Shelves {
  readonly live: Live<LibraryView>;
  error: BackendError | undefined = $state.raw();
  busy = $state(false);
  #backend: Backend;
  #toasts: Toasts;

  constructor(backend: Backend, toasts: Toasts) {
    this.#backend = backend;
    this.#toasts = toasts;
    this.live = new Live(() => backend.call('library', {}));
  }

  get view(): LibraryView | undefined {
    return this.live.value;
  }

  /** Whether the team wrote it, and whether there is a built-in one to go back to. */
  own(shelf: Shelf, key: string): { replaces: boolean } | undefined {
    return this.view?.own.find((one) => one.shelf === shelf && one.key === key);
  }

  /** Writes a thing; whether it was kept. */
  async put(shelf: Shelf, key: string, value: unknown, place?: number): Promise<boolean> {
    const before = this.#before(shelf, key);
    const said = before.value == null ? 'added' : 'changed';
    return this.#change(
      () => this.#backend.call('library_set', { shelf, key, value, ...(place == null ? {} : { place }) }),
      `${shelfLabel[shelf]} ${said}.`,
      () => this.#restore(shelf, key, before),
    );
  }

  /** Moves a thing among the others. What is built in stays built in, and follows the program. */
  async move(shelf: Shelf, key: string, place: number): Promise<boolean> {
    const before = this.#before(shelf, key);
    if (before.own) return this.put(shelf, key, before.value, place);
    return this.#change(
      () => this.#backend.call('library_clear', { shelf, key, hides: false, place }),
      `${shelfLabel[shelf]} moved.`,
      () => this.#restore(shelf, key, before),
    );
  }

  /** Goes back to what is built in; takes away what the team added; `hides` puts away what is built in. */
  async clear(shelf: Shelf, key: string, hides = false): Promise<boolean> {
    const before = this.#before(shelf, key);
    const said = hides ? 'put away' : this.own(shelf, key)?.replaces ? 'as it is built in' : 'taken away';
    return this.#change(
      () => this.#backend.call('library_clear', { shelf, key, hides }),
      `${shelfLabel[shelf]} ${said}.`,
      () => this.#restore(shelf, key, before),
    );
  }

  /** Runs something that changes the library by another way. */
  async run(change: () => Promise<unknown>, said: string): Promise<boolean> {
    return this.#change(change, said);
  }

  /** Forgets what went wrong. */
  calm(): void {
    this.error = undefined;
  }

  async #change(change: () => Promise<unknown>, said: string, undo?: () => Promise<unknown>): Promise<boolean> {
    if (this.busy) return false;
    this.busy = true;
    try {
      await change();
      this.error = undefined;
      await this.live.refresh();
      this.#toasts.show(said, undo && (() => void this.#change(undo, 'Back as it was.')));
      return true;
    } catch (thrown) {
      this.error = BackendError.from(thrown);
      return false;
    } finally {
      this.busy = false;
    }
  }

  #before(shelf: Shelf, key: string): Before {
    const hidden = this.view?.hidden.some((one) => one.shelf === shelf && one.key === key) ?? false;
    const list = this.#list(shelf);
    const place = list.findIndex((one) => one.key === key);
    return { own: this.own(shelf, key) != null, hidden, value: list[place]?.value, place: place < 0 ? undefined : place };
  }

  #list(shelf: Shelf): { key: string; value: unknown }[] {
    const view = this.view;
    if (!view) return [];
    const keyed = (list: { key: string }[]) => list.map((value) => ({ key: value.key, value }));
    switch (shelf) {
      case 'card':
        return keyed(view.cards);
      case 'audience':
        return keyed(view.audiences);
      case 'template':
        return keyed(view.templates);
      case 'script':
        return keyed(view.scripts);
      case 'regime':
        return keyed(view.regimes);
      case 'probe':
        return keyed(view.probes);
      case 'code':
        return keyed(view.codes);
      case 'role_card':
        return view.roleCards.map((value) => ({ key: value.role, value }));
      case 'policy':
        return [{ key: 'policy', value: view.policy }];
      case 'guide':
        return [{ key: 'guide', value: view.guide }];
      case 'scenario':
        // Scenarios are large and stand in no list here.
        return [];
    }
  }

  async #restore(shelf: Shelf, key: string, before: Before): Promise<unknown> {
    const place = before.place == null ? {} : { place: before.place };
    if (!before.own) return this.#backend.call('library_clear', { shelf, key, hides: before.hidden, ...place });
    return this.#backend.call('library_set', { shelf, key, value: before.value, ...place });
  }
}

/** A key from a title: `Payments: first look` gives `payments-first-look`. */
export function keyFrom(title: string, taken: readonly string[] = []): string {
  const words = title
    .toLowerCase()
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .split(/[^a-z0-9]+/)
    .filter(Boolean);
  const base = words.join('-').slice(0, 40).replace(/-+$/, '') || 'own';
  let key = base;
  for (let n = 2; taken.includes(key); n += 1) key = `${base}-${n}`;
  return key;
}

/** The same list with one thing moved by a step. */
export function moved<T>(list: readonly T[], index: number, step: 1 | -1): T[] {
  const to = index + step;
  const next = [...list];
  if (index < 0 || index >= list.length || to < 0 || to >= list.length) return next;
  const [one] = next.splice(index, 1);
  next.splice(to, 0, one as T);
  return next;
}
