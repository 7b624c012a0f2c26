/** One page for all looks: `?show=home&diagonal=43&bottom=850&scale=1.4&reach=low&theme=night&dir=rtl&hour=18`. */
import { createRoot } from 'react-dom/client';
import '#renderer/styles/global.css';
import { PanelSurface } from '#renderer/ui/PanelSurface.tsx';
import type { TextScale } from '#renderer/ui/panel-geometry.ts';
import type { Theme } from '#renderer/ui/surface-context.ts';
import { looks } from './looks.tsx';

const query = new URLSearchParams(location.search);
const scales: Record<string, TextScale> = { '1': 1, '1.4': 1.4, '2': 2 };
const themes: Record<string, Theme> = {
  day: 'day',
  night: 'night',
  black: 'black-on-white',
  yellow: 'yellow-on-black',
};
const show = query.get('show') ?? 'home';
const Look = looks[show] ?? (() => null);
const isRtl = query.get('dir') === 'rtl';

createRoot(document.getElementById('root') ?? document.body).render(
  <PanelSurface
    diagonalInches={Number(query.get('diagonal') ?? 43)}
    panelBottomMm={Number(query.get('bottom') ?? 850)}
    textScale={scales[query.get('scale') ?? '1'] ?? 1}
    reach={query.get('reach') === 'low' ? 'low' : 'default'}
    theme={themes[query.get('theme') ?? 'day'] ?? 'day'}
    language={isRtl ? 'ar' : 'fr'}
    direction={isRtl ? 'rtl' : 'ltr'}
  >
    <Look />
  </PanelSurface>,
);
