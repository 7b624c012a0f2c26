/**
 * The frame, identical on every screen (screens.md 1): picture and clock, urgent band, words, freshness, choices,
 * navigation row, comfort row. A screen hands over *what* it says and offers; the frame decides where it stands,
 * how much fits, and cuts the rest into pages that **Suite** and **Retour** turn. Nothing scrolls, shrinks or clips.
 *
 *     <Frame
 *       {...chrome}                      // FrameChrome: the same on every screen
 *       screen="event"                   // data-screen
 *       title="La galette des voisins"   // the one h1
 *       mark={{ label: 'Sortie ou fête', icon: ConfettiIcon, hue: 'plum' }}
 *       choices={[{ key: 'join', label: 'Je participe', icon: CheckFatIcon, look: 'main', onPress: join }]}
 *       back={{ label: 'Retour', onPress: toList }}
 *       home={…} done={…}
 *     >
 *       <Fact label="Quand">Samedi 9 janvier, 15 heures</Fact>
 *       <Paragraph>{event.text}</Paragraph>
 *     </Frame>
 *
 * At most one of `choices` (tiles), `list` and `keys` (a Keypad) stands below the words.
 * Children are blocks (ReadingBlocks.tsx). Give `step` another value when a form goes to its next question.
 * `data-region` says where things stand for who reads the glass aloud (src-renderer/speech).
 */
import { useCallback, useLayoutEffect, useMemo, useReducer, useState } from 'react';
import type { ReactElement, ReactNode } from 'react';
import type { ChoiceItem } from './Choice.tsx';
import { ChoiceGrid } from './ChoiceGrid.tsx';
import { Clock } from './Clock.tsx';
import type { ClockProps } from './Clock.tsx';
import { ComfortRow } from './ComfortRow.tsx';
import type { ComfortKey } from './ComfortRow.tsx';
import { EntryMeasure } from './EntryMeasure.tsx';
import { Facade } from './facade/Facade.tsx';
import type { FacadeInput } from './facade/facade-scene.ts';
import { skyAt } from './facade/sky.ts';
import styles from './Frame.module.css';
import { blocksOfPage, countHead, entryBlocks, screenBlocks } from './frame-content.tsx';
import { layOut } from './frame-layout.ts';
import type { FrameLayout, Measures } from './frame-layout.ts';
import { FrameMeasure } from './FrameMeasure.tsx';
import { FreshnessLine } from './FreshnessLine.tsx';
import type { FreshnessLineProps } from './FreshnessLine.tsx';
import { ListChoice } from './ListChoice.tsx';
import type { ListItem } from './ListChoice.tsx';
import { measureWords } from './measure-words.ts';
import { NavigationRow } from './NavigationRow.tsx';
import type { Way } from './NavigationRow.tsx';
import { frameZones, listGrid, mmPerPx, panelSize, tileGrid } from './panel-geometry.ts';
import type { ChoiceKind, Zone } from './panel-geometry.ts';
import { useSurface } from './surface-context.ts';
import type { TagProps } from './Tag.tsx';
import { Title } from './Title.tsx';
import { UrgentBand } from './UrgentBand.tsx';
import type { UrgentBandProps } from './UrgentBand.tsx';
import { zoneStyle } from './zone-style.ts';

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

/** One screen. Tells the press controller when `screen`, `step` or the direction changes and when a page turns. */
export function Frame(props: FrameProps) {
  const { screen, step = '', scene, urgent, footer, keys } = props;
  const { direction, press } = useSurface();
  const place = usePlace(`${screen} ${step}`, props);
  const { content, layout, measuring, isPartial } = useFrameLayout(props, place.isBeyondFirst);
  const pageCount = Math.max(layout?.pages.length ?? 1, content.choicePages(layout));
  const [page, turnTo] = place.within(pageCount, isPartial);
  useLayoutEffect(() => press.announceScreenChange(), [press, screen, step, page, direction]);

  const back = page > 0 && props.back ? { ...props.back, onPress: () => turnTo(page - 1) } : props.back;
  const next =
    page + 1 < pageCount ? { label: props.nextLabel, onPress: () => turnTo(page + 1) } : props.further;
  const shown = layout?.pages[Math.min(page, layout.pages.length - 1)];
  const isPageHeading = shown?.heading === 'page';
  const upper = layout?.upper ?? content.zones.upper;
  return (
    <div className={styles.frame} data-screen={screen} data-step={step} data-page={page + 1}>
      <div className={styles.upper} style={zoneStyle(upper)}>
        {(layout?.pictureMm ?? 0) > 0 && (
          <header
            className={styles.picture}
            style={{ '--height': layout?.pictureMm ?? 0 }}
            data-region="clock"
          >
            <Facade {...scene} size="small" isMirrored={direction === 'rtl'} />
            <Clock {...props.clock} layout={layout?.clock ?? 'tight'} sky={skyAt(scene.hour).clock} />
          </header>
        )}
        {urgent && <UrgentBand {...urgent} size={layout?.around ?? 'large'} />}
        <main className={styles.reading} style={{ '--width': content.readingMm }}>
          {layout && shown && (
            <div className={styles.blocks} data-region="words">
              {shown.heading !== 'title' && !isPageHeading && (
                <Title isRepeated language={props.titleLanguage} isPrivate={props.isTitlePrivate}>
                  {props.title}
                </Title>
              )}
              {blocksOfPage(shown, content.groups, layout.measures.groups)}
            </div>
          )}
          <FreshnessLine {...props.freshness} isHeading={isPageHeading} size={layout?.around ?? 'large'}>
            {pageCount > 1 || isPageHeading
              ? props.pageLabel(page + 1, isPartial ? undefined : pageCount)
              : undefined}
          </FreshnessLine>
        </main>
      </div>
      <div
        className={styles.zone}
        style={zoneStyle(layout?.choices ?? content.zones.choices)}
        data-region={keys === undefined ? 'choices' : 'keys'}
        data-zone={content.kind}
      >
        {content.choicesOn(page, layout)}
        {keys}
      </div>
      <div className={styles.zone} style={zoneStyle(content.zones.navigation)} data-region="navigation">
        <NavigationRow back={back} next={next} home={props.home} done={props.done} />
      </div>
      <div className={styles.zone} style={zoneStyle(content.zones.comfort)} data-region="comfort">
        <ComfortRow keys={props.comfort} columns={content.zones.comfort.columns} />
      </div>
      {footer !== undefined && (
        <footer
          className={styles.footer}
          style={zoneStyle(content.zones.below)}
          data-region="footer"
          lang={props.footerLanguage}
        >
          {footer}
        </footer>
      )}
      {measuring}
    </div>
  );
}

const noEntries: readonly ListItem[] = [];

type Measured = FrameLayout & { measures: Measures };

/** Everything that is known before the words are measured. */
type Content = {
  kind: ChoiceKind;
  zones: ReturnType<typeof frameZones>;
  groups: readonly (readonly ReactElement[])[];
  readingMm: number;
  choicePages: (layout: Measured | undefined) => number;
  choicesOn: (page: number, layout: Measured | undefined) => ReactNode;
};

/** A page of words alone, an empty list too, has its words down to the rows. */
function kindOf(
  { choices, list, keys }: Pick<FrameProps, 'choices' | 'list' | 'keys'>,
  isOneEntryAPage: boolean,
): ChoiceKind {
  if (list && list.length > 0) return isOneEntryAPage ? 'tiles' : 'list';
  if (keys !== undefined) return 'keys';
  return choices ? 'tiles' : 'none';
}

/** Entries measured before the first paint: more than one page of any list, so that its first page is known. */
const firstEntries = 24;

/** `isBeyondFirst`: a later page is shown, which stands fast only when the whole list is measured. */
function useFrameLayout(props: FrameProps, isBeyondFirst: boolean) {
  const {
    title,
    titleLanguage,
    isTitlePrivate,
    mark,
    children,
    choices,
    list,
    keys,
    freshness,
    urgent,
    openLabel,
    pageLabel,
  } = props;
  const { panel, reach, textScale, direction, fontsVersion, entryHeights } = useSurface();
  const [measured, setMeasured] = useState<{ of: object; measures: Measures }>();
  const listShape = listGrid(frameZones(panel, reach, 'list').choices, textScale);
  const isOneEntryAPage = list !== undefined && list.length > 0 && listShape.columns * listShape.rows < 2;
  const kind = kindOf({ choices, list, keys }, isOneEntryAPage);
  const zones = useMemo(() => frameZones(panel, reach, kind), [panel, reach, kind]);
  const size = panelSize(panel);
  const groups = useMemo(
    () =>
      isOneEntryAPage
        ? list.map(entryBlocks)
        : [screenBlocks(mark, title, titleLanguage, isTitlePrivate, children)],
    [isOneEntryAPage, list, mark, title, titleLanguage, isTitlePrivate, children],
  );
  const inputs = [groups, panel, reach, textScale, direction, fontsVersion, freshness.text, urgent?.title];
  // oxlint-disable-next-line react/exhaustive-deps -- a new object for each new set of things to measure
  const of = useMemo(() => ({}), inputs);
  const entryMm = (zones.choices.widthMm - (listShape.columns - 1) * 8) / listShape.columns;
  const entries = isOneEntryAPage ? noEntries : (list ?? noEntries);
  const known = entryHeights.known(entries, entryMm);
  const isPartial = known.length < entries.length;
  const [, drawAgain] = useReducer((count: number) => count + 1, 0);
  const onEntries = useCallback(
    (items: readonly ListItem[], heights: readonly number[]) => {
      for (const [index, item] of items.entries()) entryHeights.remember(item, entryMm, heights[index] ?? 0);
      drawAgain();
    },
    [entryHeights, entryMm],
  );
  const onMeasured = useCallback((measures: Measures) => setMeasured({ of, measures }), [of]);
  const readingMm = zones.isLandscape ? zones.reading.widthMm - 16 : zones.upper.widthMm - 2 * 28;

  const layout = measured && {
    measures: measured.measures,
    ...layOut({
      zones,
      panelHeightMm: size.heightMm,
      measures: measured.measures,
      headBlocks: groups.map(countHead),
      titleBlock: mark ? 1 : 0,
      lineMm: bodyLineMm * textScale,
      tilePages: (area) => tilesOf(choices, area, textScale)?.pages ?? 1,
      isOneEntryAPage,
      listGrid: listShape,
      entryHeights: known,
      isPartial,
    }),
  };
  const tiles = tilesOf(choices, layout?.choices ?? zones.choices, textScale);
  const content: Content = {
    kind,
    zones,
    groups,
    readingMm,
    choicePages: (known) => tiles?.pages ?? (isOneEntryAPage ? 1 : (known?.listPages.length ?? 1)),
    choicesOn: (page, known) => {
      if (tiles && choices)
        return <ChoiceGrid choices={choices} grid={tiles.grid} page={Math.min(page, tiles.pages - 1)} />;
      if (!list || !known) return null;
      if (!isOneEntryAPage) return <ListPage items={list} shape={listShape} range={known.listPages[page]} />;
      const entry = list[known.pages[page]?.group ?? 0];
      const open: ChoiceItem[] = entry
        ? [
            {
              key: entry.key,
              label: openLabel,
              icon: entry.icon,
              look: 'main',
              onPress: entry.onPress,
            },
          ]
        : [];
      return <ChoiceGrid choices={open} grid={{ columns: 1, rows: 1, picture: 'beside' }} page={0} />;
    },
  };
  const measuring = measured?.of !== of && (
    <FrameMeasure
      groups={groups}
      title={title}
      pageSample={pageLabel(10, 10)}
      freshness={freshness}
      urgent={urgent}
      readingMm={readingMm}
      panelMm={size.widthMm}
      mmPerPx={mmPerPx(panel)}
      onMeasured={onMeasured}
    />
  );
  const urgentCount =
    (isBeyondFirst ? entries.length : Math.min(entries.length, firstEntries)) - known.length;
  const measuringEntries = isPartial && (
    <EntryMeasure
      items={entries.slice(known.length)}
      urgentCount={Math.max(0, urgentCount)}
      widthMm={entryMm}
      mmPerPx={mmPerPx(panel)}
      onMeasured={onEntries}
    />
  );
  return { content, layout, measuring: [measuring, measuringEntries], isPartial };
}

/** `--text-body`, 1.5 lines apart. */
const bodyLineMm = 31.5;

/** Notes are set smaller and lighter than labels. */
const noteShare = 0.83;

function tilesOf(choices: readonly ChoiceItem[] | undefined, area: Zone, textScale: 1 | 1.4 | 2) {
  if (!choices) return undefined;
  const labels = choices.map(({ label, note }) => ({
    words: measureWords(label),
    note: note === undefined ? undefined : measureWords(note).map((word) => word * noteShare),
  }));
  const grid = tileGrid(area, textScale, choices.length, labels);
  return { grid, pages: Math.max(1, Math.ceil(choices.length / (grid.columns * grid.rows))) };
}

function ListPage({ items, shape, range = [0, 0] }: ListPageProps) {
  return (
    <div className={styles.list} style={{ '--columns': shape.columns, '--rows': shape.rows }}>
      {items.slice(...range).map(({ key, ...item }) => (
        <ListChoice key={key} {...item} />
      ))}
    </div>
  );
}
type ListPageProps = {
  items: readonly ListItem[];
  shape: { columns: number; rows: number };
  range: readonly [number, number] | undefined;
};

/**
 * The page shown. Begins again with each new screen; keeps its place in the text when the text is cut anew.
 * `within` gives the page for so many pages, and turns to another; pages of a list that is still being counted keep
 * their number.
 */
function usePlace(screen: string, { startPage = 0, onPage }: FrameProps) {
  const start = { screen, page: startPage, ofCount: undefined };
  const [place, setPlace] = useState<{ screen: string; page: number; ofCount: number | undefined }>(start);
  const { page: turned, ofCount } = place.screen === screen ? place : start;
  const within = (count: number, isPartial: boolean) => {
    const page = ofCount === undefined ? turned : Math.floor((turned * count) / ofCount + 1e-6);
    const turnTo = (to: number) => {
      setPlace({ screen, page: to, ofCount: isPartial ? undefined : count });
      onPage?.(to);
    };
    return [Math.max(0, Math.min(count - 1, page)), turnTo] as const;
  };
  return { isBeyondFirst: turned > 0, within };
}
