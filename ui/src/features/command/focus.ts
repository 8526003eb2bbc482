import { untrack } from 'svelte';

/** Puts the focus into a field that a person just asked for, with its text selected. */
export function focusNow(element: HTMLInputElement | HTMLTextAreaElement): void {
  untrack(() => {
    element.focus();
    element.select();
  });
}

/** Puts the focus onto an element and the cursor at the end of what it holds. */
export function focusEnd(element: HTMLInputElement | HTMLTextAreaElement): void {
  untrack(() => {
    element.focus();
    element.setSelectionRange(element.value.length, element.value.length);
  });
}

/** Whether no control has the focus: the one that had it went away. */
export function focusIsLost(): boolean {
  return document.activeElement == null || document.activeElement === document.body;
}

/**
 * Remembers where the focus is before something is saved. Asked afterwards, it says whether the focus may be moved on:
 * not when the person has gone to another place meanwhile, such as to a line that they began to write.
 */
export function focusHold(): () => boolean {
  const before = document.activeElement;
  return () => focusIsLost() || document.activeElement === before;
}
