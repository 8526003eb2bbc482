import type { Backend } from './backend';

/** Where the strip is shown: in a window of its own, or at the top of this one where none can stay above others. */
export class StripPlace {
  /** The incident whose strip stands at the top of this window. */
  docked: string | undefined = $state();

  constructor(private readonly backend: Backend) {}

  /** Opens it for an incident; one that is docked is put away by the same key. */
  async toggle(incident: string): Promise<void> {
    if (this.docked != null) {
      this.docked = undefined;
      return;
    }
    const { docked } = await this.backend.window('strip_open', { incident });
    if (docked) this.docked = incident;
  }

  /** Puts it away, wherever it is. */
  async close(): Promise<void> {
    if (this.docked != null) this.docked = undefined;
    else await this.backend.window('strip_close', {});
  }
}
