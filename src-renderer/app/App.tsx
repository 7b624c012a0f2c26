import {
  Suspense,
  useCallback,
  useEffect,
  useLayoutEffect,
  useMemo,
  useReducer,
  useRef,
  useState,
  useSyncExternalStore,
} from 'react';
import { holdsMinute } from '#shared/domain/daily-hours.ts';
import { InstallerDoor } from '../features/setup/InstallerDoor.tsx';
import { wizardOf } from '../features/setup/wizard-of.ts';
import { calendarOf } from '../i18n/calendar.ts';
import type { KioskApi, KioskState, OnGlass } from '../kiosk-api.ts';
import { valuesOf } from '../stage/feed.ts';
import { PanelSurface } from '../ui/PanelSurface.tsx';
import type { Theme } from '../ui/surface-context.ts';
import { Boundary } from './Boundary.tsx';
import { DarkGlass } from './DarkGlass.tsx';
import { useCorrectedTime } from './corrected-time.ts';
import { LateInstallerScreen, LateSetupScreen } from './late-screens.ts';
import { Nameplate } from './Nameplate.tsx';
import { QuietScreen } from './QuietScreen.tsx';
import { Resident } from './Resident.tsx';
import { afterStep, newSession, topOf } from './session.ts';
import type { Session } from './session.ts';
import { useOwnLanguage } from './use-own-language.ts';
import { useWords } from './use-words.ts';

/** The whole page: the bridge, the person's session, and the screen that both ask for. */
export function App({ kiosk }: { kiosk: KioskApi }) {
  const state = useSyncExternalStore(kiosk.subscribe, kiosk.state);
  const [session, step] = useReducer(afterStep, newSession(0));
  useEffect(() => {
    if (session.number > 0) kiosk.ask('session.end', {}).catch(() => undefined); // the host's own time ends it too
  }, [kiosk, session.number]);
  const { status } = state;
  const now = useCorrectedTime(status?.clock.offsetMs ?? 0);
  const wizard = status ? wizardOf(status) : undefined;
  const isAlone = topOf(session).screen.name === 'attract';
  const ownLanguage = useOwnLanguage(status?.settings.language ?? 'fr', isAlone);
  const words = useWords(wizard?.language ?? session.language ?? ownLanguage);
  const [residence = null] = valuesOf(state.feed, 'residence');
  const timeZone = residence?.timeZone ?? 'Europe/Paris';
  const calendar = useMemo(() => calendarOf(words, timeZone), [words, timeZone]);
  const [hasKnocked, setKnocked] = useState(false);
  if (wizard && hasKnocked) setKnocked(false); // the wizard stands before the installer's page
  const isForResidents = status !== null && !wizard && !hasKnocked;
  const [isFaulty, setFaulty] = useState(false);
  const instead = isForResidents ? undefined : setupOnGlass;
  const show = useBridge(kiosk, isFaulty ? outOfOrderOnGlass : instead);
  const starting = <QuietScreen screen="starting" title={words.say('starting.title')} />;
  const letIn = () => {
    step({ kind: 'end' });
    setKnocked(true);
  };
  const minute = useMemo(() => calendar.minuteOf(now), [calendar, now]);
  const isNight = status !== null && status.clock.trusted && holdsMinute(status.settings.nightHours, minute);
  return (
    <PanelSurface
      diagonalInches={status?.panel.diagonalInches ?? 43}
      panelBottomMm={status?.panel.bottomMm ?? 850}
      textScale={session.textScale}
      reach={session.reach}
      theme={themeOf(session, isNight)}
      language={words.language}
      direction={words.direction}
      person={isForResidents ? session.number : installer}
      bounceMs={status?.settings.bounceMs ?? 600}
    >
      {isForResidents && status.isForInstallers && <InstallerDoor onKnock={letIn} />}
      <Boundary words={words} onFault={() => setFaulty(true)}>
        <Suspense fallback={starting}>
          {screenFor(state) ?? (
            <Resident {...{ kiosk, state, session, step, now, words, calendar, residence }} onShow={show} />
          )}
        </Suspense>
      </Boundary>
      {status && (
        <DarkGlass
          isDark={isForResidents && isAlone && !status.light.isLit}
          wakeMs={status.light.wakeMs}
          onTouch={() => void kiosk.ask('panel.touched', {}).catch(() => {})}
        />
      )}
      {status?.isIdentified && status.screen && <Nameplate screen={status.screen} />}
    </PanelSurface>
  );

  /** The screens that stand instead of the resident's. */
  function screenFor({ status: known, isOutOfOrder }: KioskState) {
    if (isOutOfOrder)
      return (
        <QuietScreen
          screen="out-of-order"
          title={words.say('out-of-order.title')}
          line={words.say('out-of-order.paper')}
        />
      );
    if (!known) return starting;
    const input = { words, calendar, now, status: known, ask: kiosk.ask };
    if (wizard) return <LateSetupScreen {...input} wizard={wizard} />;
    if (!hasKnocked) return undefined;
    return <LateInstallerScreen {...input} onLeave={() => setKnocked(false)} />;
  }
}

/** Of no session: what an installer types is forgotten as well. */
const installer = -1;

const nothing = { itemId: null, rev: null, urgentId: null };
const loopOnGlass: OnGlass = { screen: 'attract', ...nothing };
const setupOnGlass: OnGlass = { screen: 'setup', ...nothing };
const outOfOrderOnGlass: OnGlass = { screen: 'out-of-order', ...nothing };

/**
 * Keeps the bridge open as long as the page lives, and the heartbeat true: it tells what the residents' screens `show`
 * (the function returned, which draws nothing anew), or what stands `instead` of them.
 */
function useBridge(kiosk: KioskApi, instead: OnGlass | undefined): (onGlass: OnGlass) => void {
  const shown = useRef(loopOnGlass);
  const shownInstead = useRef(instead);
  useLayoutEffect(() => {
    shownInstead.current = instead;
  }, [instead]);
  useEffect(() => {
    const life = new AbortController();
    kiosk.run(life.signal, () => shownInstead.current ?? shown.current);
    return () => life.abort();
  }, [kiosk]);
  return useCallback((onGlass) => {
    shown.current = onGlass;
  }, []);
}

function themeOf({ contrast }: Session, isNight: boolean): Theme {
  if (contrast !== 'plain') return contrast;
  return isNight ? 'night' : 'day';
}
