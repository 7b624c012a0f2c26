import { statfsSync } from 'node:fs';

/** How much of the disk this kiosk may take beside its databases. */
export type DiskShare = {
  /** The most that pictures may take together. */
  quotaBytes: () => number;
  /** What is held back to be given up when the disk is full; 0: nothing. */
  ballastBytes: number;
};

const mostBytes = 2 * 1024 ** 3;
const shareOfDisk = 0.3;

/** The share of an appliance: pictures at most 2 GB and 30 % of the disk that holds `folder`; 16 MB of ballast. */
export function applianceShare(folder: string): DiskShare {
  return {
    quotaBytes: () => {
      const { blocks, bsize } = statfsSync(folder);
      return Math.min(mostBytes, Math.floor(blocks * bsize * shareOfDisk));
    },
    ballastBytes: 16 * 1024 ** 2,
  };
}
