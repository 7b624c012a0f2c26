import { settled } from './hand-clock.ts';
import { MemoryKiosk } from './memory-kiosk.ts';
import { goodPin, pinLine } from './pin-line.ts';

/** A kiosk in service, online, whose configuration holds a PIN. */
export async function aKioskForInstallers(): Promise<MemoryKiosk> {
  const kiosk = new MemoryKiosk({ config: { installerPin: pinLine } });
  await settled();
  return kiosk;
}

/** Types the PIN; returns the ticket of the visit. */
export async function comeIn(kiosk: MemoryKiosk): Promise<string> {
  const entry = await kiosk.page.call('installer.enter', { pin: goodPin });
  if (entry.kind !== 'open') throw new Error(entry.kind);
  return entry.ticket;
}
