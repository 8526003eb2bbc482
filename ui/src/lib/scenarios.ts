// A closed incident becomes a scenario of the library.
import { BackendError } from './backend';
import type { App } from './context';

/** Makes it and opens it, so that the facilitator can edit; says why not where it cannot be made. */
export async function makeScenario({ backend, router, toasts }: App, incident: string, namesToRoles: boolean): Promise<void> {
  try {
    const { key, title } = await backend.call('scenario_make', { incident, namesToRoles });
    router.go({ name: 'library', part: 'scenarios', scenario: key });
    const away = () => void backend.call('library_clear', { shelf: 'scenario', key, hides: false }).catch(() => undefined);
    toasts.show(`${title} is a scenario now${namesToRoles ? ', with roles in place of names' : ''}.`, away);
  } catch (thrown) {
    toasts.show(BackendError.from(thrown).message);
  }
}
