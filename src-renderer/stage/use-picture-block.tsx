import type { ReactElement } from 'react';
import type { Picture as PictureOfItem } from '#shared/domain/media.ts';
import { isLandscape } from '../ui/panel-geometry.ts';
import { Picture } from '../ui/ReadingBlocks.tsx';
import { useSurface } from '../ui/surface-context.ts';
import { usePicture } from './use-picture.ts';

/**
 * The picture of an item as a block of its screen: `first`, over the words, where the glass is high and the text of
 * usual size; else `last`, after them, so that nobody turns pages to learn when and where. Neither without a picture.
 */
export function usePictureBlock(
  picture: PictureOfItem | null,
  heightMm: number,
): { first?: ReactElement; last?: ReactElement } {
  const { panel, textScale } = useSurface();
  const shown = usePicture(picture);
  if (!shown) return {};
  const block = <Picture {...shown} heightMm={heightMm} />;
  return isLandscape(panel) || textScale > 1 ? { last: block } : { first: block };
}
