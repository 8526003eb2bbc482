// Editing the directory: one row at a time is open, and nothing is lost when saving fails.
import { BackendError, type Backend, type DirectoryView, type Person, type Service } from '../../lib/backend';

export type PersonDraft = Omit<Person, 'id'> & { id?: string };
/** The tier stays as it is typed until it is saved. */
export type ServiceDraft = Omit<Service, 'id' | 'tier'> & { id?: string; tier: string };

export const newPerson = (): PersonDraft => ({ handle: '', name: '', team: '', contact: '', zone: '', hours: '', manager: '', interviews: false });
export const newService = (): ServiceDraft => ({ handle: '', name: '', team: '', tier: '', contact: '', runbook: '' });
export const serviceDraft = (service: Service): ServiceDraft => ({ ...service, tier: service.tier === 0 ? '' : String(service.tier) });

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

/** Reads a tier as typed; nothing typed is 0, unknown. */
function tierFrom(typed: string): number {
  const text = typed.trim();
  if (text === '') return 0;
  if (/^\d{1,2}$/.test(text)) return Number(text);
  const message = 'A tier is a whole number from 1, the most important; empty when it is not known.';
  throw new BackendError({ code: 'rejected', message, field: 'tier', retryable: false });
}

export function serviceEditor(backend: Backend): Editor<ServiceDraft> {
  return new Editor((service) => backend.call('service_save', { ...service, name: service.name.trim(), tier: tierFrom(service.tier) }));
}

/** People who may be one, and why it looks so. */
export interface Same {
  people: Person[];
  sameName: boolean;
}

/** Who may be the same person, as records; who is no longer listed is left out. */
export function samePeople(view: DirectoryView): Same[] {
  const known = new Map([...view.people, ...view.named].map((one) => [one.id, one]));
  return view.duplicates
    .map(({ people, sameName }) => ({ people: people.flatMap((id) => known.get(id) ?? []), sameName }))
    .filter((same) => same.people.length > 1);
}
