import { createKeybindingsHandler } from 'tinykeys';

import { alternatives } from './binding';

/** What an open menu needs of its own: moving, choosing, leaving. */
const own = new Set(['Enter', 'Space', 'Escape', 'Tab']);

/** A handler that takes the keys of a list while it is open, before anybody else hears of them. */
export function takingKeys<T extends { keys?: string; disabled?: boolean }>(items: readonly T[], run: (item: T) => void): (event: KeyboardEvent) => void {
  const map: Record<string, (event: KeyboardEvent) => void> = {};
  for (const item of items) {
    if (!item.keys || item.disabled || own.has(item.keys)) continue;
    for (const keys of alternatives(item.keys)) {
      map[keys] ??= (event) => {
        event.preventDefault();
        event.stopImmediatePropagation();
        run(item);
      };
    }
  }
  return createKeybindingsHandler(map);
}
