import { memo, useId } from 'react';
import { facadeScene } from './facade-scene.ts';
import type { FacadeInput, HouseShape, TreeShape, WindowShape } from './facade-scene.ts';
import styles from './Facade.module.css';
import { skyAt } from './sky.ts';
import type { Sky } from './sky.ts';

export type FacadeProps = FacadeInput & {
  /** `large` fills the width (attract loop); `small` leaves the side of the clock free. */
  size: 'large' | 'small';
  isMirrored: boolean;
  /** Whether a boat has room on the sea, beside the clock. */
  hasBoat?: boolean;
};

/**
 * The residence under the sky of the hour: still, decorative, silent. Fills its parent, whatever its shape.
 * The high-contrast themes hide it (styles/tokens.css): a plain band remains.
 */
export const Facade = memo(function Facade({ size, isMirrored, hasBoat = true, ...input }: FacadeProps) {
  const gradientId = useId();
  const sky = skyAt(input.hour);
  const scene = facadeScene(input);
  const isLarge = size === 'large';
  const side = isLarge ? 'xMid' : isMirrored ? 'xMin' : 'xMax';
  const skyline = isLarge ? 42 : 30;
  return (
    <svg className={styles.facade} aria-hidden="true" focusable="false" data-period={sky.period}>
      <defs>
        <linearGradient id={gradientId} x1="0" y1="0" x2="0" y2="1">
          <stop offset="0" stopColor={sky.sky[0]} />
          <stop offset="0.55" stopColor={sky.sky[1]} />
          <stop offset="1" stopColor={sky.sky[2]} />
        </linearGradient>
      </defs>
      <rect width="100%" height="100%" fill={`url(#${gradientId})`} />
      <SkyLights sky={sky} isMirrored={isMirrored} isLarge={isLarge} />
      <Land sky={sky} setting={input.setting} heightPercent={skyline} />
      {!isLarge && <Quarter sky={sky} hasBoat={hasBoat && input.setting === 'sea'} isMirrored={isMirrored} />}
      <svg
        x={!isLarge && !isMirrored ? '34%' : '0'}
        width={isLarge ? '100%' : '66%'}
        y={isLarge ? '27%' : '10%'}
        height={isLarge ? '73%' : '90%'}
        viewBox={`0 ${-scene.height} ${scene.width} ${scene.height + groundDepth}`}
        preserveAspectRatio={`${side}YMax meet`}
        overflow="visible"
      >
        <rect x={-6000} y={0} width={12000 + scene.width} height={groundDepth + 2} fill={sky.ground} />
        {scene.trees.map((tree, index) => (
          <Tree key={index} tree={tree} sky={sky} />
        ))}
        {scene.houses.map((house, index) => (
          <House key={index} house={house} sky={sky} />
        ))}
      </svg>
    </svg>
  );
}, isSamePicture);

/** The same houses come in a new list with every screen. */
function isSamePicture(one: FacadeProps, other: FacadeProps): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

const groundDepth = 16;

function SkyLights({ sky, isMirrored, isLarge }: { sky: Sky; isMirrored: boolean; isLarge: boolean }) {
  const across = (percent: number) => `${isMirrored ? 100 - percent : percent}%`;
  const isDark = sky.clock === 'dark';
  const orbX = isLarge ? (isDark ? 84 : 80) : isDark ? 95 : 93;
  const orbY = sky.period === 'dawn' ? '46%' : isLarge ? '37%' : '24%';
  return (
    <>
      {isDark &&
        stars
          .filter(([x]) => isLarge || x > 40)
          .map(([x, y, r]) => <circle key={`${x}`} cx={`${x}%`} cy={`${y}%`} r={r} fill="#fff6e4" />)}
      <circle cx={across(orbX)} cy={orbY} style={radius(isLarge ? 31 : 21)} fill={sky.orb} opacity={0.3} />
      <circle cx={across(orbX)} cy={orbY} style={radius(isLarge ? 24 : 16)} fill={sky.orb} />
      {!isDark &&
        clouds.map(([x, y, scale]) => (
          <svg key={x} x={across(x)} y={`${isLarge ? y + 12 : y}%`} overflow="visible">
            <path d={cloudPath} transform={`scale(${scale})`} fill={sky.cloud} opacity={0.75} />
          </svg>
        ))}
    </>
  );
}

/** A radius in mm on the glass, whatever the shape of the picture. */
const radius = (mm: number) => ({ r: `calc(var(--mm) * ${mm})` });

const stars = [
  [4, 37, 1.7],
  [12, 46, 1.4],
  [21, 33, 2.1],
  [33, 29, 1.5],
  [45, 33, 2.2],
  [52, 44, 1.5],
  [60, 26, 2.3],
  [69, 30, 1.5],
  [92, 27, 1.8],
  [96, 44, 1.5],
] as const;
const clouds = [
  [50, 17, 1],
  [70, 9, 0.72],
] as const;
const cloudPath =
  'M0 22h92a15 15 0 0 0 0-30 12 12 0 0 0-10 3A23 23 0 0 0 38-14 19 19 0 0 0 22-6 14 14 0 0 0 0 22z';

/** Hills, and the sea before them where the residence has one. Stretched to any width. */
function Land({
  sky,
  setting,
  heightPercent,
}: {
  sky: Sky;
  setting: FacadeInput['setting'];
  heightPercent: number;
}) {
  return (
    <svg
      y={`${100 - heightPercent}%`}
      width="100%"
      height={`${heightPercent}%`}
      viewBox="0 0 1000 300"
      preserveAspectRatio="none"
    >
      <path d="M0 92C120 60 190 96 300 74S470 6 590 34s150 62 240 30 120-46 170-24v260H0z" fill={sky.far} />
      <path d="M0 150c140-46 230 4 360-8s190-66 320-34 210 44 320-18v210H0z" fill={sky.near} />
      {setting === 'sea' ? (
        <>
          <rect y={186} width={1000} height={114} fill={sky.sea} />
          <path
            d="M60 214h90M330 232h150M700 208h120M880 244h90M180 262h70M560 268h110"
            stroke={sky.glint}
            strokeWidth={3}
          />
        </>
      ) : (
        <path d="M0 214c180-50 330-8 480-26s330-52 520-4v116H0z" fill={sky.treeDark} opacity={0.55} />
      )}
    </svg>
  );
}

/** The quarter around the residence, far off: small roofs on the slope, and a boat where there is a sea. */
function Quarter({ sky, hasBoat, isMirrored }: { sky: Sky; hasBoat: boolean; isMirrored: boolean }) {
  const isDark = sky.clock === 'dark';
  return (
    <svg
      y="76%"
      height="14%"
      width="100%"
      viewBox="0 0 900 100"
      preserveAspectRatio={isMirrored ? 'xMaxYMax meet' : 'xMinYMax meet'}
      overflow="visible"
    >
      <g transform={isMirrored ? 'translate(900 0) scale(-1 1)' : undefined}>
        <path
          d={farHouses(([x, width, height]) => `M${x} ${58 - height}h${width}v${height}h${-width}z`)}
          fill={sky.far}
        />
        <path
          d={farHouses(
            ([x, width, height]) => `M${x - 4} ${58 - height}l${width / 2 + 4} -13l${width / 2 + 4} 13z`,
          )}
          fill={sky.near}
        />
        <path
          d={farHouses(([x, width, height]) => `M${x + width / 2 - 3} ${66 - height}h6v8h-6z`)}
          fill={isDark ? sky.lit : sky.cloud}
          opacity={0.8}
        />
        {hasBoat && (
          <path
            d="M560 74l6 12h36l8-12zM582 70V30l24 40zM578 70V38l-18 32z"
            fill={sky.cloud}
            opacity={isDark ? 0.5 : 0.9}
          />
        )}
      </g>
    </svg>
  );
}

const roofs = [
  [96, 30, 26],
  [134, 24, 34],
  [166, 36, 24],
  [212, 26, 38],
  [246, 34, 28],
  [292, 26, 22],
  [328, 38, 32],
] as const;

const farHouses = (partOf: (house: (typeof roofs)[number]) => string) => roofs.map(partOf).join('');

function Tree({ tree, sky }: { tree: TreeShape; sky: Sky }) {
  return (
    <g transform={`translate(${tree.x} 4) scale(${tree.size})`}>
      <rect x={-4} y={-44} width={8} height={46} fill={sky.treeDark} />
      {tree.kind === 'round' && <ellipse cx={0} cy={-74} rx={38} ry={46} fill={sky.tree} />}
      {tree.kind === 'tall' && (
        <path d="M0-176c20 44 26 92 20 128-4 18-36 18-40 0-6-36 0-84 20-128z" fill={sky.treeDark} />
      )}
      {tree.kind === 'pine' && (
        <g fill={sky.tree}>
          <ellipse cx={0} cy={-118} rx={56} ry={24} />
          <ellipse cx={-22} cy={-100} rx={34} ry={16} />
          <rect x={-4} y={-110} width={8} height={70} fill={sky.treeDark} />
        </g>
      )}
    </g>
  );
}

function House({ house, sky }: { house: HouseShape; sky: Sky }) {
  const { x, width, height, colours } = house;
  const peak = 46;
  return (
    <g>
      {house.hasChimney && (
        <rect x={x + width * 0.72} y={-height - 44} width={22} height={40} fill={colours.side} />
      )}
      <path
        d={`M${x - 20} ${-height + 2}L${x + width / 2} ${-height - peak}L${x + width + 20} ${-height + 2}z`}
        fill={colours.roof}
      />
      <rect x={x} y={-height} width={width} height={height} fill={colours.wall} />
      <rect x={x} y={-height} width={18} height={height} fill={colours.side} />
      <rect x={x - 8} y={-height - 2} width={width + 16} height={9} fill={colours.side} />
      <rect x={x} y={-12} width={width} height={12} fill={colours.side} />
      <Shutters windows={house.windows} colours={colours} />
      <path d={doorPath(house.doorX)} fill={colours.shutter} />
      {/* the evening lies over front and shutters; the panes are drawn after it, so that lit ones glow */}
      <rect
        x={x - 8}
        y={-height - 3}
        width={width + 16}
        height={height + 3}
        fill={nightfall}
        opacity={sky.shade}
      />
      <path
        d={`M${x - 20} ${-height + 2}L${x + width / 2} ${-height - peak}L${x + width + 20} ${-height + 2}z`}
        fill={nightfall}
        opacity={sky.shade * 0.9}
      />
      <Panes windows={house.windows} sky={sky} />
      <path d={doorPath(house.doorX, 6)} fill={sky.clock === 'dark' ? sky.lit : '#4a2a20'} />
    </g>
  );
}

const nightfall = '#141f3d';

function doorPath(x: number, inset = 0): string {
  const half = 22 - inset;
  const top = -58 + inset;
  return `M${x - half} 0V${top + half}a${half} ${half} 0 0 1 ${2 * half} 0V0z`;
}

type Windows = readonly WindowShape[];

/** One shape for all windows of a front: a picture of hundreds of elements would be built anew with every screen. */
function shapeOf(windows: Windows, partOf: (x: number, top: number) => string): string {
  return windows.map(({ x, y }) => partOf(x, -y - 52)).join('');
}

function Shutters({ windows, colours }: { windows: Windows; colours: HouseShape['colours'] }) {
  const pair = (x: number, top: number) =>
    rounded(x - 29, top, 11, 46, 1.5) + rounded(x + 18, top, 11, 46, 1.5);
  return (
    <>
      <path d={shapeOf(windows, pair)} fill={colours.shutter} />
      <path d={shapeOf(windows, (x, top) => `M${x - 20} ${top + 46}h40v4h-40z`)} fill={colours.side} />
    </>
  );
}

function Panes({ windows, sky }: { windows: Windows; sky: Sky }) {
  const isDark = sky.clock === 'dark';
  const lit = windows.filter(({ isLit }) => isLit);
  const unlit = windows.filter(({ isLit }) => !isLit);
  const balconies = windows.filter(({ hasBalcony }) => hasBalcony);
  const flowers = windows.filter(({ hasFlowers, hasBalcony }) => hasFlowers && !hasBalcony);
  return (
    <>
      {isDark && (
        <path
          d={shapeOf(lit, (x, top) => rounded(x - 23, top - 6, 46, 58, 6))}
          fill={sky.lit}
          opacity={0.22}
        />
      )}
      <path d={shapeOf(unlit, panePath)} fill={sky.window} />
      <path d={shapeOf(lit, panePath)} fill={sky.lit} />
      <path d={shapeOf(unlit, barsPath)} stroke={isDark ? '#16223a' : '#eef3f2'} strokeWidth={2} />
      <path d={shapeOf(lit, barsPath)} stroke="#c98d2e" strokeWidth={2} />
      <path
        d={shapeOf(balconies, balconyPath)}
        stroke={isDark ? '#1a2338' : '#5c4438'}
        strokeWidth={2.6}
        fill="none"
      />
      <path
        d={shapeOf(flowers, (x, top) => `M${x - 18} ${top + 44}h36v7h-36z`)}
        fill={isDark ? '#3b2f3c' : '#8a5138'}
      />
      <path d={shapeOf(flowers, bloomPath)} fill={isDark ? '#3f4f4c' : '#c2493d'} />
    </>
  );
}

const panePath = (x: number, top: number) => `M${x - 17} ${top}h34v46h-34z`;
const barsPath = (x: number, top: number) => `M${x} ${top}v46M${x - 17} ${top + 16}h34`;
const bloomPath = (x: number, top: number) =>
  `M${x - 17} ${top + 44}a5.7 6 0 0 1 11.3 0a5.7 6 0 0 1 11.3 0a5.7 6 0 0 1 11.3 0z`;

function balconyPath(x: number, top: number): string {
  const bars = [-28, -20, -12, -4, 4, 12, 20, 28].map((at) => `M${x + at} ${top + 27}v22`);
  return `M${x - 28} ${top + 27}h56M${x - 28} ${top + 49}h56${bars.join('')}`;
}

function rounded(x: number, y: number, width: number, height: number, r: number): string {
  const [across, down] = [width - 2 * r, height - 2 * r];
  const turn = (dx: number, dy: number) => `a${r} ${r} 0 0 1 ${dx} ${dy}`;
  return `M${x + r} ${y}h${across}${turn(r, r)}v${down}${turn(-r, r)}h${-across}${turn(-r, -r)}v${-down}${turn(r, -r)}z`;
}
