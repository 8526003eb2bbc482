import { render } from '@testing-library/svelte';
import userEvent, { type UserEvent } from '@testing-library/user-event';
import type { Component } from 'svelte';
import { onTestFinished } from 'vitest';

import { FakeBackend } from '../src/lib/backend/fake';
import { seededWorld } from '../src/lib/backend/fake/seed';
import { makeApp, type App } from '../src/lib/context';
import Host from './Host.svelte';

/** The same instant in every test. */
export const NOW = Date.parse('2026-11-21T12:00:00Z');

export interface Shown {
  app: App;
  backend: FakeBackend;
  user: UserEvent;
}

/** Shows a component inside an open window over a fake; keys work as in the window. */
export async function show<Props extends object>(
  // `any`: whether a component exports or binds anything does not matter here.
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  component: Component<Props, any, any>,
  given: NoInfer<Props>,
  backend = new FakeBackend({ world: seededWorld(NOW), zone: 'Europe/Berlin' }),
): Promise<Shown> {
  const app = makeApp(backend);
  await app.session.open();
  onTestFinished(app.keys.attach(window));
  render(Host, { app, component: component as never, given: { ...given } as Record<string, unknown> });
  return { app, backend, user: userEvent.setup() };
}
