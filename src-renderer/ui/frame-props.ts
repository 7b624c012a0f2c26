import type { ReactNode } from 'react';
import type { ChoiceItem } from './Choice.tsx';
import type { ClockProps } from './Clock.tsx';
import type { ComfortKey } from './ComfortRow.tsx';
import type { FacadeInput } from './facade/facade-scene.ts';
import type { FreshnessLineProps } from './FreshnessLine.tsx';
import type { ListItem } from './ListChoice.tsx';
import type { Way } from './NavigationRow.tsx';
import type { TagProps } from './Tag.tsx';
import type { UrgentBandProps } from './UrgentBand.tsx';

/** What is the same on every screen of a residence at one moment. */
export type FrameChrome = {
  scene: FacadeInput;
  clock: ClockProps;
  urgent?: UrgentBandProps | undefined;
  freshness: FreshnessLineProps;
  comfort: readonly ComfortKey[];
  /** The residence's name, under the rows. */
  footer?: string | undefined;
  /** Of the footer, when it is not that of the page. */
  footerLanguage?: string | undefined;
  nextLabel: string;
  /** **Ouvrir**, where a list shows one entry at a time. */
  openLabel: string;
  /** "Page 1 sur 3" in the language shown; pages count from 1. "Page 1" while a long list is still being counted. */
  pageLabel: (page: number, count: number | undefined) => string;
};

export type FrameProps = FrameChrome & {
  screen: string;
  step?: string | undefined;
  title: string;
  /** When it is not that of the page. */
  titleLanguage?: string | undefined;
  /** The title names somebody. */
  isTitlePrivate?: true | undefined;
  mark?: TagProps | undefined;
  children?: ReactNode;
  choices?: readonly ChoiceItem[] | undefined;
  list?: readonly ListItem[] | undefined;
  keys?: ReactNode;
  back?: Way | undefined;
  home?: Way | undefined;
  done?: Way | undefined;
  /** In the place of **Suite** when the last page is reached (« Lire la suite » of another screen). */
  further?: Way | undefined;
  /** Where to begin (coming back to a list), and who to tell when a page is turned. From 0. */
  startPage?: number | undefined;
  onPage?: ((page: number) => void) | undefined;
};
