import type { CSSProperties } from 'react';
import type { Zone } from './panel-geometry.ts';

/** Puts an absolutely placed element into a zone of the glass; mirrored in Arabic. */
export function zoneStyle(zone: Zone): CSSProperties {
  const mm = (length: number) => `calc(var(--mm) * ${length.toFixed(3)})`;
  return {
    insetInlineStart: mm(zone.startMm),
    bottom: mm(zone.bottomMm),
    width: mm(zone.widthMm),
    height: mm(zone.heightMm),
  };
}
