import { lookInWords } from '../../tests/end-to-end/screens/looks.ts';
import type { Look } from '../../tests/end-to-end/screens/looks.ts';

/** One picture that was taken; `file` lies beside the page. */
export type Taken = { scene: string; look: Look; file: string };

/** A page to look through: a part for each screen, in it a row for each look; what is typed hides what does not hold it. */
export function indexPage(taken: readonly Taken[]): string {
  const scenes = [...Map.groupBy(taken, ({ scene }) => scene)];
  const parts = scenes.map(([scene, pictures]) => `<h2>${scene}</h2>\n${rowsOf(pictures)}`);
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>Screens of Vestibule</title>
<style>${style}</style>
<header>
<h1>Screens</h1>
<label>Show only <input id="filter" placeholder="home 32″ ar"></label>
<p>${taken.length} pictures of ${scenes.length} screens</p>
</header>
<main>
${parts.map((part) => `<section>\n${part}\n</section>`).join('\n')}
</main>
<script>${script}</script>
</html>
`;
}

/** Portrait and landscape of one look stand side by side. */
function rowsOf(pictures: readonly Taken[]): string {
  const rows = Map.groupBy(pictures, ({ look }) => lookInWords({ ...look, orientation: 'portrait' }));
  return [...rows.values()].map((row) => `<div class="row">${row.map(figureOf).join('')}</div>`).join('\n');
}

function figureOf({ scene, look, file }: Taken): string {
  const words = lookInWords(look);
  return `<figure data-words="${scene} ${words}"><a href="${file}"><img src="${file}" loading="lazy" alt="${scene}, ${words}"></a><figcaption>${words}</figcaption></figure>`;
}

const style = `
body { margin: 0; font: 16px/1.4 sans-serif; background: #f4f1ea; color: #16202b }
header { position: sticky; top: 0; display: flex; gap: 24px; align-items: baseline; padding: 8px 24px; background: #fff; border-bottom: 1px solid #888 }
h1, header p { margin: 0 }
input { font: inherit; width: 24em }
section { padding: 0 24px 24px }
.row { display: flex; gap: 16px; align-items: flex-end; margin-bottom: 16px }
figure { margin: 0 }
img { height: 420px; border: 1px solid #888; display: block }
`;

/** Every word that is typed must stand in the picture's words; rows and screens without a picture go. */
const script = `
const filter = document.getElementById('filter');
filter.addEventListener('input', () => {
  const words = filter.value.toLowerCase().split(/\\s+/);
  for (const figure of document.querySelectorAll('figure'))
    figure.hidden = !words.every((word) => figure.dataset.words.toLowerCase().includes(word));
  for (const part of document.querySelectorAll('section'))
    part.hidden = !part.querySelector('figure:not([hidden])');
});
`;
