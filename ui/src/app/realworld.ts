// "Real world, stop": the drill stands still; what is real is declared at once.
import type { App } from '../lib/context';

/** Shows the board with the cursor in the line in which an incident is declared. */
export function realWorld({ keys, router, toasts }: App): void {
  router.go({ name: 'board' });
  toasts.show('The drill stands still. Declare what is real.');
  // The board registers the way into its field when it is there.
  let tries = 0;
  const into = () => {
    if (keys.keysOf('board.declare').length > 0) keys.run('board.declare');
    else if ((tries += 1) < 40) setTimeout(into, 25);
  };
  setTimeout(into, 0);
}
