import { BackendError, type Attachment, type Backend } from '../../../lib/backend';

/** Largest picture that is taken, in bytes. */
export const LARGEST = 20 * 1024 * 1024;

/** Pictures among what was pasted or dropped. */
export function picturesOf(data: DataTransfer | null): File[] {
  return [...(data?.files ?? [])].filter((file) => file.type.startsWith('image/'));
}

/** Keeps a picture with the incident and says what it is. */
export async function keepPicture(backend: Backend, file: Blob, caption = ''): Promise<Attachment> {
  if (file.size > LARGEST) {
    throw new BackendError({
      code: 'rejected',
      message: 'This picture is larger than 20 MB.',
      hint: 'Cut it to what matters, or make it smaller.',
      retryable: false,
    });
  }
  return backend.call('attachment_add', { base64: await base64(file), caption });
}

/** Pictures that go with the next line. */
export class StagedPictures {
  list = $state.raw<readonly Attachment[]>([]);
  failure = $state.raw<BackendError>();
  /** How many are being kept. */
  pending = $state(0);

  constructor(private readonly backend: Backend) {}

  async add(file: Blob): Promise<void> {
    this.pending += 1;
    try {
      const kept = await keepPicture(this.backend, file);
      if (!this.list.some((other) => other.hash === kept.hash)) this.list = [...this.list, kept];
      this.failure = undefined;
    } catch (thrown) {
      this.failure = BackendError.from(thrown);
    } finally {
      this.pending -= 1;
    }
  }

  caption(hash: string, caption: string): void {
    this.list = this.list.map((one) => (one.hash === hash ? { ...one, caption } : one));
  }

  remove(hash: string): void {
    this.list = this.list.filter((one) => one.hash !== hash);
  }

  /** Hands the pictures over; none are staged afterwards. */
  take(): readonly Attachment[] {
    const taken = this.list;
    this.list = [];
    return taken;
  }

  putBack(list: readonly Attachment[]): void {
    this.list = [...list, ...this.list.filter((one) => !list.some((other) => other.hash === one.hash))];
  }
}

function base64(file: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onerror = () => reject(reader.error ?? new Error('the picture could not be read'));
    reader.onload = () => resolve(String(reader.result).replace(/^data:[^,]*,/u, ''));
    reader.readAsDataURL(file);
  });
}
