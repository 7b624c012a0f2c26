import { createRoot } from 'react-dom/client';
import { KioskApi, openBridge } from '../kiosk-api.ts';
import '../styles/global.css';
import { App } from './App.tsx';

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root.');
createRoot(root).render(<App kiosk={new KioskApi(openBridge)} />);
