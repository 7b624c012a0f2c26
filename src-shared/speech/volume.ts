/** Loudness of the voice: EN 301 549, 8.2.1 asks for a range of 18 dB and a step 12 dB above the lowest. */

/** Steps from the softest to the loudest, in decibels below the loudest (measured in the hall at installation). */
export const volumeSteps = [-20, -14, -8, -4, 0] as const;
export type VolumeStep = 0 | 1 | 2 | 3 | 4;

/** Where each person begins: the step before has left with them. */
export const defaultVolumeStep: VolumeStep = 2;

/** What the samples are multiplied with, from 0.1 to 1. */
export function gainOf(step: VolumeStep): number {
  return 10 ** (volumeSteps[step] / 20);
}

/** The next step; the loudest stays. */
export function louder(step: VolumeStep): VolumeStep {
  return Math.min(step + 1, 4) as VolumeStep;
}

/** The step before; the softest stays. */
export function softer(step: VolumeStep): VolumeStep {
  return Math.max(step - 1, 0) as VolumeStep;
}
