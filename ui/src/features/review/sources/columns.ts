// A table's columns as what each of them is, one word a column, and back.
import type { ColumnMap, TimeFormat, WhenColumns } from '../../../lib/backend';

export type ColumnRole = '' | 'when' | 'date' | 'time' | 'zone' | 'who' | 'text' | 'kind' | 'room' | 'key';

export const roleWords: Record<ColumnRole, string> = {
  '': 'left out',
  when: 'when: day and time',
  date: 'when: the day',
  time: 'when: the time of day',
  zone: 'time zone',
  who: 'who',
  text: 'what was said',
  kind: 'kind of line',
  room: 'room',
  key: 'number of the row',
};

export const columnRoles = Object.keys(roleWords) as ColumnRole[];

export const timeWords: Record<TimeFormat, string> = {
  year_first: 'year first, as 2026-11-21 03:07',
  day_first: 'day first, as 21.11.2026 03:07',
  month_first: 'month first, as 11/21/2026 3:07 AM',
  epoch: 'seconds or milliseconds since 1970',
  clock: 'a time of day, as 03:07',
  elapsed: 'time since the beginning, as 0:42',
};

/** What each column is. */
export function rolesOf(map: ColumnMap, columns: number): ColumnRole[] {
  const { when } = map;
  const role = (column: number): ColumnRole => {
    if (when.is === 'one' && when.column === column) return when.format === 'clock' ? 'time' : 'when';
    if (when.is === 'date_and_time' && when.date === column) return 'date';
    if (when.is === 'date_and_time' && when.time === column) return 'time';
    if (map.who.includes(column)) return 'who';
    if (map.text.includes(column)) return 'text';
    for (const one of ['zone', 'kind', 'room', 'key'] as const) if (map[one] === column) return one;
    return '';
  };
  return Array.from({ length: columns }, (_, column) => role(column));
}

/** Roles of which one row has only one. */
const single: readonly ColumnRole[] = ['when', 'date', 'time', 'zone', 'kind', 'room', 'key'];

/** Says what one column is; others give way where there can only be one. */
export function withRole(map: ColumnMap, columns: number, column: number, role: ColumnRole, formats: readonly TimeFormat[][]): ColumnMap {
  const roles = rolesOf(map, columns).map((one) => {
    // A day and a time of day go together.
    if (role === 'time' && one === 'when') return 'date';
    const gives = (single.includes(role) && one === role) || (role === 'when' && (one === 'date' || one === 'time')) || (role === 'date' && one === 'when');
    return gives ? '' : one;
  });
  roles[column] = role;
  return mapOf(roles, map, formats);
}

function mapOf(roles: readonly ColumnRole[], before: ColumnMap, formats: readonly TimeFormat[][]): ColumnMap {
  const at = (role: ColumnRole) => roles.indexOf(role);
  const all = (role: ColumnRole) => roles.flatMap((one, column) => (one === role ? [column] : []));
  // The order in which columns are joined stays as it was.
  const kept = (were: readonly number[], now: readonly number[]) => [...were.filter((one) => now.includes(one)), ...now.filter((one) => !were.includes(one))];
  const map: ColumnMap = { when: whenOf(at, before.when, formats), who: kept(before.who, all('who')), text: kept(before.text, all('text')) };
  for (const one of ['zone', 'kind', 'room', 'key'] as const) if (at(one) >= 0) map[one] = at(one);
  return map;
}

function whenOf(at: (role: ColumnRole) => number, before: WhenColumns, formats: readonly TimeFormat[][]): WhenColumns {
  const [when, date, time] = [at('when'), at('date'), at('time')];
  const first = when >= 0 ? when : date;
  const usual = (column: number): TimeFormat => {
    const was = before.is === 'one' && before.column === column ? before.format : before.is === 'date_and_time' && before.date === column ? before.format : undefined;
    return was ?? formats[column]?.[0] ?? 'year_first';
  };
  if (first >= 0 && when < 0 && time >= 0) return { is: 'date_and_time', date: first, time, format: usual(first) };
  if (first >= 0) return { is: 'one', column: first, format: usual(first) };
  return time >= 0 ? { is: 'one', column: time, format: 'clock' } : { is: 'nowhere' };
}

/** The column whose time has a format, with the formats that fit all of its cells. */
export function timeColumn(when: WhenColumns): { column: number; format: TimeFormat } | undefined {
  if (when.is === 'nowhere') return undefined;
  return { column: when.is === 'one' ? when.column : when.date, format: when.format };
}

export function withFormat(map: ColumnMap, format: TimeFormat): ColumnMap {
  return map.when.is === 'nowhere' ? map : { ...map, when: { ...map.when, format } };
}
