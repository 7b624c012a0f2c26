import type { Words } from '../../i18n/words.ts';
import type { FrameChrome } from '../../ui/Frame.tsx';

/** What every page of the wizard needs. */
export type SetupPage = { words: Words; chrome: FrameChrome };
