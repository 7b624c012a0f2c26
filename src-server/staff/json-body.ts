import { StaffError } from './staff-error.ts';

/** Deeper than any body of this API, far from what would exhaust a stack. */
const deepest = 32;

/** Reads a body of the staff API: UTF-8, JSON, of bounded depth. Throws a StaffError. */
export function readJsonBody(bytes: Buffer): unknown {
  const value = parse(bytes);
  if (isDeeperThan(value, deepest)) throw new StaffError('input.too_deep');
  return value;
}

function parse(bytes: Buffer): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    throw new StaffError('input.not_json'); // TypeError for bad UTF-8, SyntaxError for bad JSON: no other is thrown
  }
}

/** Level by level, not by recursion: a nest of 100,000 brackets must not end the process. */
function isDeeperThan(value: unknown, levels: number): boolean {
  let level: unknown[] = [value];
  for (let depth = 0; depth <= levels; depth++) {
    level = level.flatMap((one) => (typeof one === 'object' && one !== null ? Object.values(one) : []));
    if (level.length === 0) return false;
  }
  return true;
}
