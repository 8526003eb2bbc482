import type { Backend, EntryKind, Line, LineAmend, NameRef } from '../../../lib/backend';
import { WhenState } from '../when.svelte';

/** A line while it is corrected. Only what was changed is sent. */
export class LineEdit {
  text = $state('');
  kind = $state<EntryKind>('note');
  people = $state('');
  services = $state('');
  readonly when: WhenState;

  constructor(
    backend: Backend,
    readonly line: Line,
  ) {
    this.when = new WhenState(backend);
    this.text = line.text;
    this.kind = line.kind;
    this.people = shown('@', line.people);
    this.services = shown('#', line.services);
  }

  /** What differs from the line, as a request; `undefined` when nothing does. */
  request(incident: string): LineAmend | undefined {
    const { line } = this;
    const changed = {
      text: this.text.trim() === line.text ? undefined : this.text.trim(),
      when: this.when.text.trim() || undefined,
      kind: this.kind === line.kind ? undefined : this.kind,
      people: same(this.people, shown('@', line.people)) ? undefined : handles(this.people),
      services: same(this.services, shown('#', line.services)) ? undefined : handles(this.services),
    };
    if (Object.values(changed).every((value) => value == null)) return undefined;
    return { incident, line: line.id, ...changed };
  }
}

/** Handles as typed, `@jonas, @mei` or `jonas mei`. */
export function handles(text: string): string[] {
  const found = text.split(/[\s,;]+/u).map((word) => word.replace(/^[@#]+/u, ''));
  return [...new Set(found.filter((word) => word !== ''))];
}

function shown(sign: string, refs: readonly NameRef[]): string {
  return refs.map((ref) => sign + ref.handle).join(' ');
}

function same(a: string, b: string): boolean {
  return handles(a).join(' ') === handles(b).join(' ');
}
