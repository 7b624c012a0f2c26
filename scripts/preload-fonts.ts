import type { Plugin } from 'vite';

/** The two fonts of every French screen; the browser would learn of them only after the style sheet and the words. */
const wanted = [/atkinson-hyperlegible-next-latin-wght/, /noto-sans-latin-wght/];

/** Names the fonts in the head of the page, so that they come together with the script (PF4). */
export function preloadFonts(): Plugin {
  return {
    name: 'preload-fonts',
    transformIndexHtml: {
      order: 'post',
      handler: (_html, { bundle = {} }) =>
        Object.keys(bundle)
          .filter((file) => wanted.some((font) => font.test(file)))
          .map((file) => ({
            tag: 'link',
            attrs: { rel: 'preload', href: `./${file}`, as: 'font', type: 'font/woff2', crossorigin: '' },
            injectTo: 'head-prepend' as const,
          })),
    },
  };
}
