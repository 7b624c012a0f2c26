import type { Findings, Measures } from '#shared/domain/acceptance.ts';

/** What an installer finds at a glass that works. */
export const goodFindings: Findings = {
  touch: { cells: 336, dead: [], ghosts: 0, worstMm: 2.5, hold: { fingers: 2, driftMm: 0.4 } },
  areColoursEven: true,
  sound: { isHeard: true, isVoiceHeard: true, decibels: 65, areHeadphonesHeard: true },
  keypad: ['up', 'down', 'ok', 'back', 'help'],
  isReachPhotographed: true,
  presence: null,
};

/** What a machine finds that works. */
export const goodMeasures: Measures = {
  network: [{ name: 'link', state: 'ok' }],
  storage: { freeBytes: 20 * 1024 ** 3, isWritable: true, areDatabasesSound: true },
  clock: { offsetMs: 40 },
};
