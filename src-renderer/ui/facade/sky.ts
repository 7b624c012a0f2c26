/** The colours of one hour. `sky` from top to horizon; `windows` of dark rooms; `ink`: which ink the clock takes. */
export type Sky = {
  period: 'dawn' | 'day' | 'dusk' | 'night';
  sky: readonly [top: string, middle: string, horizon: string];
  far: string;
  near: string;
  sea: string;
  glint: string;
  ground: string;
  tree: string;
  treeDark: string;
  orb: string;
  cloud: string;
  /** How much of the evening lies over the house fronts, 0 to 1. */
  shade: number;
  window: string;
  lit: string;
  clock: 'light' | 'dark';
};

const dawn: Sky = {
  period: 'dawn',
  sky: ['#cfe0ea', '#f4dcc8', '#fbcfae'],
  far: '#b7b3bd',
  near: '#9aa3a8',
  sea: '#8fb0b8',
  glint: '#fbe3cf',
  ground: '#d9c9a6',
  tree: '#54806a',
  treeDark: '#426a58',
  orb: '#ffdf9e',
  cloud: '#fff2e6',
  shade: 0.1,
  window: '#7d90a0',
  lit: '#ffe08a',
  clock: 'light',
};

const day: Sky = {
  period: 'day',
  sky: ['#bfe1ee', '#d5eaea', '#f6ead0'],
  far: '#a3bdb6',
  near: '#86a99c',
  sea: '#5f99a3',
  glint: '#8fbcc0',
  ground: '#dcc99a',
  tree: '#3f8061',
  treeDark: '#2f6a50',
  orb: '#ffd98f',
  cloud: '#ffffff',
  shade: 0,
  window: '#84a3b4',
  lit: '#ffe27f',
  clock: 'light',
};

const dusk: Sky = {
  period: 'dusk',
  sky: ['#253a68', '#4a3f72', '#c07a80'],
  far: '#4b5478',
  near: '#38456a',
  sea: '#2c3f66',
  glint: '#8a6c8a',
  ground: '#5a5064',
  tree: '#294a4a',
  treeDark: '#1f3c3e',
  orb: '#ffe3a8',
  cloud: '#8d6a8c',
  shade: 0.36,
  window: '#3a4763',
  lit: '#ffdc7a',
  clock: 'dark',
};

const night: Sky = {
  period: 'night',
  sky: ['#0e1a36', '#17294c', '#2b3f66'],
  far: '#22365a',
  near: '#1b2d4b',
  sea: '#14253f',
  glint: '#2f4a72',
  ground: '#242f45',
  tree: '#16332f',
  treeDark: '#102825',
  orb: '#f5ecd2',
  cloud: '#243a60',
  shade: 0.58,
  window: '#22304a',
  lit: '#ffd96e',
  clock: 'dark',
};

/** The four skies of a day, for whoever checks their colours. */
export const skies: readonly Sky[] = [dawn, day, dusk, night];

/** The sky of an hour of the day, 0 to 24 with fractions. */
export function skyAt(hour: number): Sky {
  if (hour < 6 || hour >= 21) return night;
  if (hour < 8) return dawn;
  return hour < 17.5 ? day : dusk;
}
