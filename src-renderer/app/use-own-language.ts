import { useState } from 'react';
import type { Language } from '#shared/domain/primitives.ts';

/** In which language the screen begins, a setting of it; a new one waits until whoever is there has gone (`isFree`). */
export function useOwnLanguage(setting: Language, isFree: boolean): Language {
  const [own, setOwn] = useState(setting);
  if (isFree && own !== setting) setOwn(setting);
  return own;
}
