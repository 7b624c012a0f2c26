import { createHash } from 'node:crypto';
import { open, rename } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Release } from './manifest.ts';
import { syncFolder } from './update-state.ts';

const envelopeLimit = 64 * 1024;
const answerWithinMs = 30_000;
const packageWithinMs = 30 * 60_000;

/** The text at `url`, or null when the server is not to be reached or says too much. */
export async function fetchEnvelope(url: string): Promise<string | null> {
  try {
    const parts: Uint8Array[] = [];
    let size = 0;
    for await (const part of await bodyOf(url, answerWithinMs)) {
      size += part.length;
      if (size > envelopeLimit) return null;
      parts.push(part);
    }
    return Buffer.concat(parts).toString('utf8');
  } catch {
    return null;
  }
}

export type Fetched =
  | { kind: 'fetched' }
  | { kind: 'refuse'; because: 'cut-download' | 'wrong-size' | 'wrong-hash' };

/** Brings a package to `path`, which exists afterwards only if its size and hash are those of the manifest. */
export async function fetchPackage(url: string, release: Release, path: string): Promise<Fetched> {
  const hash = createHash('sha512');
  let size = 0;
  const file = await open(`${path}.part`, 'w', 0o600);
  try {
    for await (const part of await bodyOf(url, packageWithinMs)) {
      size += part.length;
      if (size > release.size) return { kind: 'refuse', because: 'wrong-size' };
      hash.update(part);
      await file.write(part);
    }
    await file.sync();
  } catch {
    return { kind: 'refuse', because: 'cut-download' };
  } finally {
    await file.close();
  }
  if (size !== release.size) return { kind: 'refuse', because: 'wrong-size' };
  if (hash.digest('base64') !== release.sha512) return { kind: 'refuse', because: 'wrong-hash' };
  await rename(`${path}.part`, path);
  syncFolder(dirname(path));
  return { kind: 'fetched' };
}

/** No other address than the one that was configured: a redirection is an error. */
async function bodyOf(url: string, withinMs: number): Promise<AsyncIterable<Uint8Array>> {
  const response = await fetch(url, { redirect: 'error', signal: AbortSignal.timeout(withinMs) });
  if (!response.ok || response.body === null) throw new Error(`${url} answers ${response.status}`);
  return response.body;
}
