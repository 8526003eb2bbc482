/** Arrow keys move between the rows of a list: between the elements that carry `data-row`. */
export function rows(list: HTMLElement): () => void {
  const move = (event: KeyboardEvent): void => {
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    if (!(event.target instanceof HTMLElement) || !event.target.matches('[data-row]')) return;
    const all = [...list.querySelectorAll<HTMLElement>('[data-row]')];
    const next = all[all.indexOf(event.target) + (event.key === 'ArrowDown' ? 1 : -1)];
    if (!next) return;
    event.preventDefault();
    next.focus();
  };
  list.addEventListener('keydown', move);
  return () => list.removeEventListener('keydown', move);
}
