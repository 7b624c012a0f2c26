/** A kiosk host for looking at the page: speaks the kiosk API over the browser shell's own transport. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { readFile } from 'node:fs/promises';
import { extname, join, normalize } from 'node:path';
import { WebSocketServer } from 'ws';
import type { WebSocket } from 'ws';
import type { FeedEntry, HostMessage, KioskStatus, Outcome } from '#shared/kiosk-api/announcements.ts';
import type { Acceptance, Findings } from '#shared/domain/acceptance.ts';
import type { Fitting } from '#shared/domain/screen.ts';
import { networkStepNames } from '#shared/kiosk-api/setup.ts';
import { kioskSocketPath } from '#shared/kiosk-api/transport.ts';
import type { PageMessage } from '#shared/kiosk-api/transport.ts';
import type { Call, Taking, VerbAnswers, VerbArguments, SetupRefusal } from '#shared/kiosk-api/verbs.ts';
import { aWav } from '#support/wav.ts';

export type FakeKiosk = {
  url: string;
  /** Every call of the page, in order, heartbeats left out. */
  calls: Call[];
  heartbeats: Call[];
  /** Every sentence that the page had made into sound, in order. */
  spoken: VerbArguments['speech.say'][];
  /** How long each sentence takes; 50 ms at first. */
  speakFor: (seconds: number) => void;
  announce: (change: {
    status?: Partial<KioskStatus>;
    feed?: FeedEntry[];
    gone?: string[];
    outcomes?: Outcome[];
  }) => void;
  /** Puts a picture on the screen, as the host does when it has come, and tells the pages. */
  addPicture: (sha256: string, answer: VerbAnswers['media.read']) => void;
  /** How the host answers `act`; the default keeps everything. */
  answerAct: (answer: (call: Call) => Taking) => void;
  /** What a residence code is told; undefined: whose it is. */
  refuseLookup: (refusal: SetupRefusal | undefined) => void;
  /** Drops every page, as a host that went away; pages may come back. */
  hangUp: () => void;
  close: () => Promise<void>;
};

const foundFile = {
  kind: 'found',
  residence: {
    name: 'Résidence Les Hirondelles',
    address: { street: '3 rue du Moulin', postcode: '06000', city: 'Nice' },
  },
};

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.woff2': 'font/woff2',
};

/** Serves the built page in `folder` and a host with this feed, on a free port of 127.0.0.1. */
export async function startFakeKiosk(
  folder: string,
  feed: FeedEntry[],
  status: KioskStatus,
): Promise<FakeKiosk> {
  const items = new Map(feed.map((entry) => [entry.id, entry]));
  let known = status;
  let outcomes: Outcome[] = [];
  const pictures = new Map<string, VerbAnswers['media.read']>();
  let act: (call: Call) => Taking = (call) => ({
    kind: 'kept',
    number: /help\.(ask|offer|volunteer)|event\.(propose|join)|fault\.report/.test(
      (call.arguments as { kind: string }).kind,
    )
      ? '4827'
      : null,
  });
  let lookupRefusal: SetupRefusal | undefined;
  const calls: Call[] = [];
  const heartbeats: Call[] = [];
  const spoken: VerbArguments['speech.say'][] = [];
  let wav = aWav(1_100).toString('base64');
  const pages = new Set<WebSocket>();
  const tell = (page: WebSocket, message: PageMessage) => page.send(JSON.stringify(message));
  const tellAll = (message: HostMessage) => pages.forEach((page) => tell(page, message));

  const http = createServer((request, response) => {
    const path = normalize(new URL(request.url ?? '/', 'http://kiosk').pathname);
    readFile(join(folder, path === '/' ? 'index.html' : path)).then(
      (bytes) => response.setHeader('content-type', types[extname(path)] ?? 'text/html').end(bytes),
      () => response.writeHead(404).end(),
    );
  });
  new WebSocketServer({ server: http, path: kioskSocketPath }).on('connection', (page) => {
    pages.add(page);
    page.on('close', () => pages.delete(page));
    tell(page, { kind: 'host', state: 'up' });
    tell(page, { kind: 'announcement', name: 'status', value: known });
    tell(page, {
      kind: 'announcement',
      name: 'feed',
      value: { reset: true, put: [...items.values()], gone: [] },
    });
    tell(page, { kind: 'announcement', name: 'outcomes', value: outcomes });
    tell(page, { kind: 'announcement', name: 'pictures', value: [...pictures.keys()] });
    page.on('message', (data: Buffer) => {
      const call = JSON.parse(data.toString()) as Call;
      (call.verb === 'heartbeat' ? heartbeats : calls).push(call);
      tell(page, { kind: 'answer', id: call.id, value: answer(call) });
    });
  });

  function answer(call: Call): unknown {
    switch (call.verb) {
      case 'act':
        return act(call);
      case 'act.undo':
        return { kind: 'undone' };
      case 'request.follow': {
        const { number } = call.arguments as { number: string };
        const entry = [...items.values()].find(({ value }) => 'number' in value && value.number === number);
        const delivery = known.connection.kind === 'online' ? 'sent' : 'kept';
        for (const { kind, value } of items.values()) {
          const offer = kind === 'request' && value.offers.find((one) => one.number === number);
          if (offer) return { kind: 'offer', request: value, offerId: offer.id, delivery };
        }
        if (entry?.kind === 'proposal') return { kind: 'proposal', proposal: entry.value, delivery };
        if (entry?.kind === 'volunteer') return { kind: 'volunteer', volunteer: entry.value, delivery };
        if (entry?.kind === 'answer') return { kind: 'answer', answer: entry.value, delivery };
        if (entry?.kind === 'fault') return { kind: 'fault', fault: entry.value, delivery };
        return entry?.kind === 'request'
          ? { kind: 'found', request: entry.value, delivery, asksFloor: number === '4827' }
          : { kind: 'unknown', offline: known.connection.kind === 'offline' };
      }
      case 'request.prove-floor':
        return (call.arguments as { level: number }).level === 3 ? { kind: 'right' } : { kind: 'wrong' };
      case 'setup.lookup':
        if (lookupRefusal) return lookupRefusal;
        return {
          kind: 'found',
          residence: {
            name: 'Résidence Les Hirondelles',
            address: { street: '3 rue du Moulin', postcode: '06000', city: 'Nice' },
            screens: 1,
          },
        };
      case 'setup.file':
        return { ...foundFile, id: '019ab000-0000-7000-8000-000000000002' };
      case 'setup.prepare':
      case 'setup.enrol':
      case 'installer.move':
        bind();
        return { kind: 'enrolled' };
      case 'setup.keep':
        return (tellStatus(call.arguments as Pick<KioskStatus, 'wizard'>), null);
      case 'setup.network':
        return networkStepNames.map((name) => ({ name, state: 'ok' }));
      case 'setup.fit':
        return (fit((call.arguments as { fitting: Fitting }).fitting), null);
      case 'installer.enter':
        return (call.arguments as { pin: string }).pin === '20261124'
          ? { kind: 'open', ticket: '019ab000-0000-7000-8000-000000000000' }
          : { kind: 'wrong', left: 4 };
      case 'installer.accept':
        return (tellStatus({ acceptance: reportOf(call.arguments as { findings: Findings }) }), null);
      case 'installer.fit':
        return (fit((call.arguments as { fitting: Fitting }).fitting), null);
      case 'installer.unenrol':
        return (tellStatus({ phase: 'revoked', screen: null, updatedAt: null, wizard: null }), null);
      case 'speech.say':
        spoken.push(call.arguments as VerbArguments['speech.say']);
        return { kind: 'audio', wav };
      case 'media.read':
        return pictures.get((call.arguments as { sha256: string }).sha256) ?? { kind: 'absent' };
      case 'setup.set-clock':
      case 'installer.turn':
        return 'done';
      case 'panel.touched':
      case 'heartbeat':
      case 'outcome.seen':
      case 'session.end':
      case 'installer.leave':
        return null;
    }
  }

  function bind(): void {
    const screen = { id: 'screen-1', name: 'Hall A', residence: 'Résidence Les Hirondelles' };
    const { language = 'fr' } = known.wizard ?? {};
    tellStatus({ phase: 'running', screen, wizard: { step: 'panel', language, code: '' } });
  }

  function reportOf({ findings }: { findings: Findings }): Acceptance {
    return {
      ...findings,
      network: networkStepNames.map((name) => ({ name, state: 'ok' })),
      storage: { freeBytes: 20 * 1024 ** 3, isWritable: true, areDatabasesSound: true },
      clock: { offsetMs: 0 },
      screenId: '019ab000-0000-7000-8000-000000000001',
      at: 0,
      app: 'test',
      panel: known.panel,
    };
  }

  function fit({ panel, delays }: Fitting): void {
    tellStatus({ panel, settings: { ...known.settings, ...delays } });
  }

  function tellStatus(change: Partial<KioskStatus>): void {
    known = { ...known, ...change };
    tellAll({ kind: 'announcement', name: 'status', value: known });
  }

  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(http.address() as AddressInfo).port}/`,
    calls,
    heartbeats,
    spoken,
    speakFor: (seconds) => {
      wav = aWav(Math.round(seconds * 22_050)).toString('base64');
    },
    announce: (change) => {
      if (change.status) tellStatus(change.status);
      if (change.feed || change.gone) {
        const { feed: put = [], gone = [] } = change;
        for (const entry of put) items.set(entry.id, entry);
        for (const id of gone) items.delete(id);
        tellAll({ kind: 'announcement', name: 'feed', value: { reset: false, put, gone } });
      }
      if (change.outcomes) {
        outcomes = change.outcomes;
        tellAll({ kind: 'announcement', name: 'outcomes', value: outcomes });
      }
    },
    addPicture: (sha256, picture) => {
      pictures.set(sha256, picture);
      tellAll({ kind: 'announcement', name: 'pictures', value: [...pictures.keys()] });
    },
    answerAct: (answerer) => {
      act = answerer;
    },
    refuseLookup: (refusal) => {
      lookupRefusal = refusal;
    },
    hangUp: () => pages.forEach((page) => page.terminate()),
    close: async () => {
      for (const page of pages) page.terminate();
      const closed = new Promise((resolve) => http.close(resolve));
      http.closeAllConnections(); // a browser keeps some open that it does not use
      await closed;
    },
  };
}

/** A status as an enrolled screen has it at an instant. */
export function aStatus(now: number, more: Partial<KioskStatus> = {}): KioskStatus {
  return {
    phase: 'running',
    screen: { id: 'screen-1', name: 'Hall A', residence: 'Résidence Les Hirondelles' },
    wizard: null,
    acceptance: null,
    connection: { kind: 'online' },
    updatedAt: now - 2 * 60_000,
    clock: { offsetMs: now - Date.now(), trusted: true },
    panel: { diagonalInches: 43, bottomMm: 850 },
    settings: {
      language: 'fr',
      idleReadingSeconds: 90,
      idleFormSeconds: 180,
      bounceMs: 600,
      attractSeconds: 13,
      panelHours: null,
      nightHours: { from: '21:00', until: '06:00' },
      volume: null,
    },
    light: { isLit: true, wakeMs: 700 },
    isSomebodyNear: null,
    isForInstallers: true,
    isIdentified: false,
    outbox: { pending: 0 },
    voices: [],
    ...more,
  };
}
