import { SmileyIcon, WarningCircleIcon } from '@phosphor-icons/react';
import { memo, useEffect, useState } from 'react';
import type { Findings } from '#shared/domain/acceptance.ts';
import { Frame } from '../../ui/Frame.tsx';
import { GlassOverlay, useGlassTouches } from '../../ui/GlassOverlay.tsx';
import { panelSize } from '../../ui/panel-geometry.ts';
import { Paragraph, RemainingBar } from '../../ui/ReadingBlocks.tsx';
import { useSurface } from '../../ui/surface-context.ts';
import type { SetupPage } from './setup-page.ts';
import { cellAt, cellGrid, deadZones } from './touch-cells.ts';

type Touch = Findings['touch'];
type StepProps<T> = SetupPage & { onDone: (found: T) => void };

const settledMs = 4000;
/** What a finger paints that presses a way on: it must not take it away from under itself. */
const pressCells = 3;

/**
 * The whole glass to paint with a finger; what is left when somebody goes on is dead. The ways on come when all is
 * painted, or nothing new was for some seconds: else the finger that paints would press them.
 */
export function PaintStep({
  words,
  chrome,
  onDone,
  onBack,
}: StepProps<Pick<Touch, 'cells' | 'dead'>> & { onBack: () => void }) {
  const { panel } = useSurface();
  const size = panelSize(panel);
  const grid = cellGrid(size);
  const cells = grid.columns * grid.rows;
  const [painted, setPainted] = useState<ReadonlySet<number>>(new Set());
  const [settledAt, setSettledAt] = useState(-1);
  useGlassTouches((at) => {
    const cell = cellAt(at, grid);
    setPainted((before) => (before.has(cell) ? before : new Set([...before, cell])));
  }, true);
  useEffect(() => {
    const timer = setTimeout(() => setSettledAt(painted.size), settledMs);
    return () => clearTimeout(timer);
  }, [painted]);
  const isSettled = painted.size === cells || (settledAt >= 0 && painted.size <= settledAt + pressCells);
  const end = () =>
    onDone({ cells, dead: deadZones(painted, grid, { ...size, bottomMm: panel.panelBottomMm }) });
  return (
    <>
      {isSettled ? (
        <Frame
          {...chrome}
          screen="setup"
          step="paint"
          title={words.say('setup.test-paint')}
          back={{ label: words.say('nav.back'), onPress: onBack }}
          further={{ label: words.say('nav.next'), onPress: end }}
        >
          <Paragraph>{words.say('setup.test-paint-left', { count: cells - painted.size })}</Paragraph>
        </Frame>
      ) : (
        <PaintWords words={words} chrome={chrome} />
      )}
      <GlassOverlay kind="grid" {...grid} painted={painted} />
    </>
  );
}

/** What stands under the cells while a finger paints: it is laid out once, not for each cell. */
const PaintWords = memo(({ words, chrome }: SetupPage) => (
  <Frame {...chrome} screen="setup" step="paint" title={words.say('setup.test-paint')} />
));

const handsOffSeconds = 10;

/** Nobody touches: whatever is felt now is a ghost. */
export function HandsOffStep({ words, chrome, onDone }: StepProps<number>) {
  const [left, setLeft] = useState(handsOffSeconds);
  const [ghosts, setGhosts] = useState(0);
  useGlassTouches(() => setGhosts((before) => before + 1));
  useEffect(() => {
    const timer = setInterval(() => setLeft((before) => before - 1), 1000);
    return () => clearInterval(timer);
  }, []);
  useEffect(() => {
    if (left <= 0) onDone(ghosts);
  }, [left, ghosts, onDone]);
  return (
    <Frame {...chrome} screen="setup" step="hands-off" title={words.say('setup.test-hands-off')}>
      <Paragraph>{words.say('setup.cleaning-left', { seconds: Math.max(0, left) })}</Paragraph>
      <RemainingBar share={Math.max(0, left) / handsOffSeconds} />
    </Frame>
  );
}

const crosses = [0.1, 0.5, 0.9].flatMap((y) => [0.1, 0.5, 0.9].map((x) => ({ x, y })));

/** Nine crosses, one after the other; how far the touch lies from the furthest of them. */
export function AimStep({ words, chrome, onDone }: StepProps<number>) {
  const { panel } = useSurface();
  const { widthMm, heightMm } = panelSize(panel);
  const [distances, setDistances] = useState<readonly number[]>([]);
  const at = crosses[distances.length] ?? { x: 0.5, y: 0.5 };
  useGlassTouches((touched) => {
    const distance = Math.hypot((touched.x - at.x) * widthMm, (touched.y - at.y) * heightMm);
    const found = [...distances, Math.round(distance * 10) / 10];
    if (found.length === crosses.length) onDone(Math.max(...found));
    else setDistances(found);
  });
  return (
    <>
      <Frame {...chrome} screen="setup" step="aim" title={words.say('setup.test-aim')}>
        <Paragraph>{words.say('page.of', { page: distances.length + 1, count: crosses.length })}</Paragraph>
      </Frame>
      <GlassOverlay kind="cross" at={at} />
    </>
  );
}

const colours = ['red', 'green', 'blue', 'white', 'black', 'grey'] as const;

/** What to look for, then six colours over the whole glass; a touch shows the next one. */
export function ColoursStep({ words, chrome, onDone }: SetupPage & { onDone: () => void }) {
  const [shown, setShown] = useState(0);
  useGlassTouches(() => (shown < colours.length ? setShown(shown + 1) : onDone()));
  const colour = colours[shown - 1];
  return (
    <>
      <Frame {...chrome} screen="setup" step="colours" title={words.say('setup.test-colours')}>
        <Paragraph>{words.say('setup.test-colours-how')}</Paragraph>
      </Frame>
      {colour && <GlassOverlay kind="colour" colour={colour} />}
    </>
  );
}

/** Whether the colours were even; asked when they have gone. */
export function DotsStep({ words, chrome, onDone }: StepProps<boolean>) {
  return (
    <Frame
      {...chrome}
      screen="setup"
      step="dots"
      title={words.say('setup.test-dots')}
      choices={[
        {
          key: 'even',
          label: words.say('setup.no'),
          icon: SmileyIcon,
          look: 'teal',
          onPress: () => onDone(true),
        },
        {
          key: 'dots',
          label: words.say('setup.yes'),
          icon: WarningCircleIcon,
          onPress: () => onDone(false),
        },
      ]}
    />
  );
}
