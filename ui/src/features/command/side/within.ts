/** The key of the row that has the focus, by the attribute that carries it: `data-clock`, `data-ask`. */
export function within(attribute: string): string | undefined {
  return document.activeElement?.closest(`[${attribute}]`)?.getAttribute(attribute) ?? undefined;
}

/** Letters belong to an open menu. */
export function free(): boolean {
  return document.activeElement?.closest('[role=menu]') == null;
}
