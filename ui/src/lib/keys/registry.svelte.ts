// The one registry of what a person can do and with which keys. Key presses, the palette, the `?` sheet and the hints on
// buttons all read it; features add theirs while they are on screen.
import { untrack } from 'svelte';
import { createKeybindingsHandler } from 'tinykeys';

import { alternatives, isPlain, isTyping, pressesControl } from './binding';

export interface Command {
  /** Stable name, such as `board.declare`. Registered twice, the later one counts while it is there. */
  id: string;
  /** What it does, as the palette and the sheet say it. */
  title: string;
  /** Under which heading the sheet lists it. */
  group: string;
  /** Keys in the notation of tinykeys, the first one is shown: `$mod+K`, `n`, `Shift+ArrowDown`. */
  keys?: readonly string[];
  /** Whether it makes sense right now; always when absent. */
  when?: () => boolean;
  run: (event?: KeyboardEvent) => void;
  /** A plain key that works while typing, too. Keys with Ctrl, Alt or Meta always do. */
  inFields?: boolean;
  /** Works while a dialog is open. */
  inDialogs?: boolean;
  /** Left out of the palette: movements that only make sense as keys. */
  keysOnly?: boolean;
}

export class KeyRegistry {
  #lists: Command[][] = $state.raw([]);
  #handler: ((event: KeyboardEvent) => void) | undefined;
  #dialogs = 0;

  /** Adds commands; returns how to take them away again. */
  register(commands: Command[]): () => void {
    // Each call owns its list, so that taking it away cannot take away another's.
    const own = [...commands];
    // Registering is no reading: an effect that registers must not run again because it did.
    return untrack(() => {
      this.#change([...this.#lists, own]);
      return () => untrack(() => this.#change(this.#lists.filter((list) => list !== own)));
    });
  }

  /** Every command once, in the order of registration. */
  get all(): Command[] {
    const byId = new Map<string, Command>();
    for (const command of this.#lists.flat()) byId.set(command.id, command);
    return [...byId.values()];
  }

  /** What can be done right now. */
  get available(): Command[] {
    return this.all.filter((command) => command.when?.() ?? true);
  }

  /** The keys of a command, for hints beside buttons; empty when it has none. */
  keysOf(id: string): readonly string[] {
    return this.all.find((command) => command.id === id)?.keys ?? [];
  }

  run(id: string): void {
    this.available.find((command) => command.id === id)?.run();
  }

  /** Says that a dialog is open, until the returned function is called. */
  openDialog(): () => void {
    this.#dialogs += 1;
    let open = true;
    return () => {
      if (open) this.#dialogs -= 1;
      open = false;
    };
  }

  /** Listens to keys; returns how to stop. */
  attach(target: Window): () => void {
    const listen = (event: KeyboardEvent) => this.press(event);
    target.addEventListener('keydown', listen);
    return () => target.removeEventListener('keydown', listen);
  }

  /** Handles one key press. */
  press(event: KeyboardEvent): void {
    this.#handler ??= this.#build();
    this.#handler(event);
    // A chord that nothing takes right now is no press of the button that has the focus.
    const chord = event.key === 'Enter' && (event.ctrlKey || event.metaKey);
    if (chord && event.target instanceof Element && event.target.closest('button')) event.preventDefault();
  }

  #change(lists: Command[][]): void {
    this.#lists = lists;
    this.#handler = undefined;
  }

  #build(): (event: KeyboardEvent) => void {
    const bindings = new Set(this.all.flatMap((command) => command.keys ?? []));
    const map: Record<string, (event: KeyboardEvent) => void> = {};
    for (const binding of bindings) {
      for (const keys of alternatives(binding)) map[keys] = (event) => this.#fire(binding, event);
    }
    return createKeybindingsHandler(map);
  }

  #fire(binding: string, event: KeyboardEvent): void {
    if (event.defaultPrevented || event.isComposing || pressesControl(binding, event.target)) return;
    const typing = isPlain(binding) && isTyping(event.target);
    // The latest registration wins: what is on screen goes before what is always there.
    const command = this.available.findLast(
      (one) =>
        one.keys?.includes(binding) && (!typing || one.inFields) && (this.#dialogs === 0 || one.inDialogs),
    );
    if (!command) return;
    event.preventDefault();
    command.run(event);
  }
}
