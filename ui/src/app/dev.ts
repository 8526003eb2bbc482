// For `npm run dev` and for pictures, never in the window: opens what the address names, and checks it with axe.
import type { App } from '../lib/context';
import type { LibraryPart, ReviewTab } from '../lib/router.svelte';

export function openByAddress(app: App): void {
  const query = new URLSearchParams(location.search);
  const view = query.get('view');
  if (view === 'command') app.router.open(query.get('incident') ?? 'INC-0043');
  if (view === 'drills') app.router.go({ name: view });
  if (view === 'drill') app.router.openDrill(query.get('incident') ?? 'drill-1');
  if (view === 'reviews') app.router.go({ name: 'reviews' });
  if (view === 'review') app.router.openReview(query.get('incident') ?? 'INC-0043', (query.get('tab') ?? 'scope') as ReviewTab);
  if (view === 'search') app.router.go({ name: 'search', words: query.get('words') ?? '' });
  if (view === 'directory' || view === 'settings') app.router.go({ name: view });
  if (view === 'library') app.router.go({ name: 'library', part: (query.get('part') ?? 'cards') as LibraryPart, ...(query.has('scenario') ? { scenario: query.get('scenario') ?? '' } : {}) });
  const over = query.get('over');
  if (over === 'palette') app.router.openPalette();
  if (over === 'nominate') app.router.openNominate(query.get('incident') ?? undefined);
  if (over === 'keys') app.router.openKeys();
  if (over === 'print') app.router.openPrint('INC-0043', 'arrival');
  if (over === 'export') app.router.openExport('INC-0043');
  const run = query.get('run');
  // What can be done is there when the screen is.
  if (run) setTimeout(() => run.split(' ').forEach((id) => app.keys.run(id)), 500);
  // What is pressed arrives where the focus is by then.
  const press = query.get('press');
  if (press) setTimeout(() => press.split(' ').forEach(pressed), 800);
  if (query.has('axe')) void judge();
}

function pressed(key: string, nth: number): void {
  setTimeout(() => document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true })), nth * 50);
}

/** Says on the console what axe finds, where `scripts/shots.mjs` hears it. */
async function judge(): Promise<void> {
  const { default: axe } = await import('axe-core');
  // Let the screen load and the skeletons go.
  await new Promise((resolve) => setTimeout(resolve, 1_000));
  const { violations } = await axe.run(document, { resultTypes: ['violations'] });
  for (const { id, help, nodes } of violations) {
    console.error(`axe ${id}: ${help}; ${nodes.map((node) => `${node.html} ${node.failureSummary ?? ''}`).join(' | ')}`);
  }
}
