import { beforeEach, describe, expect, test, vi } from 'vitest';
import { guardPage } from '#renderer/app/guard-page.ts';

const noModifier = { ctrlKey: false, altKey: false, metaKey: false, shiftKey: false };

describe('guard of the page', () => {
  let page: Parameters<typeof guardPage>[0];
  const verb = vi.fn();
  const heard = vi.fn();

  beforeEach(() => {
    vi.resetAllMocks();
    page = Object.assign(new EventTarget(), {
      close: verb,
      moveBy: verb,
      moveTo: verb,
      resizeBy: verb,
      resizeTo: verb,
      navigation: new EventTarget(),
      location: { origin: 'http://127.0.0.1:1', pathname: '/' },
    });
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
    ['dragstart', {}],
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

  test('[SH26] the window neither moves, changes its size nor closes', () => {
    page.close();
    page.moveTo();
    page.resizeBy();
    expect(verb).not.toHaveBeenCalled();
  });

  test.each([
    ['http://127.0.0.1:1/', false],
    ['http://127.0.0.1:1/#notices', false],
    ['http://127.0.0.1:1/nothing', true],
    ['http://127.0.0.1:2/', true],
    ['https://example.org/', true],
    ['file:///etc/passwd', true],
    ['about:blank', true],
  ])('[SH27] going to %s is prevented: %s', (url, isPrevented) => {
    const going = Object.assign(new Event('navigate', { cancelable: true }), { destination: { url } });
    page.navigation.dispatchEvent(going);
    expect(going.defaultPrevented).toBe(isPrevented);
  });
});
