import { HandTapIcon } from '@phosphor-icons/react';
import { useLayoutEffect, useRef, useState } from 'react';
import styles from './AttractFrame.module.css';
import { Clock } from './Clock.tsx';
import { ComfortRow } from './ComfortRow.tsx';
import { Facade } from './facade/Facade.tsx';
import { skyAt } from './facade/sky.ts';
import type { FrameChrome } from './frame-props.ts';
import { frameZones, mmPerPx, panelSize } from './panel-geometry.ts';
import { Press, useSleep } from './press/Press.tsx';
import { Paragraph, Picture } from './ReadingBlocks.tsx';
import type { PictureProps } from './ReadingBlocks.tsx';
import { useSurface } from './surface-context.ts';
import { Tag } from './Tag.tsx';
import type { TagProps } from './Tag.tsx';
import { Title } from './Title.tsx';
import { UrgentBand } from './UrgentBand.tsx';
import { zoneStyle } from './zone-style.ts';

export type AttractFrameProps = Pick<
  FrameChrome,
  'scene' | 'clock' | 'urgent' | 'comfort' | 'footer' | 'footerLanguage'
> & {
  screen: string;
  /** Names the message: another key fades it in (240 ms). */
  messageKey: string;
  title: string;
  mark?: TagProps | undefined;
  line?: string | undefined;
  /** Of the message; shown when the words leave it room. */
  picture?: Omit<PictureProps, 'heightMm'> | undefined;
  /** "Touchez l'écran", and the same in other languages below; somebody who has come near is greeted first. */
  invitation: { greeting?: string | undefined; title: string; inOtherLanguages: string };
  /** The first touch anywhere but on the comfort row. It does nothing else. */
  onWake: () => void;
};

/** The loop when nobody is there: the residence large, one message, one invitation; the comfort row already works. */
export function AttractFrame(props: AttractFrameProps) {
  const { screen, scene, urgent, comfort, footer, invitation, onWake, messageKey } = props;
  const { panel, reach, direction, press } = useSurface();
  const zones = frameZones(panel, reach, 'tiles');
  const { choices, navigation } = zones;
  const upper = zones.readsBelow
    ? { ...zones.below, bottomMm: 12, heightMm: zones.below.heightMm - 24 }
    : zones.upper;
  useSleep(onWake);
  useLayoutEffect(() => press.announceScreenChange(), [press]);
  const { words, pictureMm, bandEndMm } = useFittingTitle(props);
  const invitationMm = choices.bottomMm + choices.heightMm - navigation.bottomMm;
  // Beside the words the invitation would rise into a band that lies across the whole glass.
  const underBandMm = panelSize(panel).heightMm - bandEndMm - bandGapMm - navigation.bottomMm;
  const layout = clockLayout(pictureMm, zones.isLandscape);
  return (
    <div className={styles.frame} data-screen={screen} data-near={invitation.greeting !== undefined}>
      <div className={styles.upper} style={zoneStyle(upper)}>
        <header className={styles.picture} data-region="clock">
          <Facade {...scene} size={layout === 'wide' ? 'large' : 'small'} isMirrored={direction === 'rtl'} />
          <Clock {...props.clock} layout={layout} sky={skyAt(scene.hour).clock} />
        </header>
        {urgent && <UrgentBand {...urgent} />}
        <main ref={words} className={styles.words} style={{ '--width': zones.reading.widthMm }}>
          <div key={messageKey} className={styles.message} data-region="words">
            {props.mark && <Tag {...props.mark} />}
            <Title look="poster">{props.title}</Title>
            {props.line !== undefined && <Paragraph>{props.line}</Paragraph>}
            {props.picture && (
              <div className={styles.photo}>
                <Picture {...props.picture} heightMm={photoMm} />
              </div>
            )}
          </div>
        </main>
      </div>
      <div
        className={styles.zone}
        data-region="choices"
        data-zone="tiles"
        style={zoneStyle({
          ...choices,
          bottomMm: navigation.bottomMm,
          heightMm: zones.isLandscape ? Math.min(invitationMm, underBandMm) : invitationMm,
        })}
      >
        <Press onPress={onWake} className={styles.invitation}>
          <span className={styles.face}>
            <HandTapIcon className={styles.hand} weight="fill" aria-hidden />
            <span>
              {invitation.greeting !== undefined && (
                <span className={styles.greeting}>{invitation.greeting} </span>
              )}
              <span className={styles.invite}>{invitation.title}</span>
              <span className={styles.languages} aria-hidden>
                {invitation.inOtherLanguages}
              </span>
            </span>
          </span>
        </Press>
      </div>
      <div className={styles.zone} style={zoneStyle(zones.comfort)} data-region="comfort">
        <ComfortRow keys={comfort} columns={zones.comfort.columns} />
      </div>
      {footer !== undefined && (
        <footer
          className={styles.footer}
          style={zoneStyle(zones.below)}
          data-region="footer"
          lang={props.footerLanguage}
        >
          {footer}
        </footer>
      )}
    </div>
  );
}

/** Under a low picture the houses stand beside the clock; only a high one has them below it. */
function clockLayout(pictureMm: number, isLandscape: boolean) {
  if (isLandscape) return pictureMm < 90 ? 'tight' : 'line';
  if (pictureMm < 142) return 'tight';
  return pictureMm < 230 ? 'stacked' : 'wide';
}

const photoMm = 190;
const bandGapMm = 10;

/** What gives way where the glass is too small, in this order: large words in the band, the picture, the line below, a large mark, the mark. */
const giveWays = [
  ['all', 'large'],
  ['all', 'small'],
  ['words', 'small'],
  ['title', 'small'],
  ['tight', 'small'],
  ['bare', 'small'],
] as const;

const titleSizes = ['poster', 'title', 'long', 'repeated'];

/** Sets the message in the largest type that leaves the picture its strip, and tells what the picture keeps and where the band ends. */
function useFittingTitle({ title, line, mark, urgent, picture }: AttractFrameProps) {
  const { panel, textScale, fontsVersion } = useSurface();
  const words = useRef<HTMLElement>(null);
  const [pictureMm, setPictureMm] = useState(0);
  const [bandEndMm, setBandEndMm] = useState(0);
  const hasPhoto = picture !== undefined;
  useLayoutEffect(() => {
    const heading = words.current?.querySelector('h1');
    const column = words.current?.parentElement;
    if (!heading || !column) return;
    const band = column.querySelector<HTMLElement>('section');
    const fits = (
      size: string,
      shows: 'photo' | (typeof giveWays)[number][0],
      bandSize?: 'large' | 'small',
    ) => {
      heading.dataset['size'] = size;
      column.dataset['shows'] = shows;
      if (band && bandSize) band.dataset['size'] = bandSize;
      return column.scrollHeight <= column.clientHeight + 1;
    };
    giveWays.some(([shows, bandSize]) => titleSizes.some((size) => fits(size, shows, bandSize)));
    const { size = '' } = heading.dataset;
    const isWhole = column.dataset['shows'] === 'all';
    if (isWhole && hasPhoto && !fits(size, 'photo')) fits(size, 'all'); // no word grows smaller for a photo
    setPictureMm((column.firstElementChild?.clientHeight ?? 0) * mmPerPx(panel));
    setBandEndMm(band ? (band.offsetTop + band.offsetHeight) * mmPerPx(panel) : 0);
  }, [title, line, mark, urgent, hasPhoto, panel, textScale, fontsVersion]);
  return { words, pictureMm, bandEndMm };
}
