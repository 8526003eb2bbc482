// Commands of the window, the directory, searching, exporting and keeping.
import { DIRECTORY } from '../../streams';
import { BackendError } from '../backend';
import type { BackupInfo, Duplicates, Hit, Person } from '../generated';
import type { FakeBackend, Handlers } from '.';
import type { Incident, World } from './world';

type KeepingCommands = Pick<
  Handlers,
  | 'app_start' | 'health' | 'settings_save' | 'zones' | 'draft_load' | 'draft_save' | 'directory' | 'person_save'
  | 'service_save' | 'people_preview' | 'people_import' | 'people_export' | 'people_merge' | 'search' | 'attachment_add' | 'export_text' | 'export_file'
  | 'verify' | 'backup' | 'backups' | 'restore' | 'recover' | 'cancel'
>;

const cancelled = new Set<string>();
const backups: BackupInfo[] = [
  {
    path: '/home/user/.local/share/muster/backups/muster-2026-11-20.db',
    at: new Date(Date.now() - 20 * 3_600_000).toISOString(),
    reason: 'daily',
    events: 46,
    bytes: 262_144,
  },
];

export function keepingCommands(fake: FakeBackend): KeepingCommands {
  const { world } = fake;
  return { ...windowCommands(fake), ...directoryCommands(world), ...writtenCommands(world), ...jobCommands(fake) };
}

function windowCommands(fake: FakeBackend) {
  const { world } = fake;
  const key = (request: { incident: string; field: string }) => `${request.incident}/${request.field}`;
  return {
    app_start: () => fake.start(),
    health: () => {
      const events = world.incidents.reduce((sum, one) => sum + one.lines.length, 0);
      return { state: 'ok' as const, events, bytes: 262_144 + events * 420, lastBackup: backups[0]?.at, ...fake.options.health };
    },
    settings_save: (settings) => (world.settings = settings),
    zones: () => ({ zones: ['UTC', ...Intl.supportedValuesOf('timeZone')].sort() }),
    draft_load: (request) => world.drafts.get(key(request)) ?? { text: '' },
    draft_save: (request) => {
      world.drafts.set(key(request), { text: request.text, startedAt: request.startedAt });
      return {};
    },
  } satisfies Partial<KeepingCommands>;
}

const slug = (name: string) => name.trim().toLowerCase().replace(/\W+/g, '-');

function readPeople(world: World, text: string) {
  const [head = '', ...rows] = text.trim().split(/\r?\n/);
  const columns = head.toLowerCase().split(',').map((column) => column.trim());
  const problems: string[] = [];
  const people: Person[] = [];
  let [fresh, changed, same] = [0, 0, 0];
  rows.forEach((row, index) => {
    const cells = row.split(',');
    const cell = (name: string) => cells[columns.indexOf(name)]?.trim() ?? '';
    if (cell('name') === '') return void problems.push(`Row ${index + 2} has no name.`);
    const handle = cell('handle') || slug(cell('name'));
    const found = world.people.find((one) => one.handle === handle);
    const person = { id: found?.id ?? crypto.randomUUID(), handle, name: cell('name'), team: cell('team'), contact: cell('contact'), zone: cell('zone'), hours: cell('hours'), manager: cell('manager'), interviews: cell('interviews') === 'yes' };
    if (!found) fresh += 1;
    else if (found.name === person.name && found.team === person.team) return void (same += 1);
    else changed += 1;
    people.push(person);
  });
  return { people, new: fresh, changed, same, problems };
}

/** Whether each word stands somewhere in the texts. */
function holds(words: string, ...texts: string[]): boolean {
  const text = texts.join(' ').toLowerCase();
  return words.toLowerCase().split(/\s+/).every((word) => text.includes(word));
}

function sameNames(people: Person[]): Duplicates[] {
  const fold = (person: Person) => person.name.trim().toLowerCase();
  return [...new Set(people.map(fold))]
    .map((name) => people.filter((one) => fold(one) === name).map((one) => one.id))
    .filter((same) => same.length > 1)
    .map((same) => ({ people: same, sameName: true }));
}

function directoryCommands(world: World) {
  const put = <T extends { id: string }>(list: T[], item: T) => {
    const index = list.findIndex((one) => one.id === item.id);
    if (index < 0) list.push(item);
    else list[index] = item;
  };
  const named = (name: string) => {
    if (name.trim() === '') throw new BackendError({ code: 'rejected', message: 'a name is needed', field: 'name', retryable: false });
  };
  return {
    directory: ({ words, team, person, count, from }) => {
      const fits = (one: { name: string; handle: string; team: string; contact: string }) => holds(words ?? '', one.name, one.handle, one.team, one.contact);
      const people = world.people.toSorted((a, b) => a.name.localeCompare(b.name)).filter(fits);
      const fit = people.filter((one) => (person == null || one.id === person) && (team == null || one.team === team));
      const duplicates = sameNames(world.people);
      return {
        people: fit.slice(from ?? 0, (from ?? 0) + (count ?? Infinity)),
        found: fit.length,
        total: world.people.length,
        services: world.services.toSorted((a, b) => a.name.localeCompare(b.name)).filter(fits),
        servicesTotal: world.services.length,
        duplicates,
        named: world.people.filter((one) => duplicates.some((group) => group.people.includes(one.id))),
      };
    },
    person_save: (person) => {
      named(person.name);
      const known = world.people.find((one) => one.id === person.id);
      const { manager = known?.manager ?? '', interviews = known?.interviews ?? false } = person;
      put(world.people, { ...person, manager, interviews, id: person.id ?? crypto.randomUUID(), handle: person.handle || slug(person.name) });
      return world.appended(DIRECTORY);
    },
    service_save: (service) => {
      named(service.name);
      put(world.services, { ...service, id: service.id ?? crypto.randomUUID(), handle: service.handle || slug(service.name) });
      return world.appended(DIRECTORY);
    },
    people_preview: ({ text }) => readPeople(world, text),
    people_import: ({ text }) => {
      const { people, ...counts } = readPeople(world, text);
      for (const person of people) put(world.people, person);
      return { ...counts, change: world.appended(DIRECTORY) };
    },
    people_export: () => {
      const cells = (person: Person) => [person.name, person.handle, person.team, person.contact, person.zone, person.hours, person.manager, person.interviews ? 'yes' : ''];
      const rows = [['name', 'handle', 'team', 'contact', 'zone', 'hours', 'manager', 'interviews'], ...world.people.map(cells)];
      return { text: rows.map((row) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')).join('\r\n') };
    },
    people_merge: ({ keep, drop }) => {
      if (keep === drop || !world.people.some((one) => one.id === keep)) {
        throw new BackendError({ code: 'rejected', message: 'they are one person already', field: 'drop', retryable: false });
      }
      world.people = world.people.filter((one) => one.id !== drop);
      return world.appended(DIRECTORY);
    },
  } satisfies Partial<KeepingCommands>;
}

function hitsOf(incident: Incident, words: string[]): Hit[] {
  const { id, reference, title, isDrill } = incident;
  return incident.lines.flatMap((line) => {
    const text = line.text;
    const marks = words.map((word) => [text.toLowerCase().indexOf(word), word.length] as const);
    if (marks.some(([at]) => at < 0)) return [];
    const pairs = marks.map(([at, length]) => [at, at + length] as [number, number]);
    const rest = { line: line.id, kind: line.kind, text, marks: pairs, at: line.happened.at, struck: line.struck != null };
    return [{ incident: id, reference, title, isDrill, ...rest }];
  });
}

function writtenCommands(world: World) {
  const markdown = (incident: Incident) =>
    [`# ${incident.reference} ${incident.title}`, '', ...incident.lines.map((line) => `- ${line.happened.at} ${line.kind}: ${line.text}`)].join('\n');
  return {
    search: ({ words, incident, limit, after }) => {
      const list = words.toLowerCase().split(/\s+/).filter((word) => word !== '');
      const within = incident ? [world.find(incident)] : world.incidents;
      const all = list.length === 0 ? [] : within.flatMap((one) => hitsOf(one, list));
      all.sort((a, b) => b.at.localeCompare(a.at));
      const from = Number(after ?? 0);
      const hits = all.slice(from, from + limit);
      return { hits, ...(from + limit < all.length ? { next: String(from + limit) } : {}) };
    },
    attachment_add: ({ base64, caption }) => {
      const hash = crypto.randomUUID();
      world.pictures.set(hash, base64);
      return { hash, mediaType: 'image/png', size: Math.floor(base64.length * 0.75), width: 640, height: 360, caption };
    },
    export_text: ({ incident: key, format }) => {
      const incident = world.find(key);
      const text =
        format === 'json' ? JSON.stringify({ title: incident.title, lines: incident.lines }, null, 2)
        : format === 'csv' ? ['at,kind,text', ...incident.lines.map((line) => `${line.happened.at},${line.kind},"${line.text}"`)].join('\n')
        : format === 'html' ? `<!doctype html>\n<title>${incident.title}</title>`
        : markdown(incident);
      return { text, fileName: `${incident.reference}.${format === 'markdown' ? 'md' : format}` };
    },
    export_file: ({ path }) => ({ path, bytes: 1_234 }),
  } satisfies Partial<KeepingCommands>;
}

function jobCommands(fake: FakeBackend) {
  const { world } = fake;
  const restored = (job: string) => {
    fake.progress({ job, done: 1, total: 1 });
    delete fake.options.store;
    fake.changed([]);
    return { events: 4_812, rescued: 22, keptAside: '/home/user/.local/share/muster/aside-2026-11-21/muster.db' };
  };
  return {
    verify: async ({ job }) => {
      cancelled.delete(job);
      for (let done = 0; done <= 20; done += 1) {
        fake.progress({ job, done, total: 20 });
        await new Promise((resolve) => setTimeout(resolve, 40));
        if (cancelled.has(job)) throw new BackendError({ code: 'cancelled', message: 'it was stopped', retryable: true });
      }
      const events = world.incidents.reduce((sum, one) => sum + one.lines.length, 0);
      return { events, problems: [], problemCount: 0, erased: 0, tookMs: 812 };
    },
    backup: ({ path }) => {
      const info: BackupInfo = {
        path: path ?? `/home/user/.local/share/muster/backups/muster-${Date.now()}.db`,
        at: new Date().toISOString(),
        reason: 'asked',
        events: world.incidents.reduce((sum, one) => sum + one.lines.length, 0),
        bytes: 262_144,
      };
      backups.unshift(info);
      return info;
    },
    backups: () => ({ backups, folder: '/home/user/.local/share/muster/backups' }),
    restore: ({ job }) => restored(job),
    recover: ({ job }) => restored(job),
    cancel: ({ job }) => {
      cancelled.add(job);
      return {};
    },
  } satisfies Partial<KeepingCommands>;
}
