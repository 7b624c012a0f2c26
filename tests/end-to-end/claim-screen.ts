import { generateKeyPairSync, randomUUID } from 'node:crypto';
import { io } from 'socket.io-client';
import { protocolVersion } from '#shared/server-protocol/protocol-version.ts';
import type { ScreenClaim } from '#shared/server-protocol/screen-claim.ts';

/** Enrols a screen that nobody looks at: one use of the code is gone. */
export async function claimScreen(server: string, code: string): Promise<void> {
  const { publicKey } = generateKeyPairSync('ed25519');
  const claim: ScreenClaim = {
    protocol: protocolVersion,
    code,
    claimId: randomUUID(),
    publicKey: publicKey.export({ format: 'der', type: 'spki' }).toString('base64'),
    screenName: 'Hall du fond',
    hardware: {
      platform: 'linux',
      architecture: 'x64',
      app: 'test',
      panel: { diagonalInches: 43, bottomMm: 850 },
    },
  };
  const socket = io(`${server}/enrol`, { transports: ['websocket'], reconnection: false });
  try {
    const answer = (await socket.timeout(10_000).emitWithAck('screen:claim', claim)) as { ok: boolean };
    if (!answer.ok) throw new Error(`the claim was refused: ${JSON.stringify(answer)}`);
  } finally {
    socket.disconnect();
  }
}
