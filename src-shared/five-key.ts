import { z } from 'zod';

/** The keys of a keypad for who does not see the glass (A9), from top to bottom. */
export const fiveKeySchema = z.enum(['up', 'down', 'ok', 'back', 'help']);
export type FiveKey = z.infer<typeof fiveKeySchema>;

const sentAs: Readonly<Record<string, FiveKey>> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  Enter: 'ok',
  Escape: 'back',
  Backspace: 'back',
  Home: 'help',
  '?': 'help',
};

/** Which of the five a key is. Where somebody types, Backspace takes a letter. */
export function fiveKeyOf(key: string, isTyping: boolean): FiveKey | undefined {
  return key === 'Backspace' && isTyping ? undefined : sentAs[key];
}
