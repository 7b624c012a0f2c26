import { openSync, writeSync } from 'node:fs';

const marksPath = process.env['POWER_CUT_MARKS'];
const marks = marksPath === undefined ? undefined : openSync(marksPath, 'a');

/**
 * Says, inside a workload, that a person has been told "C'est noté" for this key. From here on no power cut may
 * lose it. Without a recorder it says nothing.
 */
export function confirm(key: string): void {
  if (marks !== undefined) writeSync(marks, `confirmed ${key}\n`);
}
