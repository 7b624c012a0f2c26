import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { screenSettingsSchema } from '#shared/domain/screen.ts';
import type { KioskStatus } from '#shared/kiosk-api/announcements.ts';
import type { KioskConfig } from '#shared/kiosk-config.ts';
import { PageBridge } from './bridge/page-bridge.ts';
import { StatusBoard } from './bridge/status-board.ts';
import { FeedStore } from './feed/feed-store.ts';
import { VisibleFeed } from './feed/visible-feed.ts';
import { CountingLog } from './health/counting-log.ts';
import { HealthLoop } from './health/health-loop.ts';
import { live } from './live.ts';
import { DeliverLoop } from './outbox/deliver-loop.ts';
import { LeaseLoop } from './outbox/lease-loop.ts';
import { Numbers } from './outbox/numbers.ts';
import { Outbox } from './outbox/outbox.ts';
import type { Chance, Clock, Log, PagePort, ServerLink } from './ports.ts';
import { EnrolmentFile } from './provisioning/enrolment.ts';
import { identityForClaim, openIdentity } from './provisioning/identity.ts';
import { Provisioning } from './provisioning/provisioning.ts';
import { FollowRequest } from './requests/follow-request.ts';
import { openFeedFile } from './store/feed-file.ts';
import { keepHouse, shred } from './store/housekeeping.ts';
import { closeDatabase } from './store/open-database.ts';
import { openOutboxFile } from './store/outbox-file.ts';
import { removeAsides } from './store/set-aside.ts';
import { CorrectedClock } from './sync/corrected-clock.ts';
import { Freshness } from './sync/freshness.ts';
import { PullLoop } from './sync/pull-loop.ts';
import { AppliedReports } from './sync/report-applied.ts';
import { SyncLoop } from './sync/sync-loop.ts';
import { together } from './together.ts';
import { app, builtAt } from './version.ts';

/** Everything that the host takes from outside. */
export type HostOptions = {
  dataDir: string;
  config: KioskConfig;
  clock: Clock;
  chance: Chance;
  log: Log;
  link: ServerLink;
  hasNetwork: () => boolean;
  /** Restarts by cause, from the supervisor. */
  restarts?: Record<string, number>;
};

/** A running host. */
export type Host = {
  /** A page is there: it is told everything, and its calls are answered until its port closes. */
  attachPage(port: PagePort): void;
  /** Ends everything with nothing lost; resolves when the files are closed. Twice is harmless. */
  stop(): Promise<void>;
  /** Settles when the host has ended: after `stop`, or rejected with the fault that ended it. */
  readonly ended: Promise<void>;
};

/**
 * Starts the kiosk host: content first, from the cache, before any network is tried.
 * Throws a KioskError `store.…` when a file can neither be opened nor set aside.
 */
export function startHost(options: HostOptions): Host {
  const { dataDir, config, clock, chance, link } = options;
  const log = new CountingLog(options.log);
  const stopping = new AbortController();
  const { signal } = stopping;

  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const files = { feed: join(dataDir, 'feed.db'), outbox: join(dataDir, 'outbox.db') };
  const outboxDb = openOutboxFile(files.outbox, chance, log);
  const feedDb = openFeedFile(files.feed, log);
  const enrolment = new EnrolmentFile(dataDir, log);

  const time = new CorrectedClock(clock, outboxDb, builtAt);
  const store = new FeedStore(feedDb);
  const numbers = new Numbers(outboxDb, chance, () => feed.openNumbers());
  const outbox = new Outbox(outboxDb, time, numbers, log);
  const feed = new VisibleFeed({ store, time, own: () => outbox.own(), log });
  const freshness = new Freshness(store, time);
  const isOnline = () => freshness.connection.kind === 'online';
  const isKept = (key: string) => outbox.own().some((own) => own.key === key && own.isPending);
  const following = new FollowRequest({
    clock,
    time,
    isOnline,
    isKept,
    find: (number) => feed.findRequest(number),
  });

  const health = new HealthLoop({
    clock,
    time,
    log,
    app,
    facts: () => ({
      restarts: options.restarts ?? {},
      cursors: store.scopes().map(({ id, cursor }) => ({ scope: id, cursor })),
      outbox: outbox.count(),
      errors: log.counts,
      clockOffsetMs: time.offsetMs,
      spareNumbers: numbers.spareCount,
    }),
  });

  const onShown = (scope: string, rev: number) => outbox.shown(scope, rev);
  const pulls = new PullLoop({ link, clock, chance, time, log, store, feed, freshness, onShown });
  const delivery = new DeliverLoop({ clock, chance, log, outbox });
  const leases = new LeaseLoop({ clock, log, numbers, outbox });
  const sync = new SyncLoop({
    link,
    clock,
    chance,
    log,
    time,
    freshness,
    users: [pulls, delivery, leases, health, new AppliedReports(clock, store)],
    onSettings: (settings) => enrolment.applySettings(settings),
    facts: () => ({
      app,
      clock: clock.now(),
      scopes: store.scopes(),
      outbox: {
        incarnation: outbox.incarnation,
        pending: outbox.count().pending,
        lastAckedSeq: outbox.ackedSeq,
      },
    }),
  });
  const provisioning = new Provisioning({
    link,
    clock,
    chance,
    log,
    enrolment,
    identity: () => identityForClaim(dataDir),
    hasNetwork: options.hasNetwork,
    screenName: config.screenName,
    app,
    builtAt,
    signal,
  });

  const readStatus = (): KioskStatus => ({
    ...standing(enrolment, config),
    connection: freshness.connection,
    updatedAt: freshness.updatedAt,
    clock: { offsetMs: time.offsetMs, trusted: time.isTrusted() },
    outbox: { pending: outbox.count().pending },
  });
  const status = new StatusBoard(readStatus, (value) => bridge.announce('status', value));
  const bridge = new PageBridge({
    log,
    current: () => ({ status: status.current, feed: feed.current(), outcomes: outbox.outcomes() }),
    verbs: {
      'setup.lookup': ({ code }) => provisioning.lookUp(code),
      'setup.enrol': ({ code, panel }) => provisioning.enrol(code, panel),
      act: ({ key, kind, payload }) => outbox.take({ key, kind, payload }),
      'request.follow': ({ number }) => following.follow(number),
      'outcome.seen': ({ key }) => (outbox.seen(key), null),
      heartbeat: (shown) => (health.heartbeat(shown), null),
    },
  });

  feed.onChange((change) => bridge.announce('feed', change));
  outbox.onChange(() => feed.refresh());
  outbox.onChange(() => bridge.announce('outcomes', outbox.outcomes()));
  time.onLearned(() => feed.refresh());
  for (const part of [outbox, freshness, enrolment]) part.onChange(() => status.refresh());
  time.onLearned(() => status.refresh());

  const wipe = () => {
    log.trouble('screen.revoked', { unsentActions: outbox.wipe(chance.uuid7()) });
    store.wipe();
    feed.reload();
    freshness.forget();
    enrolment.revoke();
    for (const path of [files.feed, files.outbox]) removeAsides(path);
    for (const db of [feedDb, outboxDb]) shred(db);
  };
  const works = [
    live({ clock, log, enrolment, sync, wipe, openIdentity: () => openIdentity(dataDir) }, signal),
    provisioning.enrolUnattended(config.code, config.panel),
    feed.run(clock, signal),
    status.run(clock, signal),
    keepHouse(clock, [feedDb, outboxDb], () => outbox.forget(0), signal),
  ];
  const ended = together(works, () => stopping.abort()).finally(() => {
    for (const db of [feedDb, outboxDb]) closeDatabase(db);
  });

  return {
    attachPage: (port) => bridge.attach(port),
    stop: async () => {
      stopping.abort();
      await ended;
    },
    ended,
  };
}

/** What pages know of where the screen belongs. */
function standing(
  { current }: EnrolmentFile,
  config: KioskConfig,
): Pick<KioskStatus, 'phase' | 'screen' | 'panel' | 'settings'> {
  if (current.kind === 'enrolled') {
    const { screenId, screenName, panel, settings } = current;
    return { phase: 'running', screen: { id: screenId, name: screenName }, panel, settings };
  }
  const phase = current.kind === 'revoked' ? 'revoked' : 'setup';
  return { phase, screen: null, panel: config.panel, settings: screenSettingsSchema.parse({}) };
}
