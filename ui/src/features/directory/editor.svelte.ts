// Editing the directory: one row at a time is open, and nothing is lost when saving fails.
import { BackendError, type Backend, type Person, type Service } from '../../lib/backend';

export type PersonDraft = Omit<Person, 'id'> & { id?: string };
export type ServiceDraft = Omit<Service, 'id'> & { id?: string };

export const newPerson = (): PersonDraft => ({ handle: '', name: '', team: '', contact: '', zone: '', hours: '' });
export const newService = (): ServiceDraft => ({ handle: '', name: '', team: '', tier: 0, contact: '', runbook: '' });

/** One open form. */
export class Editor<Draft extends { id?: string; name: string }> {
  draft: Draft | undefined = $state();
  error: BackendError | undefined = $state.raw();
  busy = $state(false);
  #save: (draft: Draft) => Promise<unknown>;

  constructor(save: (draft: Draft) => Promise<unknown>) {
    this.#save = save;
  }

  /** Which row is open: an id, `new`, or none. */
  get open(): string | undefined {
    return this.draft && (this.draft.id ?? 'new');
  }

  edit(draft: Draft): void {
    this.draft = { ...draft };
    this.error = undefined;
  }

  close(): void {
    this.draft = undefined;
    this.error = undefined;
  }

  /** Saves and closes; whether it was saved. */
  async save(): Promise<boolean> {
    const draft = this.draft;
    if (!draft || this.busy || draft.name.trim() === '') return false;
    this.busy = true;
    try {
      await this.#save($state.snapshot(draft) as Draft);
      this.close();
      return true;
    } catch (thrown) {
      this.error = BackendError.from(thrown);
      return false;
    } finally {
      this.busy = false;
    }
  }
}

export function personEditor(backend: Backend): Editor<PersonDraft> {
  return new Editor((person) => backend.call('person_save', { ...person, name: person.name.trim() }));
}

export function serviceEditor(backend: Backend): Editor<ServiceDraft> {
  return new Editor((service) => backend.call('service_save', { ...service, name: service.name.trim() }));
}

/** Whether a row holds what was typed into the filter. */
export function holds(words: string, ...texts: string[]): boolean {
  const text = texts.join(' ').toLowerCase();
  return words
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}
