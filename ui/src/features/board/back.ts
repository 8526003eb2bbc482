import { tick } from 'svelte';

/** Gives the focus to the first of these cards that is there, when what had it has gone. */
export async function back(...ids: string[]): Promise<void> {
  await tick();
  if (document.activeElement && document.activeElement !== document.body) return;
  const cards = ids.map((id) => document.querySelector<HTMLElement>(`[data-card="${CSS.escape(id)}"]`));
  cards.find((card) => card != null)?.focus();
}
