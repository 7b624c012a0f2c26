import { useCallback, useLayoutEffect, useMemo, useReducer, useState } from 'react';
import type { ReactElement, ReactNode } from 'react';
import type { ChoiceItem } from './Choice.tsx';
import { ChoiceGrid } from './ChoiceGrid.tsx';
import { Clock } from './Clock.tsx';
import { ComfortRow } from './ComfortRow.tsx';
import { EntryMeasure } from './EntryMeasure.tsx';
import { Facade } from './facade/Facade.tsx';
import { skyAt } from './facade/sky.ts';
import styles from './Frame.module.css';
import { blocksOfPage, countHead, entryBlocks, leadsOf, screenBlocks } from './frame-content.tsx';
import type { FrameProps } from './frame-props.ts';
import { layOut } from './frame-layout.ts';
import type { FrameLayout, Measures } from './frame-layout.ts';
import { aroundWords, frameWords } from './frame-words.tsx';
import { FreshnessLine } from './FreshnessLine.tsx';
import { ListChoice } from './ListChoice.tsx';
import type { ListItem } from './ListChoice.tsx';
import { measureWords } from './measure-words.ts';
import { NavigationRow } from './NavigationRow.tsx';
import { frameZones, listGrid, mmPerPx, panelSize, tileGrid } from './panel-geometry.ts';
import type { ChoiceKind, Zone } from './panel-geometry.ts';
import { useSurface } from './surface-context.ts';
import { Title } from './Title.tsx';
import { UrgentBand } from './UrgentBand.tsx';
import { useMeasures } from './use-measures.tsx';
import { keysStyle, mm, zoneStyle } from './zone-style.ts';

/** `owner` is another one for each screen that is opened, though it be of the same name. */
export type FrameViewProps = FrameProps & { owner: string };

/**
 * Draws one screen after another: what is the same on all of them stays where it is. Tells the press controller when
 * the screen, its `step` or the direction changes and when a page turns.
 */
export function FrameView(props: FrameViewProps) {
  const { owner, screen, step = '', scene, urgent, footer, keys } = props;
  const { direction, press } = useSurface();
  const place = usePlace(`${owner} ${screen} ${step}`, props);
  const { content, layout, measuring, isPartial } = useFrameLayout(props, place.isBeyondFirst);
  const pageCount = Math.max(layout?.pages.length ?? 1, content.choicePages(layout));
  const [page, turnTo] = place.within(pageCount, isPartial);
  useLayoutEffect(() => press.announceScreenChange(), [press, owner, screen, step, page, direction]);

  const back = page > 0 && props.back ? { ...props.back, onPress: () => turnTo(page - 1) } : props.back;
  const next =
    page + 1 < pageCount ? { label: props.nextLabel, onPress: () => turnTo(page + 1) } : props.further;
  const shown = layout?.pages[Math.min(page, layout.pages.length - 1)];
  const isPageHeading = shown?.heading === 'page';
  const upper = layout?.upper ?? content.zones.upper;
  const choices = layout?.choices ?? content.zones.choices;
  return (
    <div className={styles.frame} data-screen={screen} data-step={step} data-page={page + 1}>
      <div className={styles.upper} style={zoneStyle(upper)}>
        {(layout?.pictureMm ?? 0) > 0 && (
          <header
            className={styles.picture}
            style={{ height: mm(layout?.pictureMm ?? 0) }}
            data-region="clock"
          >
            <Facade
              {...scene}
              size="small"
              isMirrored={direction === 'rtl'}
              hasBoat={layout?.clock !== 'stacked' || layout.pictureMm >= leastBoatMm}
            />
            <Clock {...props.clock} layout={layout?.clock ?? 'tight'} sky={skyAt(scene.hour).clock} />
          </header>
        )}
        {urgent && <UrgentBand {...urgent} size={layout?.around.band ?? 'large'} />}
        <main className={styles.reading} style={{ width: mm(content.readingMm) }}>
          {layout && shown && (
            <div key={owner} className={styles.blocks} data-region="words">
              {shown.heading !== 'title' && !isPageHeading && (
                <Title isRepeated language={props.titleLanguage} isPrivate={props.isTitlePrivate}>
                  {props.title}
                </Title>
              )}
              {blocksOfPage(shown, content.groups, layout.measures.groups)}
            </div>
          )}
          <FreshnessLine {...props.freshness} isHeading={isPageHeading} size={layout?.around.foot ?? 'large'}>
            {pageCount > 1 || isPageHeading
              ? props.pageLabel(page + 1, isPartial ? undefined : pageCount)
              : undefined}
          </FreshnessLine>
        </main>
      </div>
      <div
        key={owner}
        className={styles.zone}
        style={keys === undefined ? zoneStyle(choices) : keysStyle(choices)}
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

/** So many are measured at once, before the first paint; of longer lists what two pages may hold, so that the first stands fast. */
const fewEntries = 24;

/** `isBeyondFirst`: a later page is shown, which stands fast only when the whole list is measured. */
export function useFrameLayout(props: FrameProps, isBeyondFirst: boolean) {
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
  const { panel, reach, textScale, wordSizes, entryHeights } = useSurface();
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
  const readingMm = zones.isLandscape ? zones.reading.widthMm - 16 : zones.upper.widthMm - 2 * 28;
  const pageSample = useMemo(() => pageLabel(10, 10), [pageLabel]);
  const around = useMemo(
    () => aroundWords({ pageSample, freshness, urgent, readingMm, panelMm: size.widthMm }),
    [pageSample, freshness, urgent, readingMm, size.widthMm],
  );
  const words = useMemo(
    () => frameWords({ groups, title, pageSample, around, readingMm }),
    [groups, title, pageSample, around, readingMm],
  );
  const { measures, measuring } = useMeasures(words, wordSizes, mmPerPx(panel));
  const entryMm = (zones.choices.widthMm - (listShape.columns - 1) * 8) / listShape.columns;
  const entries = isOneEntryAPage ? noEntries : (list ?? noEntries);
  const [measuredCount, drawAgain] = useReducer((count: number) => count + 1, 0);
  const known = useMemo(
    () => entryHeights.known(entries, entryMm),
    // oxlint-disable-next-line react/exhaustive-deps -- more of them are known after each measuring
    [entryHeights, entries, entryMm, measuredCount],
  );
  const isPartial = known.length < entries.length;
  const onEntries = useCallback(
    (items: readonly ListItem[], heights: readonly number[]) => {
      for (const [index, item] of items.entries()) entryHeights.remember(item, entryMm, heights[index] ?? 0);
      drawAgain();
    },
    [entryHeights, entryMm],
  );

  const layout = measures && {
    measures,
    ...layOut({
      zones,
      panelHeightMm: size.heightMm,
      measures,
      headBlocks: groups.map(countHead),
      leads: groups.map(leadsOf),
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
  const twoPages = 2 * listShape.columns * listShape.rows + 1; // and the entry that says they are full
  const isShort = isBeyondFirst || entries.length <= fewEntries;
  const urgentCount = (isShort ? entries.length : twoPages) - known.length;
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

/** In a lower picture the boat would lie under the date. */
const leastBoatMm = 190;

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
