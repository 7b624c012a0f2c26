import { createContext, useContext, useEffect, useState } from 'react';

/** What one screen of the stack remembers while another stands on the glass. Goes with its screen, at the latest with the session. */
export type Kept = Map<string, unknown>;

export const KeptContext = createContext<Kept>(new Map());

/** The memory of this screen, for values that are not drawn. */
export function useKeptMemory(): Kept {
  return useContext(KeptContext);
}

/** `useState` that outlives the drawing of its screen: **Retour** finds every answer again, and so does « Oui, je continue ». */
export function useKept<T>(name: string, initial: T) {
  const kept = useKeptMemory();
  const [value, setValue] = useState<T>(() => (kept.has(name) ? (kept.get(name) as T) : initial));
  useEffect(() => void kept.set(name, value), [kept, name, value]);
  return [value, setValue] as const;
}
