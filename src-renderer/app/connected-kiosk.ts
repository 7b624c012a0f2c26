import { KioskApi, openBridge } from '../kiosk-api.ts';

/**
 * The kiosk of this page. The bridge opens when this file is read, before the rest of the page is: the host answers
 * meanwhile (PF4). Only `main.tsx` imports it, first.
 */
export const kiosk = new KioskApi(openBridge);
kiosk.connect();
