import type { CSSProperties } from 'react';
import type { Zone } from './panel-geometry.ts';

/** A length on the glass, for CSS. Set at the element itself: as a variable, all that is inside would be styled anew. */
export function mm(length: number): string {
  return `calc(var(--mm) * ${length.toFixed(3)})`;
}

/** Puts an absolutely placed element into a zone of the glass; mirrored in Arabic. */
export function zoneStyle(zone: Zone): CSSProperties {
  return {
    insetInlineStart: mm(zone.startMm),
    bottom: mm(zone.bottomMm),
    width: mm(zone.widthMm),
    height: mm(zone.heightMm),
  };
}

/** The same for a zone of keys, which take their own size from it: `--keys-width` and `--keys-height`. */
export function keysStyle(zone: Zone): CSSProperties {
  const style = zoneStyle(zone);
  return { ...style, '--keys-width': style.width, '--keys-height': style.height };
}
