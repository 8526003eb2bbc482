/**
 * Scrolls one pane until something in it is in sight, and nothing around that pane: what the platform offers moves every
 * box on the way up, and with it the window. Where there is no room for all of it, its beginning counts.
 */
export function reveal(element: Element | null | undefined, pane: Element | null | undefined): void {
  if (!element || !pane) return;
  const [one, all] = [element.getBoundingClientRect(), pane.getBoundingClientRect()];
  pane.scrollTop += by(one.top - all.top, one.bottom - all.bottom);
  pane.scrollLeft += by(one.left - all.left, one.right - all.right);
}

/** How far to go, when it begins and ends so far after the pane does. */
function by(begins: number, ends: number): number {
  if (begins < 0) return begins;
  return ends > 0 ? Math.min(ends, begins) : 0;
}
