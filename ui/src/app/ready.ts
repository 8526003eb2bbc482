import { tick } from 'svelte';

import type { Backend } from '../lib/backend';

/** Tells the program that the first screen is drawn, so that start-up can be measured. */
export async function ready(backend: Backend): Promise<void> {
  await tick();
  await document.fonts?.ready;
  // Two frames: the first is being drawn, after the second it was.
  requestAnimationFrame(() =>
    requestAnimationFrame(() => {
      document.documentElement.dataset.ready = 'true';
      // A measurement; the screen works without it.
      backend.window('page_ready', {}).catch(() => {});
    }),
  );
}
