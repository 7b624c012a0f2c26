import { readFileSync, readdirSync } from 'node:fs';
import { childrenOf, commandOf } from '../../tests/end-to-end/processes.ts';

/** A process and all that it has started, as Linux knows them; itself first. */
export function familyOf(pid: number): number[] {
  try {
    return [pid, ...threadsOf(pid).flatMap((thread) => childrenOf(pid, thread).flatMap(familyOf))];
  } catch {
    return []; // it has ended meanwhile
  }
}

/** The one member of a family whose command line says `words`. Throws when there is none. */
export function memberOf(pid: number, words: string): number {
  const member = familyOf(pid).find((each) => commandOf(each).includes(words));
  if (member === undefined) throw new Error(`no process under ${pid} was started with ${words}`);
  return member;
}

/** Bytes of memory that a process holds in RAM, with what it shares (VmRSS of proc(5)). */
export function residentBytes(pid: number): number {
  return kilobytesOf(readFileSync(`/proc/${pid}/status`, 'utf8'), ['VmRSS']);
}

/**
 * Bytes of memory that a process has written and shares with no other: gone with it, and nowhere to be read again
 * (Private_Dirty in smaps_rollup of proc(5)). Pages of its program are left out: they count as private only as long as
 * no other Chromium runs on the machine.
 */
export function privateBytes(pid: number): number {
  return kilobytesOf(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'), ['Private_Dirty']);
}

/** Seconds of a core that a process has used since its start (fields 14 and 15 of proc(5), in hundredths). */
export function coreSeconds(pid: number): number {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11]) + Number(fields[12])) / 100;
}

function threadsOf(pid: number): number[] {
  return readdirSync(`/proc/${pid}/task`).map(Number);
}

function kilobytesOf(text: string, names: string[]): number {
  const lines = text.split('\n').filter((line) => names.some((name) => line.startsWith(`${name}:`)));
  return lines.reduce((sum, line) => sum + Number(/(\d+) kB/.exec(line)?.[1] ?? 0) * 1024, 0);
}
