import type { Namespace, Socket } from 'socket.io';
import { protocolMessages } from '#shared/server-protocol/events.ts';
import type { Farewell } from '#shared/server-protocol/farewell.ts';
import type { ResidenceLookup } from '#shared/server-protocol/residence-lookup.ts';
import type { ScreenClaim } from '#shared/server-protocol/screen-claim.ts';
import type { Enrolment } from './enrolment.ts';
import { listen } from './listen.ts';
import type { Listening } from './listen.ts';

/** Serves `/enrol`: anybody may ask, only a code opens. `addressOf` says where a socket comes from. */
export function serveEnrol(
  namespace: Namespace,
  { enrolment, farewell }: { enrolment: Enrolment; farewell: (message: Farewell) => Promise<unknown> },
  addressOf: (socket: Socket) => string,
  listening: Listening,
): void {
  const { enrol } = protocolMessages;
  namespace.on('connection', (socket) => {
    const address = addressOf(socket);
    const lookUp = (message: ResidenceLookup) => enrolment.lookUp(message, address);
    const claim = (message: ScreenClaim) => enrolment.claim(message, address);
    listen(socket, 'residence:lookup', enrol['residence:lookup'], lookUp, listening);
    listen(socket, 'screen:claim', enrol['screen:claim'], claim, listening);
    listen(socket, 'screen:farewell', enrol['screen:farewell'], farewell, listening);
  });
}

/** Where a socket comes from; behind a proxy the last address is the one that our proxy saw. */
export function addressReader(trustProxy: boolean): (socket: Socket) => string {
  return ({ handshake }) => {
    const forwarded = String(handshake.headers['x-forwarded-for'] ?? '')
      .split(',')
      .at(-1)
      ?.trim();
    return trustProxy && forwarded ? forwarded : handshake.address;
  };
}
