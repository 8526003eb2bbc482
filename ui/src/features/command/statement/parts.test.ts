import { screen, waitFor } from '@testing-library/svelte';
import { describe, expect, it } from 'vitest';

import { show } from '../../../../tests/render';
import Command from '../Command.svelte';
import { firstEmpty, withoutEmpty, withParts } from './parts';

describe('the parts of the statement', () => {
  it('are added where they are missing, below what is written', () => {
    const whole = withParts('Cards are declined.\nsymptoms: error 51');
    expect(whole.split('\n').slice(0, 3)).toEqual(['Cards are declined.', 'symptoms: error 51', 'Impact: ']);
    expect(whole).not.toMatch(/^Symptom:/m);
    // Once they are there, nothing more is added.
    expect(withParts(whole)).toBe(whole.trimEnd());
    expect(withParts('')).toMatch(/^Impact: \n/);
  });

  it('are left out when they are empty', () => {
    expect(withoutEmpty(withParts('Cards are declined.'))).toBe('Cards are declined.');
    expect(withoutEmpty('Impact: a third fails\nScope: \nSo we see:\n03:02: it began')).toBe('Impact: a third fails\nSo we see:\n03:02: it began');
  });

  it('lead the cursor to the first that is empty', () => {
    expect(firstEmpty('Said.\nImpact: one\nScope: \nUnknown: ')).toBe('Said.\nImpact: one\nScope: '.length);
    expect(firstEmpty('Said.')).toBe(5);
  });

  it('are put into the field at one key, filled, and saved without what stayed empty', async () => {
    const { backend, user } = await show(Command, { incident: 'INC-0043' });
    await waitFor(() => expect(screen.getByLabelText('New line of the log')).toHaveFocus());
    await user.keyboard('{Escape}s');
    const field = await screen.findByRole<HTMLTextAreaElement>('textbox', { name: 'Incident statement' });
    await waitFor(() => expect(field).toHaveFocus());
    expect(field).toHaveAccessibleDescription(/Impact: Symptom: Since: Scope: Not affected: Unknown: Workaround: Data loss:/);
    await user.keyboard('{Alt>}p{/Alt}');
    await waitFor(() => expect(field.value).toMatch(/^Impact: $/m));
    expect(field).toHaveFocus();
    await user.keyboard('a third fails{Enter}');
    await waitFor(() => expect(backend.requests('statement_write')).toHaveLength(1));
    expect(backend.requests('statement_write')[0]?.text).toMatch(/\nImpact: a third fails$/);
  });
});
