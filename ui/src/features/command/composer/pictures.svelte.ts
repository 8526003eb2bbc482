import { BackendError, type Attachment, type Backend } from '../../../lib/backend';
import { keepPicture } from '../../../lib/pictures';

/** Pictures among what was pasted or dropped. */
export function picturesOf(data: DataTransfer | null): File[] {
  return [...(data?.files ?? [])].filter((file) => file.type.startsWith('image/'));
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
