import { expect, it } from 'vitest';

import { reveal } from './reveal';

function box(top: number, height: number): HTMLElement {
  const element = document.createElement('div');
  element.getBoundingClientRect = () => new DOMRect(0, top, 100, height);
  return element;
}

it('goes as far as it must, and to the beginning of what has no room', () => {
  const moved = (top: number, height: number) => {
    const pane = box(100, 200);
    pane.scrollTop = 500;
    reveal(box(top, height), pane);
    return pane.scrollTop - 500;
  };
  expect([moved(150, 50), moved(80, 50), moved(290, 50), moved(250, 400), moved(60, 400)]).toEqual([0, -20, 40, 150, -40]);
});
