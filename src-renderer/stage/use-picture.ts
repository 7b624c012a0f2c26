import { useEffect, useState } from 'react';
import type { Picture } from '#shared/domain/media.ts';
import type { VerbAnswers } from '#shared/kiosk-api/verbs.ts';
import type { PictureProps } from '../ui/ReadingBlocks.tsx';
import { useStage } from './stage.ts';

type Answer = VerbAnswers['media.read'];
type Read = { sha256: string; source: string | undefined };

/**
 * A picture of the feed for as long as the screen stands. Undefined until it lies on this screen, and when it cannot
 * be read: nothing is drawn in its place. `source` is undefined for the moment in which its bytes come.
 */
export function usePicture(picture: Picture | null): Omit<PictureProps, 'heightMm'> | undefined {
  const { ask, pictures } = useStage();
  const sha256 = picture !== null && pictures.has(picture.sha256) ? picture.sha256 : undefined;
  const [read, setRead] = useState<Read>();
  useEffect(() => {
    if (sha256 === undefined) return undefined;
    let source: string | undefined;
    let isOver = false;
    const take = (answer: Answer) => {
      if (isOver) return;
      source = answer.kind === 'picture' ? URL.createObjectURL(blobOf(answer)) : undefined;
      setRead({ sha256, source });
    };
    ask('media.read', { sha256 }).then(take, () => take({ kind: 'absent' }));
    return () => {
      isOver = true;
      setRead(undefined);
      if (source !== undefined) URL.revokeObjectURL(source);
    };
  }, [ask, sha256]);
  if (picture === null || sha256 === undefined) return undefined;
  const known = read?.sha256 === sha256 ? read : undefined;
  if (known && known.source === undefined) return undefined;
  return { source: known?.source, alternative: picture.alternative, ratio: picture.width / picture.height };
}

function blobOf({ type, data }: Extract<Answer, { kind: 'picture' }>): Blob {
  const bytes = Uint8Array.from(atob(data), (sign) => sign.charCodeAt(0));
  return new Blob([bytes], { type });
}
