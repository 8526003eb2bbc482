// Pictures that people bring: kept in the store, from then on known by their hash.
import { BackendError, type Attachment, type Backend } from './backend';

/** Largest picture that is taken, in bytes. */
export const LARGEST = 20 * 1024 * 1024;

/** Keeps a picture and says what it is. */
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

function base64(file: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onerror = () => reject(reader.error ?? new Error('the picture could not be read'));
    reader.onload = () => resolve(String(reader.result).replace(/^data:[^,]*,/u, ''));
    reader.readAsDataURL(file);
  });
}
