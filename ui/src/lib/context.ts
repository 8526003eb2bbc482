// What every screen is given. Made once by the window (or by a test) and found by `useApp()`.
import { createContext } from 'svelte';

import { attentive, type Backend } from './backend';
import { Chimes } from './chimes.svelte';
import { Clock } from './clock.svelte';
import { KeyRegistry } from './keys';
import { Router } from './router.svelte';
import { Session } from './session.svelte';
import { StripPlace } from './strip.svelte';
import { Toasts } from './toasts.svelte';

export interface App {
  backend: Backend;
  chimes: Chimes;
  clock: Clock;
  keys: KeyRegistry;
  router: Router;
  session: Session;
  strip: StripPlace;
  toasts: Toasts;
}

const [getApp, setApp] = createContext<App>();

/** What the screens stand on. Call it while a component is made. */
export const useApp = getApp;

/** Gives it to every component below. */
export const provideApp = setApp;

/** Puts one together. */
export function makeApp(backend: Backend): App {
  const clock = new Clock();
  const session = new Session(backend, clock);
  const heeded = attentive(backend, (error) => session.heard(error));
  return {
    backend: heeded,
    chimes: new Chimes(session, clock),
    clock,
    keys: new KeyRegistry(),
    router: new Router(),
    session,
    strip: new StripPlace(heeded),
    toasts: new Toasts(),
  };
}
