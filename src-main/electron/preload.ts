import { contextBridge, ipcRenderer } from 'electron';
import { electronChannels } from '#shared/kiosk-api/transport.ts';
import type { PageMessage, PagePort, VestibuleBridge } from '#shared/kiosk-api/transport.ts';

/*
 * The narrow door (item 20 of Electron's checklist): the page gets two verbs, no event and no port of Electron's.
 */
let port: MessagePort | undefined;
let listener: ((message: PageMessage) => void) | undefined;
let isConnected = false;
const unheard: PageMessage[] = [];

function deliver(message: PageMessage): void {
  if (listener) listener(message);
  else unheard.push(message);
}

ipcRenderer.on(electronChannels.page, ({ ports }, message: PageMessage) => {
  port?.close();
  port = ports[0];
  deliver(message);
  if (port) port.onmessage = ({ data }) => deliver(data as PageMessage);
});

const pagePort: PagePort = {
  post: (message) => port?.postMessage(message),
  onMessage: (heard) => {
    listener = (message) => heard(message);
    for (const message of unheard.splice(0)) heard(message);
  },
};

const bridge: VestibuleBridge = {
  connect: () => {
    if (!isConnected) ipcRenderer.send(electronChannels.connect);
    isConnected = true;
    return pagePort;
  },
};

contextBridge.exposeInMainWorld('vestibule', bridge);
