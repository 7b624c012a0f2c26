import { useEffect, useState } from 'react';
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

/** The whole glass to paint with a finger; what is left when somebody goes on is dead. */
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
  useGlassTouches((at) => setPainted((before) => new Set([...before, cellAt(at, grid)])), true);
  const end = () =>
    onDone({ cells, dead: deadZones(painted, grid, { ...size, bottomMm: panel.panelBottomMm }) });
  return (
    <>
      <Frame
        {...chrome}
        screen="selftest"
        step="touch"
        title={words.say('setup.test-paint')}
        back={{ label: words.say('nav.back'), onPress: onBack }}
        further={{ label: words.say('nav.next'), onPress: end }}
      >
        <Paragraph>{words.say('setup.test-paint-left', { count: cells - painted.size })}</Paragraph>
      </Frame>
      <GlassOverlay kind="grid" {...grid} painted={painted} />
    </>
  );
}

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
    <Frame {...chrome} screen="selftest" step="hands-off" title={words.say('setup.test-hands-off')}>
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
      <Frame {...chrome} screen="selftest" step="aim" title={words.say('setup.test-aim')}>
        <Paragraph>{words.say('page.of', { page: distances.length + 1, count: crosses.length })}</Paragraph>
      </Frame>
      <GlassOverlay kind="cross" at={at} />
    </>
  );
}

const colours = ['red', 'green', 'blue', 'white', 'black', 'grey'] as const;

/** Six colours over the whole glass; a touch shows the next one. */
export function ColoursStep({ words, chrome, onDone }: SetupPage & { onDone: () => void }) {
  const [shown, setShown] = useState(0);
  useGlassTouches(() => (shown + 1 < colours.length ? setShown(shown + 1) : onDone()));
  return (
    <>
      <Frame {...chrome} screen="selftest" step="colours" title={words.say('setup.test-colours')} />
      <GlassOverlay kind="colour" colour={colours[shown] ?? 'white'} />
    </>
  );
}
