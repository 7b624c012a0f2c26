import { readdirSync, readFileSync } from 'node:fs';
import type { Timer } from '../supervisor/timer.ts';

const lookEveryMs = 2_000;

/**
 * Calls `onAnother` whenever a browser has another process for drawing than before: Chromium starts it again by itself
 * and tells nobody. Returns what ends it. Linux alone says who started whom; elsewhere nothing is ever told.
 */
export function watchDrawing(browser: number, timer: Timer, onAnother: () => void): () => void {
  let before: number | undefined;
  let cancel = timer.after(lookEveryMs, look);
  return () => cancel();

  function look(): void {
    const now = drawingProcessOf(browser);
    if (now !== undefined && before !== undefined && now !== before) onAnother();
    before = now ?? before;
    cancel = timer.after(lookEveryMs, look);
  }
}

/** The process for drawing among those that `browser` and its own have started; undefined while there is none. */
function drawingProcessOf(browser: number): number | undefined {
  const children = childrenOf(browser);
  return (
    children.find((pid) => read(`/proc/${pid}/cmdline`).includes('--type=gpu-process')) ??
    children.map(drawingProcessOf).find((pid) => pid !== undefined)
  );
}

/** Linux keeps the children of each thread apart. */
function childrenOf(pid: number): number[] {
  return threadsOf(pid).flatMap((thread) =>
    read(`/proc/${pid}/task/${thread}/children`).split(' ').filter(Boolean).map(Number),
  );
}

function threadsOf(pid: number): string[] {
  try {
    return readdirSync(`/proc/${pid}/task`);
  } catch {
    return []; // it has ended meanwhile
  }
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return ''; // likewise
  }
}
