// Key bindings as text, in the notation of tinykeys: what they match and how they are shown.

const apple = /Mac|iPhone|iPad/.test(globalThis.navigator?.platform ?? '');

/** Whether a binding needs neither Ctrl, Alt nor Meta, and so would also be typed. */
export function isPlain(binding: string): boolean {
  return !/(\$mod|Control|Alt|Meta)\+|^F\d+$|Shift\+F\d+$/.test(binding);
}

/** All ways to press it: signs such as `?` need Shift on some keyboards and not on others. */
export function alternatives(binding: string): string[] {
  return /^[^\p{L}\p{N}\s]$/u.test(binding) ? [binding, `Shift+${binding}`] : [binding];
}

const typed = 'input:not([type=checkbox], [type=radio], [type=button], [type=range]), textarea, select';

/** Whether keys go into a field. */
export function isTyping(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest(`${typed}, [contenteditable=true]`) !== null;
}

const controls = 'button, a[href], summary, select, [role=menuitem], [role=option], [role=radio], [role=tab]';

/** Whether Enter or Space belongs to the control that has the focus. */
export function pressesControl(binding: string, target: EventTarget | null): boolean {
  return (binding === 'Enter' || binding === 'Space') && target instanceof Element && target.closest(controls) !== null;
}

const shown: Record<string, string> = {
  $mod: apple ? '⌘' : 'Ctrl',
  Control: 'Ctrl',
  Meta: apple ? '⌘' : 'Meta',
  Alt: apple ? '⌥' : 'Alt',
  Shift: apple ? '⇧' : 'Shift',
  Escape: 'Esc',
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
  Space: 'Space',
};

/** A binding as key caps: `$mod+K` gives `Ctrl` and `K`. */
export function caps(binding: string): string[] {
  return binding
    .split(/[ ]|(?<=\w)\+/)
    .filter((key) => key !== '')
    .map((key) => shown[key] ?? (key.length === 1 ? key.toUpperCase() : key.replace(/^(Digit|Key)(?=.$)/, '')));
}

/** A binding for `aria-keyshortcuts`: `$mod+K` gives `Control+K`. */
export function ariaKeys(bindings: readonly string[]): string | undefined {
  const keys = bindings
    .filter((binding) => !binding.includes(' '))
    .map((binding) => binding.replace('$mod', apple ? 'Meta' : 'Control'));
  return keys.length === 0 ? undefined : keys.join(' ');
}
