import { useCallback, useEffect, useMemo } from 'react';
import type { Language } from '#shared/domain/primitives.ts';
import type { Residence } from '#shared/domain/residence.ts';
import { AttractScreen } from '../features/attract/AttractScreen.tsx';
import { HomeScreen } from '../features/home/HomeScreen.tsx';
import type { Calendar } from '../i18n/calendar.ts';
import type { Words } from '../i18n/words.ts';
import type { KioskApi, KioskState, OnGlass } from '../kiosk-api.ts';
import type { Reader } from '../speech/reader.ts';
import { KeptContext } from '../stage/kept.ts';
import type { Screen } from '../stage/screens.ts';
import { StageContext } from '../stage/stage.ts';
import type { Stage } from '../stage/stage.ts';
import { FrameHost } from '../ui/FrameHost.tsx';
import { chromeOf, urgentBandOf } from './chrome.ts';
import { comfortKeys } from './comfort-keys.ts';
import { IdleScreen } from './IdleScreen.tsx';
import { LateScreenView } from './late-screens.ts';
import { ListenScreen } from './ListenScreen.tsx';
import { isComfortChanged, topOf } from './session.ts';
import type { Session, SessionStep } from './session.ts';
import { useOpeningJudge } from './use-opening-judge.ts';
import { usePresence } from './use-presence.ts';
import { useReader } from './use-reader.ts';
import { useSettled } from './use-settled.ts';

export type ResidentProps = {
  kiosk: KioskApi;
  state: KioskState;
  session: Session;
  step: (step: SessionStep) => void;
  now: number;
  words: Words;
  calendar: Calendar;
  residence: Residence | null;
  /** What stands on the glass now, for the heartbeat. */
  onShow: (onGlass: OnGlass) => void;
};

/** The residents' screens: the loop, or the top of one person's stack. Only one screen is ever drawn. */
export function Resident(props: ResidentProps) {
  const { kiosk, session, step, state, words, onShow } = props;
  const top = topOf(session);
  const isAlone = top.screen.name === 'attract';
  const { reader, isReading, isSounding, isAsking } = useReader({
    kiosk,
    session,
    step,
    words,
    voices: state.status?.voices ?? noVoices,
  });
  const place = `${session.number} ${top.key} ${words.language}`;
  const stage = useStageOf(props, { place, isAlone, reader, isReading });
  const { presence, touch } = usePresence({
    limitSeconds: limitOf(session, top.screen, stage.status.settings),
    isSounding,
    isAlone,
    onGone: () => {
      if (!isAlone || isComfortChanged(session)) step({ kind: 'end' });
    },
  });
  const isLeaving = presence.kind === 'asking';
  useEffect(() => {
    if (isLeaving) reader.bell();
  }, [isLeaving, reader]);
  const name = isLeaving ? 'idle' : isAsking ? 'listen' : nameOf(top.screen);
  const itemId = 'id' in top.screen ? top.screen.id : null;
  const urgentId = stage.chrome.urgent?.noticeId ?? null;
  const show = useCallback(
    (shown: string | null) =>
      onShow({
        screen: name,
        itemId: shown,
        rev: shown === null ? null : (state.feed.get(shown)?.rev ?? null),
        urgentId,
      }),
    [name, onShow, state.feed, urgentId],
  );
  useEffect(() => {
    if (!isAlone) show(itemId);
  }, [isAlone, show, itemId]);
  return (
    <StageContext value={stage}>
      <FrameHost key={session.number}>{screenOnGlass()}</FrameHost>
    </StageContext>
  );

  function screenOnGlass() {
    if (presence.kind === 'asking') return <IdleScreen secondsLeft={presence.secondsLeft} onStay={touch} />;
    if (isAsking) return <ListenScreen reader={reader} />;
    return (
      <KeptContext key={`${session.number} ${top.key}`} value={top.kept}>
        <TopScreen
          screen={top.screen}
          isHeld={isReading}
          onWake={(reading) => step({ kind: 'wake', reading })}
          onShow={show}
        />
      </KeptContext>
    );
  }
}

/** The loop and the home screen are there from the first paint; the others come in a file of their own. */
function TopScreen({
  screen,
  isHeld,
  onWake,
  onShow,
}: {
  screen: Screen;
  isHeld: boolean;
  onWake: (reading: string | undefined) => void;
  onShow: (itemId: string | null) => void;
}) {
  if (screen.name === 'attract')
    return <AttractScreen isHeld={isHeld} onWake={onWake} onShow={onShow} ahead={homeAfter} />;
  if (screen.name === 'home') return <HomeScreen reading={screen.reading} />;
  return <LateScreenView screen={screen} />;
}

const homeAfter = (reading: string | undefined) => <HomeScreen reading={reading} />;

const noVoices: readonly Language[] = [];

type Around = { place: string; isAlone: boolean; reader: Reader; isReading: boolean };

/** `place` changes with every screen: only then, or when nobody is there, may the urgent band or opening hours come at once. */
function useStageOf(props: ResidentProps, { place, isAlone, reader, isReading }: Around): Stage {
  const { kiosk, state, session, step, now, words, calendar, residence } = props;
  const { status, feed, outcomes, pictures } = state;
  if (!status) throw new Error('The residents have no screen before the host has spoken.');
  const today = status.clock.trusted ? calendar.dayOf(now) : undefined;
  const [newest, signature] = useMemo(() => {
    const band = urgentBandOf(feed, { words, calendar, now, today });
    return [band, JSON.stringify(band ?? null)] as const;
  }, [feed, words, calendar, now, today]);
  const urgent = useSettled(newest, signature, place, isAlone);
  const judge = useOpeningJudge();
  const judgeOpening = useSettled(judge, judge ? 'here' : 'coming', place, isAlone);
  const voice = status.voices?.includes(words.language) ? reader : undefined;
  const { textScale, contrast, reach, speech } = session;
  const comfort = useMemo(() => {
    const looks = { textScale, contrast, reach, speech };
    return comfortKeys({ words, comfort: looks, onStep: step, reader: voice, isReading });
  }, [words, textScale, contrast, reach, speech, step, voice, isReading]);
  const chrome = useMemo(
    () =>
      chromeOf({
        words,
        calendar,
        now,
        status,
        feed,
        residence,
        urgent,
        comfort,
      }),
    [words, calendar, now, status, feed, residence, urgent, comfort],
  );
  const ways = useMemo(() => waysOf(step), [step]);
  return useMemo(
    () => ({
      words,
      calendar,
      now,
      today,
      status,
      feed,
      outcomes,
      pictures,
      residence,
      judgeOpening,
      chrome,
      letters: session.letters,
      met: session.met,
      understood: session.understood,
      ask: kiosk.ask,
      ...ways,
    }),
    [
      words,
      calendar,
      now,
      today,
      status,
      feed,
      outcomes,
      pictures,
      residence,
      judgeOpening,
      chrome,
      session.letters,
      session.met,
      session.understood,
      kiosk,
      ways,
    ],
  );
}

/** The same functions as long as the page lives: what is built with them can be kept. */
function waysOf(step: ResidentProps['step']) {
  return {
    changeLetters: () => step({ kind: 'letters' }),
    open: (screen: Screen) => step({ kind: 'open', screen }),
    speak: (language: Language) => step({ kind: 'speak', language }),
    back: () => step({ kind: 'back' }),
    home: () => step({ kind: 'home' }),
    finish: () => step({ kind: 'end' }),
  };
}

const forms = new Set<Screen['name']>(['ask', 'join', 'propose', 'fault', 'number', 'offer', 'volunteer']);

/** Forms, large text and listening take longer (P1). */
function limitOf(
  { textScale, speech }: Session,
  screen: Screen,
  settings: { idleReadingSeconds: number; idleFormSeconds: number },
): number {
  return forms.has(screen.name) || textScale > 1 || speech.isOn
    ? settings.idleFormSeconds
    : settings.idleReadingSeconds;
}

/** Screens that share a name, as tests, assistive technology and the heartbeat know it. */
const sharedNames: Partial<Record<Screen['name'], string>> = {
  'full-text': 'notice',
  join: 'event',
  number: 'request',
  offers: 'offer',
  family: 'places',
  caretaker: 'place',
};

function nameOf(screen: Screen): string {
  return sharedNames[screen.name] ?? screen.name;
}
