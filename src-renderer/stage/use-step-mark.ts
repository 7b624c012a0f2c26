import { useSurface } from '../ui/surface-context.ts';
import type { TagProps } from '../ui/Tag.tsx';
import { useStage } from './stage.ts';

/** « Étape 2 sur 4 » above a question. In the largest text it gives its room to what is typed. */
export function useStepMark(step: number, count: number, hasKeys: boolean): TagProps | undefined {
  const { words } = useStage();
  const { textScale } = useSurface();
  if (hasKeys && textScale === 2) return undefined;
  return { label: words.say('form.step', { step, count }), hue: 'sun' };
}
