import { unlinkSync } from 'node:fs';

/** Whether a look at once was wished for; the wish is gone then. Its folder belongs to the user of the screen: only a name is removed. */
export function takeWish(path: string): boolean {
  try {
    unlinkSync(path);
    return true;
  } catch {
    return false;
  }
}
