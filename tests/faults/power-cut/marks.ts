import { openSync, writeSync } from 'node:fs';

const marksPath = process.env['POWER_CUT_MARKS'];
const marks = marksPath === undefined ? undefined : openSync(marksPath, 'a');

/** Says, inside a workload, that from here on everything is done to accept this key. */
export function beginAccepting(key: string): void {
  mark(`accepting ${key}`);
}

/** Says that a person has been told "C'est noté" for this key: from here on no power cut may lose it. */
export function confirm(key: string): void {
  mark(`confirmed ${key}`);
}

/** Without a recorder nobody listens. */
function mark(line: string): void {
  if (marks !== undefined) writeSync(marks, `${line}\n`);
}
