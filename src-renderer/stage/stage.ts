/**
 * What the app puts around every screen, and what a screen may ask of it. Features read it with `useStage`;
 * only the app provides it.
 */
import { createContext, useContext } from 'react';
import type { Language } from '#shared/domain/primitives.ts';
import type { Residence } from '#shared/domain/residence.ts';
import type { KioskStatus, Outcome } from '#shared/kiosk-api/announcements.ts';
import type { Calendar } from '../i18n/calendar.ts';
import type { Words } from '../i18n/words.ts';
import type { KioskApi } from '../kiosk-api.ts';
import type { FrameChrome } from '../ui/frame-props.ts';
import type { LetterOrder } from '../ui/letter-rows.ts';
import type { Feed } from './feed.ts';
import type { JudgeOpening } from './opening.ts';
import type { Screen } from './screens.ts';

export type Stage = {
  words: Words;
  calendar: Calendar;
  /** Corrected time, moved on once a minute. */
  now: number;
  /** Today's date, `2026-11-24`; undefined while the clock is not trusted: then nothing is « Aujourd'hui ». */
  today: string | undefined;
  status: KioskStatus;
  feed: Feed;
  outcomes: readonly Outcome[];
  /** Hashes of the pictures that lie on this screen. */
  pictures: ReadonlySet<string>;
  /** null until the residence has come over the network for the first time. */
  residence: Residence | null;
  /** undefined until its file is here. */
  judgeOpening: JudgeOpening | undefined;
  chrome: FrameChrome;
  /** How the keyboard lies, until the person leaves. */
  letters: LetterOrder;
  changeLetters: () => void;
  /** Requests for help that this person asked, followed or opened. */
  met: Set<string>;
  /** Notices that this person has understood, each with the key of the action that says so. */
  understood: Map<string, string>;
  ask: KioskApi['ask'];
  open: (screen: Screen) => void;
  /** Another language, and back to where the person was. */
  speak: (language: Language) => void;
  back: () => void;
  home: () => void;
  /** « J'ai fini »: forgets the person at once. */
  finish: () => void;
};

export const StageContext = createContext<Stage | undefined>(undefined);

/** The stage around this screen. Throws outside of one: that is a bug. */
export function useStage(): Stage {
  const stage = useContext(StageContext);
  if (!stage) throw new Error('This screen stands outside a stage.');
  return stage;
}
