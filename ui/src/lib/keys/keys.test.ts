import { beforeEach, describe, expect, it, vi } from 'vitest';

import { caps, isPlain } from './binding';
import { KeyRegistry, type Command } from './registry.svelte';

let registry: KeyRegistry;

beforeEach(() => {
  registry = new KeyRegistry();
  document.body.replaceChildren();
});

function command(id: string, keys: string[], more: Partial<Command> = {}): Command & { run: ReturnType<typeof vi.fn> } {
  return { id, title: id, group: 'Test', keys, run: vi.fn(), ...more } as never;
}

function press(key: string, init: KeyboardEventInit = {}, target: Element = document.body): KeyboardEvent {
  const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...init });
  Object.defineProperty(event, 'target', { value: target });
  registry.press(event);
  return event;
}

function field(): HTMLInputElement {
  return document.body.appendChild(document.createElement('input'));
}

describe('key presses', () => {
  it('run the command, and the page does not see them', () => {
    const declare = command('declare', ['n']);
    registry.register([declare]);
    expect(press('n').defaultPrevented).toBe(true);
    expect(declare.run).toHaveBeenCalledOnce();
  });

  it('belong to the field while typing, unless they carry Ctrl or say otherwise', () => {
    const [plain, held, leave] = [
      command('plain', ['n']),
      command('held', ['$mod+K']),
      command('leave', ['Escape'], { inFields: true }),
    ] as const;
    registry.register([plain, held, leave]);
    press('n', {}, field());
    press('k', { ctrlKey: true }, field());
    press('Escape', {}, field());
    expect(plain.run).not.toHaveBeenCalled();
    expect(held.run).toHaveBeenCalledOnce();
    expect(leave.run).toHaveBeenCalledOnce();
  });

  it('leave Enter to the button that has the focus', () => {
    const open = command('open', ['Enter']);
    registry.register([open]);
    press('Enter', {}, document.body.appendChild(document.createElement('button')));
    expect(open.run).not.toHaveBeenCalled();
    press('Enter');
    expect(open.run).toHaveBeenCalledOnce();
  });

  it('press no button with a chord that nothing takes right now', () => {
    const save = { ...command('save', ['$mod+Enter']), when: () => false };
    registry.register([save]);
    const event = press('Enter', { ctrlKey: true }, document.body.appendChild(document.createElement('button')));
    expect(save.run).not.toHaveBeenCalled();
    expect(event.defaultPrevented).toBe(true);
  });

  it('find signs whether or not the keyboard needs Shift for them', () => {
    const sheet = command('sheet', ['?']);
    registry.register([sheet]);
    press('?', { shiftKey: true });
    press('?');
    expect(sheet.run).toHaveBeenCalledTimes(2);
  });

  it('do nothing behind a dialog', () => {
    const [behind, above] = [command('behind', ['n']), command('above', ['Escape'], { inDialogs: true })] as const;
    registry.register([behind, above]);
    const close = registry.openDialog();
    press('n');
    press('Escape');
    expect(behind.run).not.toHaveBeenCalled();
    expect(above.run).toHaveBeenCalledOnce();
    close();
    close();
    press('n');
    expect(behind.run).toHaveBeenCalledOnce();
  });
});

describe('the registry', () => {
  it('lets the screen go before the window, and gives the key back', () => {
    const [window, screen] = [command('window.find', ['$mod+F']), command('log.find', ['$mod+F'])] as const;
    registry.register([window]);
    const leave = registry.register([screen]);
    press('f', { ctrlKey: true });
    expect(screen.run).toHaveBeenCalledOnce();
    leave();
    press('f', { ctrlKey: true });
    expect(window.run).toHaveBeenCalledOnce();
  });

  it('asks `when` at the press', () => {
    let open = false;
    const undo = command('undo', ['u'], { when: () => open });
    registry.register([undo]);
    press('u');
    expect(registry.available).toEqual([]);
    open = true;
    press('u');
    expect(undo.run).toHaveBeenCalledOnce();
  });
});

it('bindings are shown as key caps', () => {
  expect(caps('$mod+K')).toEqual(['Ctrl', 'K']);
  expect(caps('?')).toEqual(['?']);
  expect(caps('/')).toEqual(['/']);
  expect(caps('$mod+Shift+ArrowDown')).toEqual(['Ctrl', 'Shift', '↓']);
  expect(isPlain('Shift+?')).toBe(true);
  expect(isPlain('F6')).toBe(false);
  expect(isPlain('f')).toBe(true);
});
