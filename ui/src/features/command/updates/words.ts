import type { Channel } from '../../../lib/backend';

export const channels: readonly Channel[] = ['chat', 'mail', 'status_page', 'plain', 'file', 'spoken'];

/** By which way an update went. */
export const channelLabel: Record<Channel, string> = {
  plain: 'pasted as plain text',
  chat: 'in chat',
  mail: 'by mail',
  status_page: 'on the status page',
  file: 'as a file',
  spoken: 'said aloud',
};

/** The place that an audience names, such as a channel or an address; nothing when it is a remark in words. */
export function destination(to: string): string {
  return /\s/.test(to.trim()) ? '' : to.trim();
}
