import type { Architecture } from './control-file.ts';

/** What one package of the appliance is made of. */
export type AppliancePlan = {
  version: string;
  architecture: Architecture;
  /** The Node binary of that architecture. */
  node: string;
  /** Folder of the built page. */
  page: string;
  /** Folder of the bundles that `buildApplianceMain` makes. */
  main: string;
  /** Where the package goes, and for a while its files. */
  folder: string;
  /** As `dpkg-deb -Z` takes it: `none` is quick, `xz` is small. */
  compression: 'none' | 'xz';
};
