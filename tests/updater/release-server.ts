import { createHash, generateKeyPairSync, sign } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';
import type { Manifest } from '#main/updater/manifest.ts';

const { privateKey, publicKey } = generateKeyPairSync('ed25519');

/** Base64, as it stands in a screen's update.json. */
export const trustedKey = publicKey.export({ format: 'der', type: 'spki' }).toString('base64');

/** What the server gives: files by path. `cut` breaks the line in the middle of it. */
export type Served = Map<string, { body: Buffer; cut?: boolean }>;

/** A server of releases on this machine. */
export type ReleaseServer = { url: string; served: Served; asked: string[] };

export async function startReleaseServer(): Promise<ReleaseServer> {
  const [served, asked]: [Served, string[]] = [new Map(), []];
  const http = createServer((request, response) => {
    asked.push(request.url ?? '');
    const file = served.get(request.url ?? '');
    if (!file) return void response.writeHead(404).end();
    response.writeHead(200, { 'content-length': file.body.length });
    if (!file.cut) return void response.end(file.body);
    response.write(file.body.subarray(0, file.body.length / 2), () => response.destroy());
  });
  await new Promise<void>((settle) => http.listen(0, '127.0.0.1', settle));
  onTestFinished(() => {
    http.closeAllConnections();
    http.close();
  });
  return { url: `http://127.0.0.1:${(http.address() as AddressInfo).port}`, served, asked };
}

/** Puts a release on the server; `changes` makes its manifest another one, before it is signed. */
export function publish(
  { served }: ReleaseServer,
  version: string,
  changes: Partial<Manifest> = {},
  body: Buffer = Buffer.from(`package ${version} `.repeat(5_000)),
): Manifest {
  const { package: name = 'vestibule-kiosk' } = changes;
  const file = `${name}_${version}_amd64.deb`;
  const sha512 = createHash('sha512').update(body).digest('base64');
  const manifest: Manifest = {
    serial: 10,
    version,
    package: name,
    stagingPercentage: 100,
    packages: { amd64: { file, size: body.length, sha512 } },
    ...changes,
  };
  served.set(`/${file}`, { body });
  served.set('/latest-linux.json', { body: Buffer.from(signed(JSON.stringify(manifest))) });
  return manifest;
}

/** An envelope with the right signature over `text`. */
export function signed(text: string): string {
  return JSON.stringify({
    signed: text,
    signature: sign(null, Buffer.from(text), privateKey).toString('base64'),
  });
}
