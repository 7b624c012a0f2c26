import { describe, expect, test } from 'vitest';
import { presenceAfter } from '#renderer/app/presence.ts';
import { allowsRestart } from '#renderer/app/restart-budget.ts';
import { afterStep, newSession, topOf } from '#renderer/app/session.ts';
import type { Session, SessionStep } from '#renderer/app/session.ts';

const walk = (session: Session, ...steps: SessionStep[]) => steps.reduce(afterStep, session);
const names = ({ stack }: Session) => stack.map(({ screen }) => screen.name);
const fresh = newSession(0);
const inNotice = walk(
  fresh,
  { kind: 'wake', reading: 'water' },
  { kind: 'open', screen: { name: 'notices' } },
  { kind: 'open', screen: { name: 'notice', id: 'water' } },
);

describe('navigation', () => {
  test('[UI90] the first touch leads Home, with the message that was in the loop', () => {
    expect(topOf(walk(fresh, { kind: 'wake', reading: 'water' })).screen).toEqual({
      name: 'home',
      reading: 'water',
    });
  });

  test('[UI91] « Retour » goes back one screen, to the very screen that was left', () => {
    const before = inNotice.stack[1];
    const after = walk(inNotice, { kind: 'back' });
    expect(names(after)).toEqual(['home', 'notices']);
    expect(topOf(after)).toBe(before);
  });

  test('[UI92] « Accueil » leaves nothing below Home', () => {
    expect(names(walk(inNotice, { kind: 'home' }))).toEqual(['home']);
  });

  test('[LA7] a language chosen leads back to where the person was; from the loop, Home', () => {
    const languages = { kind: 'languages' } as const;
    const speak = { kind: 'speak', language: 'ar' } as const;
    const fromNotice = walk(inNotice, languages, speak);
    expect([fromNotice.language, topOf(fromNotice)]).toEqual(['ar', topOf(inNotice)]);
    const fromLoop = walk(fresh, languages, languages, speak);
    expect([fromLoop.language, names(fromLoop)]).toEqual(['ar', ['home']]);
  });

  test('[LA8] the next person is spoken to in the language of the screen', () => {
    expect(walk(inNotice, { kind: 'speak', language: 'tr' }, { kind: 'end' })).toEqual(newSession(1));
  });

  test('[UI93] « Retour » on Home ends the session', () => {
    expect(walk(inNotice, { kind: 'home' }, { kind: 'back' })).toEqual(newSession(1));
  });

  test('[UI94] the same screen opened twice is two screens', () => {
    const keys = walk(inNotice, { kind: 'open', screen: { name: 'notices' } }).stack.map(({ key }) => key);
    expect(new Set(keys).size).toBe(keys.length);
  });
});

describe('session', () => {
  test('[UI95] the end of a session forgets place, text, colours and reach', () => {
    const changed = walk(inNotice, { kind: 'text' }, { kind: 'contrast' }, { kind: 'reach' });
    expect(walk(changed, { kind: 'end' })).toEqual(newSession(1));
  });

  test('[UI96] each comfort control comes round to where it began', () => {
    const sizes = [1, 2, 3].map(
      (times) => walk(fresh, ...Array<SessionStep>(times).fill({ kind: 'text' })).textScale,
    );
    const colours = [1, 2, 3].map(
      (times) => walk(fresh, ...Array<SessionStep>(times).fill({ kind: 'contrast' })).contrast,
    );
    expect([sizes, colours]).toEqual([
      [1.4, 2, 1],
      ['black-on-white', 'yellow-on-black', 'plain'],
    ]);
  });
});

test('[TY4] how the keyboard lies is kept from screen to screen and forgotten with the person', () => {
  const turned = walk(inNotice, { kind: 'letters' }, { kind: 'home' });
  expect(turned.letters).toBe('abc');
  expect(walk(turned, { kind: 'end' }).letters).toBe('azerty');
});

describe('presence', () => {
  test.each([
    [89_000, { kind: 'here' }],
    [90_000, { kind: 'asking', secondsLeft: 30 }],
    [110_500, { kind: 'asking', secondsLeft: 10 }],
    [119_900, { kind: 'asking', secondsLeft: 1 }],
    [120_000, { kind: 'gone' }],
  ])('[UI97] after %d ms without a touch the screen asks for 30 s, then lets go', (quietMs, presence) => {
    expect(presenceAfter(quietMs, 90)).toEqual(presence);
  });
});

describe('restart budget', () => {
  test('[UI98] a page that fails restarts three times in ten minutes, and again later', () => {
    const kept = new Map<string, string>();
    const store = {
      getItem: (name: string) => kept.get(name) ?? null,
      setItem: (name: string, text: string) => void kept.set(name, text),
    };
    const minutes = [0, 1, 2, 3, 9, 10.5];
    expect(minutes.map((minute) => allowsRestart(store, 1_800_000_000_000 + minute * 60_000))).toEqual([
      true,
      true,
      true,
      false,
      false,
      true,
    ]);
  });
});
