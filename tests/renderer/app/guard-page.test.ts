import { beforeEach, describe, expect, test, vi } from 'vitest';
import { guardPage } from '#renderer/app/guard-page.ts';

const noModifier = { ctrlKey: false, altKey: false, metaKey: false, shiftKey: false };

describe('guard of the page', () => {
  let page: EventTarget & { print: () => void };
  const print = vi.fn();
  const heard = vi.fn();

  beforeEach(() => {
    vi.resetAllMocks();
    page = Object.assign(new EventTarget(), { print });
    guardPage(page);
  });

  /** Sends an event to a page that listens too; true when the page heard it and nobody prevented it. */
  function reaches(kind: string, facts: object): boolean {
    page.addEventListener(kind, heard);
    const event = Object.assign(new Event(kind, { cancelable: true }), facts);
    page.dispatchEvent(event);
    return heard.mock.calls.length === 1 && !event.defaultPrevented;
  }

  test.each(['a', 'É', '7', '?', 'h', 'Tab', 'ArrowUp', 'Enter', 'Escape', 'Backspace'])(
    '[SH25] the key %s reaches the page',
    (key) => {
      expect(reaches('keydown', { ...noModifier, key })).toBe(true);
    },
  );

  test.each([
    { key: 'n', ctrlKey: true },
    { key: 'F4', altKey: true },
    { key: 'l', metaKey: true },
    { key: 'Escape', shiftKey: true },
    { key: 'Backspace', ctrlKey: true },
    { key: 'F1' },
    { key: 'BrowserBack' },
  ])('[SH25] the chord %j is prevented, and nobody else hears it', (held) => {
    expect(reaches('keydown', { ...noModifier, ...held })).toBe(false);
    expect(heard).not.toHaveBeenCalled();
  });

  test.each([
    ['wheel', { ctrlKey: true, metaKey: false }],
    ['drop', {}],
    ['dragover', {}],
    ['mousedown', { button: 3 }],
    ['mouseup', { button: 4 }],
    ['auxclick', { button: 1 }],
  ])('[SH26] %s with %j is prevented', (kind, facts) => {
    expect(reaches(kind, facts)).toBe(false);
    expect(heard).not.toHaveBeenCalled();
  });

  test('[SH26] a wheel alone and the first mouse button reach the page', () => {
    expect(reaches('wheel', { ctrlKey: false, metaKey: false })).toBe(true);
    heard.mockReset();
    expect(reaches('mousedown', { button: 0 })).toBe(true);
  });

  test('[SH26] printing does nothing', () => {
    page.print();
    expect(print).not.toHaveBeenCalled();
  });
});
