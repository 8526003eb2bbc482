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
