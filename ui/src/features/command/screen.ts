// What the parts of the screen share, given once by `Command.svelte`.
import { createContext } from 'svelte';

import type { App } from '../../lib/context';
import type { CommandState } from './state.svelte';
import type { ScreenUi } from './ui.svelte';

export interface Screen {
  app: App;
  state: CommandState;
  ui: ScreenUi;
}

const [getScreen, setScreen] = createContext<Screen>();

/** What a part of the screen stands on. Call it while a component is made. */
export const useScreen = getScreen;

/** Gives it to every part below. */
export const provideScreen = setScreen;
