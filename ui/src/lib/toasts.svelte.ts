// Quiet notices at the foot of the window: what was done, and the way back.

export interface Toast {
  id: number;
  message: string;
  /** Takes it back; the toast goes away when pressed. */
  undo?: (() => void) | undefined;
}

const SHOWN_MS = 8_000;

export class Toasts {
  list: Toast[] = $state.raw([]);
  #next = 1;
  #timers = new Map<number, ReturnType<typeof setTimeout>>();

  /** Shows a notice for a while; a newer one stands below the earlier ones. */
  show(message: string, undo?: () => void): void {
    const id = this.#next++;
    this.list = [...this.list.slice(-2), { id, message, undo }];
    this.resume(id);
  }

  dismiss(id: number): void {
    this.hold(id);
    this.list = this.list.filter((toast) => toast.id !== id);
  }

  /** Keeps a toast while the pointer or the focus is on it. */
  hold(id: number): void {
    clearTimeout(this.#timers.get(id));
    this.#timers.delete(id);
  }

  resume(id: number): void {
    this.hold(id);
    this.#timers.set(
      id,
      setTimeout(() => this.dismiss(id), SHOWN_MS),
    );
  }
}
