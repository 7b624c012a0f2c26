import { expect, test } from 'vitest';
import { acceptanceLines, findingsSchema, mayServe, verdictOf } from '#shared/domain/acceptance.ts';
import type { FiveKey } from '#shared/five-key.ts';
import { goodFindings, goodMeasures } from '#support/findings.ts';

const good = { ...goodFindings, ...goodMeasures };
const { touch, sound } = goodFindings;
const { storage } = goodMeasures;

test('[IN26] dead zones under controls, disk and clock keep a screen from its service; other red lines do not', () => {
  expect(mayServe(good)).toBe(true);
  const spoiled = {
    'dead under a control': { ...good, touch: { ...touch, dead: [{ fromMm: 1250, toMm: 1290 }] } },
    'dead above all controls': { ...good, touch: { ...touch, dead: [{ fromMm: 1300, toMm: 1790 }] } },
    'dead below all controls': { ...good, touch: { ...touch, dead: [{ fromMm: 850, toMm: 900 }] } },
    ghosts: { ...good, touch: { ...touch, ghosts: 1 } },
    'one finger felt': { ...good, touch: { ...touch, hold: { fingers: 1, driftMm: null } } },
    'a finger that drifts': { ...good, touch: { ...touch, hold: { fingers: 2, driftMm: 3.1 } } },
    'aim off': { ...good, touch: { ...touch, worstMm: 5.1 } },
    dots: { ...good, areColoursEven: false },
    silent: { ...good, sound: { ...sound, isHeard: false } },
    'no voice': { ...good, sound: { ...sound, isVoiceHeard: false } },
    'silent headphones': { ...good, sound: { ...sound, areHeadphonesHeard: false } },
    'a key of the keypad': { ...good, keypad: ['up', 'down', 'ok', 'back'] satisfies FiveKey[] },
    'a keypad that does nothing': { ...good, keypad: [] },
    'no photo': { ...good, isReachPhotographed: false },
    'nobody seen near': { ...good, presence: { isNearSeen: false, isAwaySeen: false } },
    'somebody seen always': { ...good, presence: { isNearSeen: true, isAwaySeen: false } },
    'no network': { ...good, network: [{ name: 'link', state: 'failed' } as const] },
    'full disk': { ...good, storage: { ...storage, freeBytes: 1024 ** 2 } },
    'disk that forgets': { ...good, storage: { ...storage, isWritable: false } },
    'damaged database': { ...good, storage: { ...storage, areDatabasesSound: false } },
    'wrong hour': { ...good, clock: { offsetMs: -400_000 } },
    'hour that nobody told': { ...good, clock: { offsetMs: null } },
  };
  const served = Object.entries(spoiled).map(([what, report]) => [
    what,
    acceptanceLines.filter((line) => !verdictOf(line, report).isGood),
    mayServe(report) ? 'may serve' : 'must not',
  ]);
  expect(served).toEqual([
    ['dead under a control', ['touch'], 'must not'],
    ['dead above all controls', ['touch'], 'may serve'],
    ['dead below all controls', ['touch'], 'may serve'],
    ['ghosts', ['ghosts'], 'may serve'],
    ['one finger felt', ['hold'], 'may serve'],
    ['a finger that drifts', ['hold'], 'may serve'],
    ['aim off', ['aim'], 'may serve'],
    ['dots', ['colours'], 'may serve'],
    ['silent', ['sound'], 'may serve'],
    ['no voice', ['voice'], 'may serve'],
    ['silent headphones', ['headphones'], 'may serve'],
    ['a key of the keypad', ['keypad'], 'may serve'],
    ['a keypad that does nothing', ['keypad'], 'may serve'],
    ['no photo', ['photo'], 'may serve'],
    ['nobody seen near', ['presence'], 'may serve'],
    ['somebody seen always', ['presence'], 'may serve'],
    ['no network', ['network'], 'may serve'],
    ['full disk', ['storage'], 'must not'],
    ['disk that forgets', ['storage'], 'must not'],
    ['damaged database', ['storage'], 'must not'],
    ['wrong hour', ['clock'], 'must not'],
    ['hour that nobody told', [], 'may serve'],
  ]);
});

test('[IN44] a report from before keypad, headphones and photo is read: nobody asked, and nothing is red', () => {
  const { keypad: _, isReachPhotographed: __, ...rest } = goodFindings;
  const { areHeadphonesHeard: ___, ...heard } = sound;
  const old = { ...rest, sound: heard };
  const read = findingsSchema.parse(old);
  expect(read).toMatchObject({
    sound: { areHeadphonesHeard: null },
    keypad: null,
    isReachPhotographed: null,
  });
  expect(acceptanceLines.filter((line) => !verdictOf(line, { ...read, ...goodMeasures }).isGood)).toEqual([]);
});
