import { generateKeyPairSync, sign } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { expect, test } from 'vitest';
import { keyOfferProof } from '#shared/server-protocol/key-offer.ts';
import type { Answer } from '#shared/server-protocol/refusal.ts';
import { ask, enrol, greet, screenOnline } from './screen-client.ts';
import type { Identity } from './screen-client.ts';
import { startServer } from './server-under-test.ts';
import { aResidence, signIn } from './staff-client.ts';

function anOffer(screenId: string, by?: KeyObject) {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const spki = publicKey.export({ format: 'der', type: 'spki' }).toString('base64');
  const proof = Buffer.from(keyOfferProof(screenId, spki));
  const signature = sign(null, proof, by ?? privateKey).toString('base64');
  return { message: { publicKey: spki, signature }, privateKey };
}

/** What the server says to a hello with this identity. */
async function verdict(url: string, identity: Identity): Promise<string> {
  const { answer } = await greet(url, identity);
  return answer.ok ? 'welcome' : answer.refusal.code;
}

test('[EN21] both keys are taken until a hello was signed with the next one, then that one alone', async () => {
  const { url } = await startServer();
  const { code } = await aResidence(await signIn(url));
  const old = await enrol(url, code);
  const { screen } = await screenOnline(url, old);
  const { message, privateKey } = anOffer(old.screenId);
  expect(await ask<Answer<null>>(screen.socket, 'key:offer', message)).toMatchObject({ ok: true });
  expect(await ask<Answer<null>>(screen.socket, 'key:offer', message)).toMatchObject({ ok: true });
  const renewed = { ...old, privateKey };
  expect(await verdict(url, old)).toBe('welcome');
  expect(await verdict(url, renewed)).toBe('welcome');
  expect(await verdict(url, old)).toBe('screen.bad_signature');
  expect(await verdict(url, renewed)).toBe('welcome');
});

test('[EN21] a key without a proof of it, for another screen, or that is none, changes nothing', async () => {
  const { url } = await startServer();
  const { code } = await aResidence(await signIn(url));
  const identity = await enrol(url, code);
  const { screen } = await screenOnline(url, identity);
  const offer = (message: object) => ask<Answer<null>>(screen.socket, 'key:offer', message);
  const stolen = anOffer(identity.screenId, generateKeyPairSync('ed25519').privateKey);
  expect(await offer(stolen.message)).toMatchObject({ ok: false, refusal: { code: 'screen.bad_signature' } });
  const foreign = anOffer('019ab000-0000-7000-8000-000000000003');
  expect(await offer(foreign.message)).toMatchObject({
    ok: false,
    refusal: { code: 'screen.bad_signature' },
  });
  const none = { ...foreign.message, publicKey: Buffer.from('no key').toString('base64') };
  expect(await offer(none)).toMatchObject({
    ok: false,
    refusal: { code: 'protocol.malformed', field: 'publicKey' },
  });
  for (const { privateKey } of [stolen, foreign])
    expect(await verdict(url, { ...identity, privateKey })).toBe('screen.bad_signature');
  expect(await verdict(url, identity)).toBe('welcome');
});
