import { render, screen, waitFor } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';

import { NOW } from '../../tests/render';
import type { Alarm, Response, Timer } from '../lib/backend';
import { FakeBackend } from '../lib/backend/fake';
import { seededWorld } from '../lib/backend/fake/seed';
import { makeApp } from '../lib/context';
import { AlarmsState } from './alarms.svelte';
import App from './App.svelte';

const customers: Alarm = { incident: 'INC-0043', reference: 'INC-0043', key: 'customers', text: 'Customers: due now.', sound: true, to: ['Ana'] };

function due(fake: FakeBackend, at: number | null): void {
  const timer: Timer = { kind: 'update', key: 'customers', label: 'Customers', dueAt: new Date(at ?? 0).toISOString(), from: '', say: '' };
  fake.answer('response', () => ({ timers: at == null ? [] : [timer] }) as unknown as Response);
}

describe('what is due', () => {
  it('is shown, heard when it is a sound, and gone when its clock is later or no more', async () => {
    for (const then of [null, NOW + 900_000]) {
      const fake = new FakeBackend({ world: seededWorld(NOW) });
      const ring = vi.fn();
      const alarms = new AlarmsState(fake, ring);
      due(fake, NOW);
      await alarms.hear({ ...customers, sound: false });
      expect(ring).not.toHaveBeenCalled();
      await alarms.hear(customers);
      expect(ring).toHaveBeenCalledOnce();
      expect([alarms.shown, alarms.more]).toEqual([customers, 0]);
      await alarms.look(['another']);
      await alarms.look(['INC-0043']);
      expect(alarms.shown).toEqual(customers);
      due(fake, then);
      await alarms.look(['INC-0043']);
      expect(alarms.shown).toBe(undefined);
    }
  });

  it('stays when it cannot be asked', async () => {
    const fake = new FakeBackend({ world: seededWorld(NOW) });
    const alarms = new AlarmsState(fake, () => {});
    fake.fail('response');
    await alarms.hear(customers);
    await alarms.look([]);
    expect(alarms.shown).toEqual(customers);
  });
});

describe('the line of an alarm', () => {
  it('takes no focus, and Escape in it leads back to where the focus was', async () => {
    const fake = new FakeBackend({ world: seededWorld(NOW), zone: 'Europe/Berlin' });
    const user = userEvent.setup();
    render(App, { app: makeApp(fake) });
    await screen.findAllByRole('article');
    await user.keyboard('n');
    const field = document.activeElement;
    expect(field?.id).toBe('declare');
    fake.alarm(customers);
    const line = await screen.findByText('Customers: due now.', { exact: false });
    expect(line).toHaveTextContent('For Ana.');
    expect(document.activeElement).toBe(field);
    screen.getByRole('button', { name: /Open what is due/ }).focus();
    await user.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByText('Customers: due now.', { exact: false })).toBeNull());
    expect(document.activeElement).toBe(field);
  });

  it('opens what is due', async () => {
    const fake = new FakeBackend({ world: seededWorld(NOW), zone: 'Europe/Berlin' });
    const app = makeApp(fake);
    const user = userEvent.setup();
    render(App, { app });
    await screen.findAllByRole('article');
    fake.alarm(customers);
    await user.click(await screen.findByRole('button', { name: /Open what is due/ }));
    expect(app.router.view).toMatchObject({ name: 'command', incident: 'INC-0043', due: { key: 'customers' } });
  });
});
