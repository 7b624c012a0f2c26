/** One building as the residence describes it. */
export type Building = { name: string; floors: number; doorsPerFloor: number };

export type FacadeSetting = 'sea' | 'hills';

/** What the picture is drawn from; the same values always give the same picture. */
export type FacadeInput = {
  buildings: readonly Building[];
  /** Hour of the day, 0 to 24 with fractions. */
  hour: number;
  /** Neighbours who took part these last days: one lit window each. A count, never tied to a door. */
  litCount: number;
  seed: number;
  setting: FacadeSetting;
};

export type WindowShape = { x: number; y: number; isLit: boolean; hasBalcony: boolean; hasFlowers: boolean };
export type FrontColours = { wall: string; side: string; shutter: string; roof: string };

/** A house front in drawing units, standing on y = 0 with y growing upwards. */
export type HouseShape = {
  x: number;
  width: number;
  height: number;
  floorHeight: number;
  colours: FrontColours;
  windows: readonly WindowShape[];
  doorX: number;
  hasChimney: boolean;
};
export type TreeShape = { x: number; kind: 'round' | 'tall' | 'pine'; size: number };
export type FacadeScene = {
  width: number;
  height: number;
  houses: readonly HouseShape[];
  trees: readonly TreeShape[];
};

const windowPitch = 66;
const floorHeight = 68;
const sidePadding = 20;
const groundHeight = 22;
const gapBetween = 88;
const roofHeight = 62;
const mostFloors = 10;
const mostColumns = 6;

const fronts: readonly FrontColours[] = [
  { wall: '#efc184', side: '#dba868', shutter: '#a9622f', roof: '#b04a30' },
  { wall: '#e9a48e', side: '#d58a75', shutter: '#8f4a44', roof: '#9c3f2c' },
  { wall: '#f3dcb0', side: '#e0c392', shutter: '#5d7d74', roof: '#b5533a' },
  { wall: '#d9b2a0', side: '#c49884', shutter: '#6a5a6e', roof: '#a34731' },
];

/**
 * The residence as shapes: houses, windows, doors and trees, without colours of the hour.
 * Very high or wide buildings are drawn with fewer floors or windows: a portrait, not a plan.
 */
export function facadeScene({ buildings, litCount, seed }: FacadeInput): FacadeScene {
  const drawn = buildings.length > 0 ? buildings.slice(0, 5) : [{ name: '', floors: 4, doorsPerFloor: 4 }];
  const chance = seededChance(seed);
  const houses: HouseShape[] = [];
  let x = gapBetween;
  drawn.forEach((building, index) => {
    const house = houseAt(x, building, fronts[index % fronts.length] ?? fronts[0], chance);
    houses.push(house);
    x += house.width + gapBetween * (0.8 + chance() * 0.5);
  });
  const width = x + gapBetween * 0.3;
  return {
    width,
    height: Math.max(...houses.map((house) => house.height)) + roofHeight,
    houses: lightWindows(houses, litCount, seed),
    trees: plant(houses, width, chance),
  };
}

function houseAt(
  x: number,
  building: Building,
  colours: FrontColours = plainFront,
  chance: () => number,
): HouseShape {
  const floors = clamp(building.floors, 2, mostFloors);
  const columns = clamp(building.doorsPerFloor, 3, mostColumns);
  const width = columns * windowPitch + 2 * sidePadding;
  const doorColumn = Math.floor(columns / 2);
  const windows: WindowShape[] = [];
  for (let floor = 0; floor < floors; floor += 1) {
    for (let column = 0; column < columns; column += 1) {
      if (floor === 0 && column === doorColumn) continue;
      windows.push({
        x: x + sidePadding + (column + 0.5) * windowPitch,
        y: groundHeight + floor * floorHeight,
        isLit: false,
        hasBalcony: floor > 0 && (column === doorColumn || chance() < 0.22),
        hasFlowers: chance() < 0.3,
      });
    }
  }
  return {
    x,
    width,
    height: groundHeight + floors * floorHeight + 14,
    floorHeight,
    colours,
    windows,
    doorX: x + sidePadding + (doorColumn + 0.5) * windowPitch,
    hasChimney: chance() < 0.7,
  };
}

const plainFront: FrontColours = { wall: '#efc184', side: '#dba868', shutter: '#a9622f', roof: '#b04a30' };

/** Lights exactly `count` windows (all, when there are fewer), spread over all the fronts by the seed alone. */
function lightWindows(houses: readonly HouseShape[], count: number, seed: number): HouseShape[] {
  const total = houses.reduce((sum, house) => sum + house.windows.length, 0);
  const lit = new Set(shuffled(total, seed).slice(0, Math.max(0, Math.floor(count))));
  let index = 0;
  return houses.map((house) => ({
    ...house,
    windows: house.windows.map((window) => ({ ...window, isLit: lit.has(index++) })),
  }));
}

/** A tree before, between and behind the houses, never before a door. */
function plant(houses: readonly HouseShape[], width: number, chance: () => number): TreeShape[] {
  const places = [26, ...houses.map((house) => house.x + house.width + 34), width - 18];
  return places.flatMap((x): TreeShape[] => {
    const kinds = ['round', 'tall', 'pine'] as const;
    const tree = (at: number, size: number): TreeShape => ({
      x: at,
      kind: kinds[Math.floor(chance() * 3)] ?? 'round',
      size,
    });
    return [tree(x, 0.85 + chance() * 0.5), ...(chance() < 0.55 ? [tree(x + 44, 0.6 + chance() * 0.3)] : [])];
  });
}

/** 0 to `length` − 1 in an order that only the seed decides. */
function shuffled(length: number, seed: number): number[] {
  const chance = seededChance(seed * 31 + 7);
  const order = Array.from({ length }, (_, index) => index);
  for (let last = length - 1; last > 0; last -= 1) {
    const other = Math.floor(chance() * (last + 1));
    [order[last], order[other]] = [order[other] ?? 0, order[last] ?? 0];
  }
  return order;
}

/** Mulberry32: numbers from 0 to 1 that the seed alone decides. */
function seededChance(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

function clamp(value: number, least: number, most: number): number {
  return Math.min(most, Math.max(least, Math.round(value)));
}
