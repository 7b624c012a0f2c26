import { expect, test } from '@playwright/test';
import { plainLook } from './looks.ts';
import type { Look } from './looks.ts';
import { missesOf } from './rules.ts';
import { survey } from './survey.ts';

/** A faulty screen for each rule: a walk that measures nothing also finds nothing. */
type Canary = { title: string; requirement: string; screen: string; look?: Partial<Look> };

/** A target of so many millimetres, at so many from the left and from the bottom of the 43 inch panel. */
const target = (zone: string, width: number, height: number, x = 20, y = 60, words = 'Oui') =>
  `<div data-zone="${zone}"><button style="left:${mm(x)};bottom:${mm(y)};width:${mm(width)};height:${mm(height)}">${words}</button></div>`;
const mm = (length: number) => `calc(var(--mm) * ${length})`;
const text = (style: string, words = 'L’eau est coupée jeudi.') =>
  `<main style="position:absolute;left:0;width:${mm(300)};top:${mm(400)}"><p data-flow style="${style}">${words}</p></main>`;
const long = 'L’eau est coupée jeudi matin dans tout le bâtiment. '.repeat(4);

const canaries: Canary[] = [
  { title: '[AX2] a key of 24 mm', requirement: 'T1', screen: target('keys', 24, 40) },
  { title: '[AX3] a row of 39 mm', requirement: 'T2', screen: target('navigation', 80, 39) },
  { title: '[AX4] a choice of 89 mm', requirement: 'T3 choices', screen: target('tiles', 89, 60) },
  {
    title: '[AX4] seven choices at once',
    requirement: 'T3 at most',
    screen: Array.from({ length: 7 }, (_, index) => target('tiles', 90, 50, 20 + index * 100)).join(''),
  },
  {
    title: '[AX5] a gap of 7 mm',
    requirement: 'T4',
    screen: target('tiles', 90, 50, 20) + target('tiles', 90, 50, 117),
  },
  { title: '[AX6] a choice at 1210 mm', requirement: 'R1', screen: target('tiles', 90, 60, 20, 300) },
  { title: '[AX6] a key at 1310 mm', requirement: 'R1', screen: target('keys', 90, 60, 20, 400) },
  {
    title: '[AX7] a key at 1250 mm in low reach',
    requirement: 'R2',
    screen: target('keys', 90, 60, 20, 340),
    look: { reach: 'low' },
  },
  {
    title: '[AX7] nothing to read in low reach',
    requirement: 'R2',
    screen: target('keys', 90, 60, 20, 60),
    look: { reach: 'low' },
  },
  { title: '[AX8] a row at 890 mm', requirement: 'R3', screen: target('comfort', 90, 60, 20, 40) },
  {
    title: '[AX9] a sentence in the upper third',
    requirement: 'R6',
    screen: text('').replace(mm(400), mm(100)),
  },
  { title: '[AX10] a sentence of 12 mm', requirement: 'V1', screen: text(`font-size:${mm(16.5)}`) },
  {
    title: '[AX10] a message of 36 mm in the loop',
    requirement: 'V1',
    screen: `<h1 data-size="poster" style="font-size:${mm(48)}">Loto</h1>`,
  },
  {
    title: '[AX23] a key with a picture alone',
    requirement: 'V7',
    screen: target('keys', 90, 60, 20, 60, '<svg aria-hidden="true"></svg>'),
  },
  {
    title: '[AX11] a sentence that is cut',
    requirement: 'V4',
    screen: text('white-space:nowrap;overflow:hidden', long),
  },
  {
    title: '[AX11] a sentence that leaves the glass',
    requirement: 'V4',
    screen: text('white-space:nowrap', long),
  },
  {
    title: '[AX11] a sentence under another one',
    requirement: 'V4',
    screen: text('') + text('', 'Le marché change de place.'),
  },
  {
    title: '[AX11] a sentence under a target',
    requirement: 'V4',
    screen: text('').replace(`top:${mm(400)}`, `bottom:${mm(70)}`) + target('tiles', 120, 60),
  },
  { title: '[AX11] three points', requirement: 'V4', screen: text('text-overflow:ellipsis') },
  { title: '[AX12] lines 1.3 apart', requirement: 'V8', screen: text('line-height:1.3') },
  {
    title: '[AX12] lines of 60 characters',
    requirement: 'V8',
    screen: text(`width:${mm(500)};font-size:${mm(17)}`, long),
  },
  { title: '[AX12] italics', requirement: 'V8', screen: text('font-style:italic') },
  { title: '[AX12] capitals', requirement: 'V8', screen: text('text-transform:uppercase') },
  { title: '[AX12] a centred paragraph', requirement: 'V8', screen: text('text-align:center') },
  { title: '[AX13] a fade of a second', requirement: 'V9', screen: text('animation: fade 1s infinite') },
  {
    title: '[AX14] French in an Arabic page without its mark',
    requirement: 'P11',
    screen: text(''),
    look: { language: 'ar' },
  },
  { title: '[AX15] two titles', requirement: 'UI33', screen: '<h1>Un</h1><h1>Deux</h1>' },
];

for (const { title, requirement, screen, look } of canaries)
  test(`${title} is found`, async ({ page }) => {
    const worn = { ...plainLook, ...look };
    const isArabic = worn.language === 'ar';
    await page.setViewportSize({ width: 1080, height: 1920 });
    await page.emulateMedia({ reducedMotion: 'no-preference' });
    await page.setContent(
      `<!doctype html><html lang="${worn.language}" dir="${isArabic ? 'rtl' : 'ltr'}" style="--mm:2.0166px">
      <style>
        * { box-sizing: border-box; margin: 0; }
        button { position: absolute; font-size: ${mm(18)}; }
        p { font-size: ${mm(21)}; line-height: 1.5; }
        @keyframes fade { from { opacity: 0.9; } }
      </style>
      <div data-screen="canary" style="position:fixed;inset:0">${screen}</div></html>`,
    );
    const found = missesOf(await survey(page), worn);
    expect(found.filter((miss) => miss.startsWith(requirement))).not.toEqual([]);
  });

test('[AX1] nothing is found on a screen without a fault', async ({ page }) => {
  await page.setViewportSize({ width: 1080, height: 1920 });
  await page.setContent(
    `<!doctype html><html lang="fr" dir="ltr" style="--mm:2.0166px">
    <style>
      * { box-sizing: border-box; margin: 0; }
      button { position: absolute; font-size: ${mm(20)}; }
      p { font-size: ${mm(21)}; line-height: 1.5; }
    </style>
    <div data-screen="canary" style="position:fixed;inset:0">
      <h1>Les annonces</h1>${text('')}${target('navigation', 80, 40, 20, 122)}${target('tiles', 90, 50, 20, 174)}
    </div></html>`,
  );
  expect(missesOf(await survey(page), plainLook)).toEqual([]);
});
