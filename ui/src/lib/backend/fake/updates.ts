// Composing updates in memory: the waiting draft or a plain one, and a check or two, as much as a page needs.
import { BackendError } from '../backend';
import type { Check, Composed, Response } from '../generated';
import type { Handlers, WindowHandlers } from '.';
import type { World } from './world';

type UpdateCommands = Pick<Handlers, 'update_compose' | 'update_check' | 'update_format' | 'template_preview'>;

const outside = new Set(['customers', 'executives']);

/** What stands out: a cause, a promise, a missing next time. */
function checksOf(text: string, audience: string, whole: boolean): Check[] {
  const found: Check[] = [];
  const look = (pattern: RegExp, code: string, message: (said: string) => string): void => {
    for (const match of text.matchAll(pattern)) {
      found.push({ code, message: message(match[0]), start: match.index, end: match.index + match[0].length, weight: 'firm' });
    }
  };
  look(/\b(because of|caused by|due to) [^.,;\n]+/gi, 'cause', (said) => `No fact in the log says "${said}".`);
  if (outside.has(audience)) look(/\bwill be (fixed|back|resolved)[^.,;\n]*/gi, 'promise', (said) => `They hold us to "${said}".`);
  if (whole && !/\bnext update|\bagain when\b/i.test(text)) {
    found.push({ code: 'next_missing', message: 'It does not say when the next word comes.', start: 0, end: 0, weight: 'firm' });
  }
  return found.sort((a, b) => a.start - b.start);
}

export function updateCommands(world: World, responseOf: (incident: string) => Response): UpdateCommands {
  const compose = (incident: string, audience: string, anew: boolean): Composed => {
    const found = world.find(incident);
    const response = responseOf(incident);
    const clock = response.clocks.find((one) => one.audience === audience);
    const waiting = response.drafts.findLast((one) => one.audience === audience);
    const previous = response.sent.findLast((one) => one.audience === audience);
    const taken = anew ? undefined : waiting;
    const minutes = clock?.minutes ?? null;
    const nextBy = taken ? taken.nextBy : minutes === null ? null : new Date(Date.now() + minutes * 60_000).toISOString();
    const next = nextBy ? `Next update by ${nextBy.slice(11, 16)} UTC.` : 'We write again when something changes.';
    const text = taken?.text ?? `${found.statements.at(-1)?.text ?? 'Some of you may have trouble.'}\n\nWe are looking into it.\n\n${next}`;
    const subject = taken?.subject ?? `We are looking into it: ${found.title}`;
    return {
      audience,
      name: clock?.name ?? audience,
      to: '',
      zone: world.settings.zone ?? 'UTC',
      subject,
      text,
      ...(nextBy ? { nextBy } : {}),
      ...(previous ? { previous: previous.text, previousAt: previous.at } : {}),
      checks: checksOf(text, audience, true),
      subjectChecks: checksOf(subject, audience, false),
      ...(waiting ? { draft: waiting.id } : {}),
    };
  };
  return {
    update_compose: ({ incident, audience, anew }) => compose(incident, audience, anew),
    update_check: ({ audience, subject, text }) => ({
      checks: checksOf(text, audience, true),
      subjectChecks: checksOf(subject, audience, false),
    }),
    update_format: ({ incident, subject, text, channel, to }) => {
      const { reference } = world.find(incident);
      if (channel === 'mail' && /[\r\n]/.test(to + subject)) {
        const message = 'The address holds a line break; write it on one line.';
        throw new BackendError({ code: 'rejected', message, field: 'to', retryable: false });
      }
      const mail = `mailto:${to}?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(text.replaceAll('\n', '\r\n'))}`;
      return {
        text: channel === 'chat' ? text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;') : text,
        ...(channel === 'mail' ? { mailto: mail } : {}),
        fileName: `${reference}-update.${channel === 'mail' ? 'eml' : 'txt'}`,
        fileText: `${subject}\n\n${text}\n`,
      };
    },
    template_preview: ({ subject, text }) => {
      if (text.includes('{%') && !text.includes('%}')) {
        const message = 'Line 1 opens "{%" and does not close it with "%}".';
        throw new BackendError({ code: 'rejected', message, field: 'text', retryable: false });
      }
      const fill = (template: string): string =>
        template.replaceAll(/\{\{\s*title\s*\}\}/g, 'Card payments declined').replaceAll(/\{[{%][^}]*\}\}?/g, '');
      return { subject: fill(subject), text: fill(text), names: ['title', 'impact', 'workaround', 'next_by'] };
    },
  };
}

/** What the window does with an update. */
export const updateWindowCommands: Pick<WindowHandlers, 'copy_text' | 'mail_draft' | 'save_text'> = {
  copy_text: () => ({}),
  mail_draft: () => ({}),
  save_text: ({ fileName }) => ({ path: `/home/user/${fileName}` }),
};
