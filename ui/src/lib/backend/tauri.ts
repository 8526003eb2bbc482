// The real way: Tauri's `invoke` and its events.
import { convertFileSrc, invoke } from '@tauri-apps/api/core';
import { listen } from '@tauri-apps/api/event';

import { BackendError, type Backend, type Unsubscribe } from './backend';
import type { Alarm, Changed, Commands, Progress, WindowCommands } from './generated';

/** Whether the page runs inside the window. */
export function insideTauri(): boolean {
  return '__TAURI_INTERNALS__' in globalThis;
}

/** Where the page finds a picture of the store: the window serves them under a scheme of its own. */
export function attachmentUrl(hash: string): string {
  return insideTauri() ? convertFileSrc(hash, 'attachment') : `/attachment/${hash}`;
}

/** Talks to the program through the window. */
export class TauriBackend implements Backend {
  call<K extends keyof Commands>(name: K, request: Commands[K]['request']): Promise<Commands[K]['reply']> {
    return ask(name, request);
  }

  window<K extends keyof WindowCommands>(
    name: K,
    request: WindowCommands[K]['request'],
  ): Promise<WindowCommands[K]['reply']> {
    return ask(name, request);
  }

  onChanged(listener: (streams: string[], kinds: string[]) => void): Unsubscribe {
    return subscribe<Changed>('changed', (changed) => listener(changed.streams, changed.kinds));
  }

  onProgress(listener: (progress: Progress) => void): Unsubscribe {
    return subscribe<Progress>('progress', listener);
  }

  onAlarm(listener: (alarm: Alarm) => void): Unsubscribe {
    return subscribe<Alarm>('alarm', listener);
  }
}

async function ask<Reply>(name: string, request: unknown): Promise<Reply> {
  try {
    return await invoke<Reply>(name, { request });
  } catch (thrown) {
    throw BackendError.from(thrown);
  }
}

function subscribe<Payload>(event: string, listener: (payload: Payload) => void): Unsubscribe {
  // `listen` answers later; who unsubscribes before that must not be called afterwards.
  let live = true;
  const stop = listen<Payload>(event, ({ payload }) => {
    if (live) listener(payload);
  });
  return () => {
    live = false;
    void stop.then((unlisten) => unlisten());
  };
}
