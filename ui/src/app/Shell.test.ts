import { screen } from '@testing-library/svelte';
import { expect, it } from 'vitest';

import { show } from '../../tests/render';
import { FakeBackend } from '../lib/backend/fake';
import { AlarmsState } from './alarms.svelte';
import { RunningDrills } from './running.svelte';
import Shell from './Shell.svelte';
import toastSource from '../components/ToastRegion.svelte?raw';

it('shows notices below the screen and never over what can be pressed', async () => {
  const alarms = new AlarmsState({ onAlarm: () => () => {} } as never, () => {});
  const running = new RunningDrills(new FakeBackend(), () => {});
  const { app } = await show(Shell, { alarms, running });
  app.toasts.show('Saved as INC-0043.');
  const notices = await screen.findByRole('region', { name: 'Notices' });
  expect(await screen.findByText('Saved as INC-0043.')).toBeVisible();
  // Beside the screen in the column, taking room of its own.
  expect(notices.previousElementSibling).toContainElement(screen.getByRole('main'));
  expect(toastSource).not.toMatch(/position:\s*(fixed|absolute|sticky)/);
});
