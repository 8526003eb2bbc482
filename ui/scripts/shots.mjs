// Pictures of every screen, from the incident in memory, under the policy of the real window and judged by axe.
// Usage: npm run shots [-- folder]   (needs chromium; pictures go to ../target/screens/ui by default)
import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { resolve } from 'node:path';

const folder = resolve(process.argv[2] ?? '../target/screens/ui');
const only = process.argv[3];
const base = 'http://localhost:4173/';

const screens = {
  board: {},
  'board-six': { six: '' },
  'board-empty': { empty: '' },
  'board-disk-full': { health: 'disk_full', warn: '' },
  command: { view: 'command' },
  'command-loop': { view: 'command', incident: 'INC-0045' },
  'command-side': { view: 'command', run: 'clocks' },
  'command-ledger': { view: 'command', run: 'ledger' },
  'command-standdown': { view: 'command', run: 'standdown' },
  'command-guide': { view: 'command', run: 'command.guide', press: '2' },
  'command-update': { view: 'command', run: 'update.compose' },
  'command-handover': { view: 'command', run: 'handover' },
  'command-assign': { view: 'command', run: 'roles.assign' },
  reviews: { view: 'reviews', reviews: '' },
  nominate: { view: 'board', reviews: '', over: 'nominate', incident: 'INC-0043' },
  'review-scope': { view: 'review', reviews: '', tab: 'scope' },
  'review-transcript': { view: 'review', reviews: '', tab: 'transcript' },
  'review-interviews': { view: 'review', reviews: '', tab: 'interviews' },
  'review-narrative': { view: 'review', reviews: '', tab: 'narrative' },
  'review-cite': { view: 'review', reviews: '', tab: 'narrative', run: 'narrative.cite' },
  'review-survey': { view: 'review', reviews: '', tab: 'survey' },
  'review-meetings': { view: 'review', reviews: '', tab: 'meetings' },
  'review-plan': { view: 'review', reviews: '', tab: 'meetings', run: 'meeting.plan' },
  'review-actions': { view: 'review', reviews: '', tab: 'actions' },
  'review-report': { view: 'review', reviews: '', tab: 'report' },
  search: { view: 'search', words: 'pool' },
  directory: { view: 'directory' },
  library: { view: 'library' },
  'library-policy': { view: 'library', part: 'policy' },
  'library-guide': { view: 'library', part: 'guide' },
  'library-templates': { view: 'library', part: 'templates' },
  settings: { view: 'settings' },
  palette: { over: 'palette' },
  keys: { over: 'keys' },
  export: { over: 'export' },
  'recovery-damaged': { store: 'damaged' },
  'recovery-refused': { store: 'refused' },
};
const looks = {
  dark: { query: { theme: 'dark' }, size: '1440,900' },
  light: { query: { theme: 'light' }, size: '1440,900' },
  small: { query: { theme: 'light' }, size: '960,640' },
  large: { query: { theme: 'dark', size: '200' }, size: '960,640' },
};

mkdirSync(folder, { recursive: true });
const build = spawnSync('npx', ['vite', 'build', '--mode', 'fake', '--logLevel', 'error'], { stdio: 'inherit' });
if (build.status !== 0) process.exit(1);
const server = spawn('npx', ['vite', 'preview', '--mode', 'fake', '--outDir', 'dist-fake', '--port', '4173', '--strictPort'], {
  detached: true,
  stdio: 'ignore',
});
let failed = false;
try {
  await answers();
  for (const [name, query] of Object.entries(screens)) {
    if (only && !name.startsWith(only)) continue;
    for (const [look, how] of Object.entries(looks)) shoot(name, look, { ...query, ...how.query, axe: '' }, how.size);
  }
} finally {
  process.kill(-server.pid);
}
process.exit(failed ? 1 : 0);

async function answers() {
  for (let tries = 0; tries < 100; tries += 1) {
    const found = await fetch(base).then(
      (reply) => reply.ok,
      () => false,
    );
    if (found) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('vite preview does not answer');
}

function shoot(name, look, query, size) {
  const url = `${base}?${new URLSearchParams(query)}`;
  const file = `${folder}/${name}-${look}.png`;
  const flags = ['--headless', '--no-sandbox', '--disable-gpu', '--hide-scrollbars', '--enable-logging=stderr', '--log-level=0'];
  const run = spawnSync('chromium', [...flags, `--window-size=${size}`, '--virtual-time-budget=4000', `--screenshot=${file}`, url], {
    encoding: 'utf8',
  });
  const told = run.stderr.split('\n').filter((line) => /CONSOLE/.test(line) && !/ResizeObserver loop/.test(line));
  for (const line of told) console.error(`${name} ${look}: ${line}`);
  failed ||= run.status !== 0 || told.length > 0;
  console.log(file);
}
