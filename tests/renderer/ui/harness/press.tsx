/** Targets to press and nothing else: `?show=press|tall|vanish|sleep`, on the 43 inch panel. */
import { createRoot } from 'react-dom/client';
import '#renderer/styles/global.css';
import { PanelSurface } from '#renderer/ui/PanelSurface.tsx';
import { PressField } from './PressField.tsx';

createRoot(document.getElementById('root') ?? document.body).render(
  <PanelSurface
    diagonalInches={43}
    panelBottomMm={850}
    textScale={1}
    reach="default"
    theme="day"
    language="fr"
    direction="ltr"
    person={0}
  >
    <PressField mode={new URLSearchParams(location.search).get('show') ?? 'press'} />
  </PanelSurface>,
);
