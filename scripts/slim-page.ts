import type { Plugin } from 'vite';

/** The weights that the screen shows; the package brings six of every icon (quality: initial script, PF8). */
const shownWeights = ['fill', 'bold'];

/**
 * Leaves out of the page what no screen shows: four of six weights of each icon, and the notes for translators.
 * Every part is told apart by its own shape, so a package that changes its files is shipped whole, not broken.
 */
export function slimPage(): Plugin {
  return {
    name: 'slim-page',
    enforce: 'pre',
    transform(code, id) {
      if (/@phosphor-icons\/react\/dist\/defs\/[^/]+\.js$/.test(id))
        return { code: withoutWeights(code), map: null };
      if (/src-renderer\/i18n\/[a-z]{2}\.json$/.test(id)) return { code: withoutNotes(code), map: null };
      return null;
    },
  };
}

/** `[ "thin", <drawing> ],` at two spaces of indent is one entry of the map. */
function withoutWeights(code: string): string {
  return code.replace(/^ {2}\[\n {4}"([a-z]+)",\n[\s\S]*?\n {2}\],?\n/gm, (entry, weight: string) =>
    shownWeights.includes(weight) ? entry : '',
  );
}

function withoutNotes(code: string): string {
  const catalogue = JSON.parse(code) as Record<string, { text: string }>;
  return JSON.stringify(
    Object.fromEntries(Object.entries(catalogue).map(([key, { text }]) => [key, { text }])),
  );
}
