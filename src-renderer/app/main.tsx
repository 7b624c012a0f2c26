import './guarded-page.ts';
import { kiosk } from './connected-kiosk.ts';
import { createRoot } from 'react-dom/client';
import '../styles/global.css';
import { App } from './App.tsx';
import { bringScreens } from './late-screens.ts';

/** A host that is up answers sooner: then the first thing on the glass is the content. */
const patienceMs = 150;

const element = document.getElementById('root');
if (!element) throw new Error('index.html has no #root.');
const root = createRoot(element);

await new Promise<void>((resolve) => {
  setTimeout(resolve, patienceMs);
  kiosk.subscribe(() => kiosk.state().status && resolve());
});
root.render(<App kiosk={kiosk} />);
requestIdleCallback(bringScreens);
