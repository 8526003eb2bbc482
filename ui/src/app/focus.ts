// Moving between the parts of a screen. A part is an element with `data-region`; its first focusable thing gets the focus.

const focusable =
  'input:not(:disabled), textarea:not(:disabled), select:not(:disabled), button:not(:disabled), a[href], [tabindex="0"]';

function regions(): HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>('[data-region]')].filter((one) => one.checkVisibility?.() ?? true);
}

/** Moves the focus to the next (1) or the previous (-1) part of the screen, round and round. */
export function moveRegion(step: 1 | -1): void {
  const all = regions();
  if (all.length === 0) return;
  const here = all.findIndex((region) => region.contains(document.activeElement));
  const next = all[(here + step + all.length) % all.length] ?? all[0];
  if (next) enter(next);
}

/** Puts the focus into a part: on what it names as its entry, else on its first focusable element, else on itself. */
export function enter(region: HTMLElement): void {
  const inside = region.querySelector<HTMLElement>('[data-entry]') ?? region.querySelector<HTMLElement>(focusable);
  if (inside) {
    inside.focus();
    return;
  }
  region.tabIndex = -1;
  region.focus();
}

/** Leaves a field without losing the place: the part around it gets the focus, so that plain keys work again. */
export function leaveField(): void {
  const field = document.activeElement;
  if (!(field instanceof HTMLElement)) return;
  const region = field.closest<HTMLElement>('[data-region]');
  field.blur();
  if (!region) return;
  if (!region.hasAttribute('tabindex')) region.tabIndex = -1;
  region.focus({ preventScroll: true });
}
