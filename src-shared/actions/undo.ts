import type { PersonActionKind } from './action-schemas.ts';

/** What a person may take back on the spot, for a minute: it stays in the screen for so long. */
export const undoKinds: ReadonlySet<string> = new Set<PersonActionKind>([
  'help.accept',
  'help.decline',
  'help.cancel',
  'help.withdraw',
  'help.stand_down',
]);

/** How long the page offers it. The host waits a little longer, so that a touch in the last second counts. */
export const undoMs = 60_000;
