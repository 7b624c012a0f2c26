import { late } from './late.tsx';

/** What nobody sees in the first second: each comes in a file of its own. */
const screens = late(() => import('./ScreenView.tsx').then(({ ScreenView }) => ScreenView));
const setup = late(() => import('../features/setup/SetupScreen.tsx').then(({ SetupScreen }) => SetupScreen));
const installer = late(() =>
  import('../features/setup/InstallerScreen.tsx').then(({ InstallerScreen }) => InstallerScreen),
);

export const LateScreenView = screens.Late;
export const LateSetupScreen = setup.Late;
export const LateInstallerScreen = installer.Late;

/** Brings the residents' screens while the loop is on the glass, so that a finger never waits for them. */
export function bringScreens(): void {
  screens.bring().catch(() => {}); // whoever opens one of them asks for it again, and learns why
}
