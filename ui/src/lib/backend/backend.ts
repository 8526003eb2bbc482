// What the screens know of the other side: one typed call, one typed window call, three streams of news.
import type { Alarm, Commands, ErrorCode, ErrorReply, Progress, WindowCommands } from './generated';

export type Unsubscribe = () => void;

/** The way to the program behind the window. Screens get one by context and never ask which. */
export interface Backend {
  /** Runs a command of the service. Rejects with a `BackendError`. */
  call<K extends keyof Commands>(name: K, request: Commands[K]['request']): Promise<Commands[K]['reply']>;
  /** Runs something that only the window can do: dialogs, links, printing. */
  window<K extends keyof WindowCommands>(
    name: K,
    request: WindowCommands[K]['request'],
  ): Promise<WindowCommands[K]['reply']>;
  /** Tells which streams grew and by what kinds of events; an empty list means that anything may have changed. */
  onChanged(listener: (streams: string[], kinds: string[]) => void): Unsubscribe;
  /** Tells how far a long job is. */
  onProgress(listener: (progress: Progress) => void): Unsubscribe;
  /** Tells of a clock that needs somebody. */
  onAlarm(listener: (alarm: Alarm) => void): Unsubscribe;
}

/** A failure as the program told it: what, where, what to do, and whether trying again makes sense. */
export class BackendError extends Error {
  readonly code: ErrorCode;
  readonly field: string | undefined;
  readonly hint: string | undefined;
  readonly retryable: boolean;

  constructor(reply: ErrorReply) {
    super(reply.message);
    this.name = 'BackendError';
    this.code = reply.code;
    this.field = reply.field ?? undefined;
    this.hint = reply.hint ?? undefined;
    this.retryable = reply.retryable;
  }

  /** Makes any thrown thing one of ours; what is not an error reply is a defect and says so. */
  static from(thrown: unknown): BackendError {
    if (thrown instanceof BackendError) return thrown;
    if (isErrorReply(thrown)) return new BackendError(thrown);
    const message = thrown instanceof Error ? thrown.message : String(thrown);
    return new BackendError({ code: 'internal', message, retryable: true });
  }
}

/** The same backend, with somebody listening to what fails. */
export function attentive(backend: Backend, heard: (error: BackendError) => void): Backend {
  const listen = <T>(reply: Promise<T>): Promise<T> =>
    reply.catch((thrown: unknown) => {
      const error = BackendError.from(thrown);
      heard(error);
      throw error;
    });
  return {
    call: (name, request) => listen(backend.call(name, request)),
    window: (name, request) => listen(backend.window(name, request)),
    onChanged: (listener) => backend.onChanged(listener),
    onProgress: (listener) => backend.onProgress(listener),
    onAlarm: (listener) => backend.onAlarm(listener),
  };
}

function isErrorReply(thrown: unknown): thrown is ErrorReply {
  return typeof thrown === 'object' && thrown !== null && 'code' in thrown && 'message' in thrown;
}
