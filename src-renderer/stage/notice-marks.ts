import {
  CalendarDotsIcon,
  CalendarXIcon,
  GavelIcon,
  SirenIcon,
  WarningCircleIcon,
} from '@phosphor-icons/react';
import type { Notice } from '#shared/domain/notice.ts';
import type { Words } from '../i18n/words.ts';
import type { TagProps } from '../ui/Tag.tsx';

/** The marks of a notice, the weightiest first: always picture and word. */
export function noticeMarks(notice: Notice, { say }: Words): TagProps[] {
  return [
    ...(notice.status === 'cancelled' ? [cancelledMark(say('mark.cancelled'))] : []),
    ...(notice.status === 'moved' ? [movedMark(say('mark.moved'))] : []),
    ...(notice.level === 'urgent'
      ? [{ label: say('mark.urgent'), icon: SirenIcon, hue: 'brick' } as const]
      : []),
    ...(notice.level === 'important'
      ? [{ label: say('mark.important'), icon: WarningCircleIcon, hue: 'sun' } as const]
      : []),
    ...(notice.legal ? [{ label: say('mark.legal'), icon: GavelIcon, hue: 'sea' } as const] : []),
  ];
}

export function cancelledMark(label: string): TagProps {
  return { label, icon: CalendarXIcon, hue: 'brick' };
}

export function movedMark(label: string): TagProps {
  return { label, icon: CalendarDotsIcon, hue: 'sun' };
}
