import type { Display } from 'electron';

/** The part of a display that decides. */
export type Shown = Pick<Display, 'label' | 'bounds'>;

/**
 * The display that the kiosk fills: the one whose name holds `wanted`, else the largest. Whichever way it is turned is
 * the system's own business: the window fills it. Throws RangeError when there is no display.
 */
export function chooseDisplay<D extends Shown>(displays: readonly D[], wanted: string | undefined): D {
  const named = wanted === undefined ? undefined : displays.find((one) => isNamed(one, wanted));
  const [largest] = displays.toSorted((one, other) => areaOf(other) - areaOf(one));
  const chosen = named ?? largest;
  if (!chosen) throw new RangeError('there is no display');
  return chosen;
}

function isNamed({ label }: Shown, wanted: string): boolean {
  return label.toLowerCase().includes(wanted.toLowerCase());
}

const areaOf = ({ bounds }: Shown): number => bounds.width * bounds.height;
