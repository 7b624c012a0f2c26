import { mkdirSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { bucketOf } from '#main/updater/decide.ts';
import { takeWish } from '#main/updater/take-wish.ts';
import type { Outcome } from '#main/updater/update-once.ts';
import { readState } from '#main/updater/update-state.ts';
import { temporaryDirectory } from '#support/temporary-directory.ts';
import { publish, signed, startReleaseServer } from './release-server.ts';
import type { ReleaseServer } from './release-server.ts';
import { PowerCut, TestMachine } from './test-machine.ts';

let server: ReleaseServer;
let machine: TestMachine;

beforeEach(async () => {
  server = await startReleaseServer();
  machine = new TestMachine();
});

const debs = (): string[] => readdirSync(machine.folder).filter((name) => name.includes('.deb'));
const newest = '/latest-linux.json';
const deb = '/vestibule-kiosk_1.1.0_amd64.deb';

test('[UP1] a newer signed release is fetched, installed, seen on the glass, and kept as the next way back', async () => {
  publish(server, '1.1.0');
  expect(await machine.run(server)).toEqual({ kind: 'updated', from: '1.0.0', to: '1.1.0' });
  expect(machine.installs).toEqual(['1.1.0']);
  expect(debs()).toEqual(['vestibule-kiosk_1.1.0.deb']);
  expect(await machine.run(server)).toEqual({ kind: 'current' });
  expect(machine.installs).toEqual(['1.1.0']);
});

type Fault = [what: string, arrange: () => void, outcome: Outcome];
const refused = (because: Extract<Outcome, { kind: 'refused' }>['because']): Outcome => ({
  kind: 'refused',
  because,
});
const manifestText = (): string =>
  (JSON.parse(server.served.get(newest)?.body.toString() ?? '') as { signed: string }).signed;
const serve = (path: string, body: string): void => void server.served.set(path, { body: Buffer.from(body) });

describe('[UP2] nothing is installed', () => {
  const faults: Fault[] = [
    [
      'when the manifest is signed by nobody',
      () => serve(newest, JSON.stringify({ signed: manifestText(), signature: '' })),
      refused('bad-signature'),
    ],
    [
      'when one letter of it changed after the signing',
      () => {
        const { signature } = JSON.parse(signed(manifestText())) as { signature: string };
        serve(newest, JSON.stringify({ signed: manifestText().replace('1.1.0', '9.1.0'), signature }));
      },
      refused('bad-signature'),
    ],
    [
      'when it is for the other shell',
      () => publish(server, '1.1.0', { package: 'vestibule' }),
      refused('other-package'),
    ],
    ['when it is no JSON', () => serve(newest, '<html>'), refused('unreadable')],
    [
      'when it says what nobody agreed on',
      () => serve(newest, signed('{"version":"1.1.0"}')),
      refused('unreadable'),
    ],
    [
      'when it names a path',
      () =>
        publish(server, '1.1.0', {
          packages: { amd64: { file: '../x.deb', size: 1, sha512: `${'A'.repeat(86)}==` } },
        }),
      refused('unreadable'),
    ],
    ['when it is larger than a manifest', () => serve(newest, 'x'.repeat(100_000)), refused('unreachable')],
    ['when the server is not there', () => server.served.clear(), refused('unreachable')],
    [
      'when it has no package for this machine',
      () => publish(server, '1.1.0', { packages: {} }),
      refused('no-package'),
    ],
    ['when the package is not there', () => server.served.delete(deb), refused('cut-download')],
    [
      'when the line breaks in the middle of the package',
      () => Object.assign(server.served.get(deb) ?? {}, { cut: true }),
      refused('cut-download'),
    ],
    [
      'when the package is another one of the same size',
      () => server.served.get(deb)?.body.fill('x'),
      refused('wrong-hash'),
    ],
    ['when the package is shorter', () => serve(deb, 'x'), refused('wrong-size')],
    ['when the package goes on and on', () => serve(deb, 'x'.repeat(1_000_000)), refused('wrong-size')],
    [
      'when the release is older than what is installed',
      () => void (machine.installed = '1.2.0'),
      refused('older'),
    ],
    ['outside the quiet hours', () => void (machine.hour = 14), { kind: 'not-quiet' }],
    [
      'when its turn has not come',
      () => publish(server, '1.1.0', { stagingPercentage: 0 }),
      { kind: 'not-in-stage', version: '1.1.0' },
    ],
  ];
  test.each(faults)('%s', async (_what, arrange, outcome) => {
    publish(server, '1.1.0');
    arrange();
    const before = machine.installed;
    expect(await machine.run(server)).toEqual(outcome);
    expect([machine.installs, machine.installed]).toEqual([[], before]);
    expect(debs().filter((name) => name.endsWith('1.1.0.deb'))).toEqual([]);
  });

  test('without a key, and nobody is asked', async () => {
    publish(server, '1.1.0');
    expect(await machine.run(server, '')).toEqual({ kind: 'off' });
    expect(server.asked).toEqual([]);
  });
});

test('[UP3] a manifest that was taken back is refused when it is shown again', async () => {
  publish(server, '1.2.0', { serial: 20, stagingPercentage: 0 });
  await machine.run(server);
  publish(server, '1.1.0', { serial: 21 });
  expect(await machine.run(server)).toMatchObject({ kind: 'updated', to: '1.1.0' });
  publish(server, '1.2.0', { serial: 20 });
  expect(await machine.run(server)).toEqual(refused('replayed'));
  expect(machine.installed).toBe('1.1.0');
});

test('[UP4] screens take a release by their own share, which only grows', async () => {
  const bucket = bucketOf(machine.machineId, '1.1.0');
  publish(server, '1.1.0', { stagingPercentage: bucket });
  expect(await machine.run(server)).toEqual({ kind: 'not-in-stage', version: '1.1.0' });
  publish(server, '1.1.0', { stagingPercentage: bucket + 1, serial: 11 });
  expect(await machine.run(server)).toMatchObject({ kind: 'updated' });
});

test('[UP4] the shares are even, and other screens go first at the next release', () => {
  const ids = Array.from({ length: 2_000 }, (_, at) => `screen-${at}`);
  const first = (version: string): string[] => ids.filter((id) => bucketOf(id, version) < 10);
  expect(first('1.1.0').length).toBeGreaterThan(140);
  expect(first('1.1.0').length).toBeLessThan(260);
  expect(first('1.2.0').filter((id) => first('1.1.0').includes(id)).length).toBeLessThan(50);
});

test('[UP5] no release is taken without a way back', async () => {
  publish(server, '1.3.0');
  machine.installed = '1.2.0'; // whose package was never kept here
  expect(await machine.run(server)).toEqual(refused('no-way-back'));
  expect(machine.installs).toEqual([]);
});

test('[UP6] a version that brings nothing on the glass is taken back, and never tried again', async () => {
  machine.healthy.delete('1.1.0');
  publish(server, '1.1.0');
  expect(await machine.run(server)).toEqual({
    kind: 'rolled-back',
    from: '1.0.0',
    to: '1.1.0',
    because: 'no-health',
  });
  expect([machine.installs, machine.installed]).toEqual([['1.1.0', '1.0.0'], '1.0.0']);
  expect(debs()).toEqual(['vestibule-kiosk_1.0.0.deb']);
  publish(server, '1.1.0', { serial: 11 });
  expect(await machine.run(server)).toEqual(refused('failed-before'));
  publish(server, '1.2.0', { serial: 12 });
  expect(await machine.run(server)).toMatchObject({ kind: 'updated', from: '1.0.0', to: '1.2.0' });
});

test('[UP6] so is one that dpkg refuses', async () => {
  machine.broken.add('1.1.0');
  publish(server, '1.1.0');
  expect(await machine.run(server)).toEqual({
    kind: 'rolled-back',
    from: '1.0.0',
    to: '1.1.0',
    because: 'install',
  });
  expect(machine.installed).toBe('1.0.0');
});

const lies: [what: string, arrange: () => void][] = [
  [
    'the word of the version before',
    () => writeFileSync(machine.healthFile, '{"version":"1.0.0","upSeconds":900}'),
  ],
  [
    'a word after less than a minute',
    () => writeFileSync(machine.healthFile, '{"version":"1.1.0","upSeconds":59}'),
  ],
  ['half a file', () => writeFileSync(machine.healthFile, '{"version":"1.1')],
  [
    'a link to a file elsewhere',
    () => {
      const elsewhere = join(temporaryDirectory(), 'elsewhere.json');
      writeFileSync(elsewhere, '{"version":"1.1.0","upSeconds":900}');
      symlinkSync(elsewhere, machine.healthFile);
    },
  ],
];
test.each(lies)('[UP7] %s is no proof', async (_what, arrange) => {
  machine.healthy.clear();
  machine.onStep = (step) => {
    if (step === 'after-dpkg' && machine.installed === '1.1.0') arrange();
  };
  publish(server, '1.1.0');
  expect(await machine.run(server)).toMatchObject({ kind: 'rolled-back', because: 'no-health' });
});

test('[UP8] when the roll-back fails too, the next run tries again, and nothing else', async () => {
  machine.broken = new Set(['1.0.0', '1.1.0']);
  publish(server, '1.1.0');
  expect(await machine.run(server)).toEqual({ kind: 'stuck', from: '1.0.0', to: '1.1.0' });
  machine.hour = 14; // a screen that shows nothing does not wait for the night
  expect(await machine.run(server)).toEqual({ kind: 'stuck', from: '1.0.0', to: '1.1.0' });
  machine.broken.clear();
  expect(await machine.run(server)).toMatchObject({ kind: 'rolled-back', from: '1.0.0' });
  expect(machine.installs).toEqual(['1.1.0', '1.0.0', '1.0.0', '1.0.0']);
});

const cuts: [when: 'before-dpkg' | 'after-dpkg' | 'waiting', installs: string[]][] = [
  ['before-dpkg', ['1.1.0']],
  ['after-dpkg', ['1.1.0', '1.1.0']],
  ['waiting', ['1.1.0']],
];
test.each(cuts)('[UP9] a power cut (%s) is gone on from, by day too', async (when, installs) => {
  publish(server, '1.1.0');
  if (when === 'waiting') machine.healthy.clear();
  machine.onStep = (step) => {
    if (step === when) throw new PowerCut();
  };
  await expect(machine.run(server)).rejects.toThrow(PowerCut);
  machine.healthy.add('1.1.0');
  machine.startAgain();
  machine.hour = 14;
  expect(await machine.run(server)).toEqual({ kind: 'updated', from: '1.0.0', to: '1.1.0' });
  expect(machine.installs).toEqual(installs);
  expect(machine.configured).toBe(1);
  expect(readState(machine.folder).step).toEqual({ kind: 'idle' });
});

test.each(['after-dpkg', 'waiting'] as const)(
  '[UP10] a version that takes the machine down each time (%s) is given up',
  async (when) => {
    machine.healthy.clear();
    publish(server, '1.1.0');
    machine.onStep = (step) => {
      if (step === when && machine.installed === '1.1.0') throw new PowerCut();
    };
    const runs: string[] = [];
    for (let run = 0; run < 4; run++)
      runs.push(
        await machine.run(server).then(
          ({ kind }) => kind,
          () => 'power-cut',
        ),
      );
    expect(runs).toEqual(['power-cut', 'power-cut', 'rolled-back', 'refused']);
    expect(machine.installed).toBe('1.0.0');
  },
);

test('[UP15] a look that was ordered does not wait for the quiet hours, and still wants a signed release', async () => {
  publish(server, '1.1.0');
  machine.hour = 12;
  expect(await machine.run(server)).toEqual({ kind: 'not-quiet' });
  machine.isWished = true;
  expect(await machine.run(server)).toEqual({ kind: 'updated', from: '1.0.0', to: '1.1.0' });
  serve(newest, '<html>');
  expect(await machine.run(server)).toEqual(refused('unreadable'));
});

test('[UP15] a wish is taken once, and only a name is removed for it', () => {
  const wish = join(machine.folder, 'update-wanted');
  writeFileSync(wish, '');
  expect([takeWish(wish), takeWish(wish)]).toEqual([true, false]);
  mkdirSync(wish);
  expect(takeWish(wish)).toBe(false);
});
