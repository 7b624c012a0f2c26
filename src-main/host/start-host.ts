import type { Findings } from '#shared/domain/acceptance.ts';
import type { KioskConfig } from '#shared/kiosk-config.ts';
import { acceptScreen } from './accept-screen.ts';
import { PageBridge } from './bridge/page-bridge.ts';
import type { Restarts } from './bridge/restarts.ts';
import type { HostLife, PanelWish } from './bridge/shell-channel.ts';
import { StatusBoard } from './bridge/status-board.ts';
import { joinCommands } from './commands/join-commands.ts';
import { FeedStore } from './feed/feed-store.ts';
import { VisibleFeed } from './feed/visible-feed.ts';
import { CountingLog } from './health/counting-log.ts';
import { GlassProof } from './health/glass-proof.ts';
import { HealthLoop } from './health/health-loop.ts';
import { Pulse } from './health/pulse.ts';
import { AcceptanceFile } from './installer/acceptance-file.ts';
import { PinGate } from './installer/pin-gate.ts';
import { Life } from './live.ts';
import type { LeavingCause } from './live.ts';
import { joinMachine } from './machine/join-machine.ts';
import type { DiskShare } from './media/disk-share.ts';
import { joinMedia } from './media/join-media.ts';
import { DeliverLoop } from './outbox/deliver-loop.ts';
import { LeaseLoop } from './outbox/lease-loop.ts';
import { Numbers } from './outbox/numbers.ts';
import { Outbox } from './outbox/outbox.ts';
import { UndoTime } from './outbox/undo-time.ts';
import type {
  Chance,
  Clock,
  Log,
  Machine,
  NetworkProbe,
  PagePort,
  ServerLink,
  SpeechEngine,
} from './ports.ts';
import { PostingRecord } from './postings/posting-record.ts';
import { PostingStore } from './postings/posting-store.ts';
import { bindInWizard } from './provisioning/bind-screen.ts';
import { joinProvisioning } from './provisioning/join-provisioning.ts';
import { pinLineOf, standingOf } from './provisioning/standing-of.ts';
import { joinRequests } from './requests/join-requests.ts';
import { chainEngines } from './speech/engine-chain.ts';
import { ReadAloud } from './speech/read-aloud.ts';
import { openDataFiles } from './store/data-files.ts';
import { proveFeedFile } from './store/feed-file.ts';
import { sparing } from './store/store-error.ts';
import { CorrectedClock } from './sync/corrected-clock.ts';
import { Freshness } from './sync/freshness.ts';
import { PullLoop } from './sync/pull-loop.ts';
import { AppliedReports } from './sync/report-applied.ts';
import { SyncLoop } from './sync/sync-loop.ts';
import { together } from './together.ts';
import { installerVerbs } from './verbs/installer-verbs.ts';
import { setupVerbs } from './verbs/setup-verbs.ts';
import { app, builtAt, version } from './version.ts';
import { wipeScreen } from './wipe-screen.ts';

/** Everything that the host takes from outside. */
export type HostOptions = {
  dataDir: string;
  config: KioskConfig;
  clock: Clock;
  chance: Chance;
  log: Log;
  link: ServerLink;
  hasNetwork: () => boolean;
  network: NetworkProbe;
  machine: Machine;
  /** Lets the shell begin the page anew. */
  reloadPage: () => void;
  /** What pictures may take of the disk, and what is held back for a full one. */
  disk: DiskShare;
  /** From the user's keyring, where the shell has one: 32 bytes under which the screen's own key is kept. */
  wrappingKey?: Buffer | null;
  /** Voices for reading aloud, the best first; none: nothing is read aloud. */
  engines?: readonly SpeechEngine[];
  /** Restarts by cause, from the supervisor. */
  restarts?: Restarts;
  /** Tells the shell that host and page live, and whether the panel is to shine. */
  tellShell?: (message: HostLife | PanelWish) => void;
};

/** A running host. */
export type Host = {
  /** A page is there: it is told everything, and its calls are answered until its port closes. */
  attachPage(port: PagePort): void;
  /** The shell has restarted something again. */
  countRestarts(restarts: Restarts): void;
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
  const { dataDir, config, clock, chance, hasNetwork, network, machine, disk } = options;
  const { wrappingKey = null, engines = [], tellShell } = options;
  let { restarts = {} } = options;
  const stopping = new AbortController();
  const { signal } = stopping;
  const log = new CountingLog(options.log);
  const outside = { clock, chance, link: options.link, log };

  const files = openDataFiles(dataDir, chance, log);
  const place = joinProvisioning({
    ...outside,
    dataDir,
    config,
    wrappingKey,
    hasNetwork,
    app,
    builtAt,
    signal,
  });
  const { enrolment, wizard, identity, provisioning } = place;
  const standing = () => standingOf(enrolment.current, config);
  const time = new CorrectedClock(clock, files.outboxDb, builtAt);
  const store = new FeedStore(files.feedDb);
  const numbers = new Numbers(files.outboxDb, chance, () => feed.openNumbers());
  const outbox = new Outbox(files.outboxDb, time, numbers, log);
  const own = () => outbox.own();
  const feed = new VisibleFeed({ store, time, own, log });
  const freshness = new Freshness(store, time);
  const media = joinMedia({ ...outside, dataDir, disk, time, feed: () => feed.current().put });
  const { ballast, pictures } = media;

  const healthFacts = () => ({
    restarts,
    cursors: store.scopes().map(({ id, cursor }) => ({ scope: id, cursor })),
    outbox: outbox.count(),
    errors: log.counts,
    clockOffsetMs: time.offsetMs,
    spareNumbers: numbers.spareCount,
    panel: light.report,
    keyIn: identity.protection,
  });
  const prove = (now: number) => proveFeedFile(files.feedDb, now);
  const pulse = tellShell && new Pulse({ clock, log, prove, tell: tellShell });
  const helloFacts = () => ({ app, clock: clock.now(), scopes: store.scopes(), outbox: outbox.summary() });
  const health = new HealthLoop({ ...outside, time, app, facts: healthFacts });
  const proof = new GlassProof({ dataDir, version, clock, log });
  const acceptance = new AcceptanceFile({ ...outside, dataDir });
  const delivery = new DeliverLoop({ ...outside, outbox });
  const ownActions = {
    onShown: (scope: string, rev: number) => outbox.shown(scope, rev),
    isSending: () => delivery.isSending,
  };
  const { presence, light, loudness } = joinMachine({
    ...outside,
    time,
    machine,
    settings: () => standing().settings,
    timeZone: () => feed.residence?.timeZone,
    sensor: config.presence,
    isUnattended: () =>
      enrolment.current.kind === 'enrolled' && !wizard.current && health.onGlass?.screen === 'attract',
    hasUrgent: () => feed.hasUrgent,
  });
  for (const part of [light, loudness]) enrolment.onChange(() => part.refresh());
  light.onChange(() => tellShell?.({ light: light.isLit }));
  const commands = joinCommands({
    ...outside,
    dataDir,
    time,
    network,
    machine,
    onGlass: () => health.onGlass,
    isSomebodyNear: () => presence.isSomebodyNear === true,
    light: (wanted) => light.order(wanted),
    renewKey: () => place.keyRenewal.renew(),
    reloadPage: options.reloadPage,
    resync: () => pull.startOver(),
    restart: () => stopping.abort(),
    outboxIsWhole: () => files.outboxDb.pragma('quick_check', { simple: true }) === 'ok',
    hasVoice: () => (speech.voices ?? []).length > 0,
    signal,
  });
  const { identification } = commands;
  const pull = new PullLoop({ ...outside, ...ownActions, time, store, feed, freshness });
  const users = [
    delivery,
    pull,
    new LeaseLoop({ ...outside, numbers, outbox }),
    new AppliedReports(clock, store),
    media.loop,
    place.fitting,
    place.keyRenewal,
    commands.desk,
    acceptance,
    health,
  ];
  const onSettings = enrolment.applySettings.bind(enrolment);
  const sync = new SyncLoop({
    ...outside,
    time,
    freshness,
    users,
    onSettings,
    facts: helloFacts,
    reconnectMostMs: config.reconnectMostSeconds * 1000,
  });
  const isOnline = () => freshness.connection.kind === 'online';
  const { following, floors } = joinRequests({ ...outside, time, feed, own, isOnline });
  const postings = new PostingRecord({
    ...outside,
    time,
    store: new PostingStore(files.outboxDb),
    notices: () => feed.legalNotices(),
    isOnline,
    isLit: () => light.isLit,
    take: (action) => outbox.take(action),
  });
  const pinLine = () => pinLineOf(enrolment.current, config);
  const gate = new PinGate({ ...outside, dataDir, pinLine });
  const speech = new ReadAloud(chainEngines(engines, log), signal);

  const accept = async (findings: Findings) => {
    const databases = [files.outboxDb, files.feedDb];
    const parts = { ...outside, acceptance, enrolment, identity, network, time, dataDir, databases, app };
    await acceptScreen(findings, parts);
    status.refresh();
  };
  const readStatus = () => ({
    ...standing(),
    wizard: wizard.current,
    acceptance: acceptance.current,
    connection: freshness.connection,
    updatedAt: freshness.updatedAt,
    clock: { offsetMs: time.offsetMs, trusted: time.isTrusted() },
    isIdentified: identification.isShown,
    light: { isLit: light.isLit, wakeMs: light.wakeMs },
    isSomebodyNear: presence.isSomebodyNear,
    outbox: { pending: outbox.count().pending },
    voices: speech.voices,
  });
  const status = new StatusBoard(readStatus, (value) => bridge.announce('status', value));
  const bridge = new PageBridge({
    log,
    current: () => ({
      status: status.current,
      feed: feed.current(),
      outcomes: outbox.outcomes(),
      pictures: pictures.ready,
    }),
    verbs: {
      ...setupVerbs({ ...place, acceptance, network, machine }),
      ...installerVerbs({
        gate,
        wizard,
        enrolment,
        machine,
        panel: () => standing().panel,
        leave: () => life.leave(),
        bind: (code, panel) => bindInWizard(place, code, panel),
        accept,
      }),
      act: ({ key, kind, payload }) => ballast.makeWayFor(() => outbox.take({ key, kind, payload })),
      'act.undo': ({ key }) => ({ kind: outbox.undo(key) ? 'undone' : 'gone' }),
      'session.end': () => (outbox.release(), null),
      'request.follow': ({ number }) => following.follow(number),
      'request.prove-floor': ({ number, level }) => floors.prove(number, level),
      'outcome.seen': ({ key }) => (outbox.seen(key), null),
      'speech.say': (sentence) => speech.say(sentence),
      'media.read': ({ sha256 }) => pictures.read(sha256),
      'panel.touched': () => (light.touched(), null),
      heartbeat: (shown) => {
        const isContent = shown.screen !== 'out-of-order';
        health.heartbeat(shown);
        tellShell?.({ beat: isContent ? 'content' : 'out-of-order' });
        if (!isContent) return null;
        proof.heartbeat();
        postings.heartbeat(shown);
        return null;
      },
    },
  });
  feed.onChange((change) => bridge.announce('feed', change));
  for (const part of [postings, light]) feed.onChange(() => part.refresh());
  feed.onChange(() => pictures.refresh());
  pictures.onChange(() => bridge.announce('pictures', pictures.ready));
  outbox.onChange(() => bridge.announce('outcomes', outbox.outcomes()));
  for (const part of [outbox, time]) part.onChange(() => feed.refresh());
  for (const part of [outbox, time, freshness, enrolment, wizard, speech, identification, light, presence])
    part.onChange(() => status.refresh());

  const wipe = (cause: LeavingCause) =>
    wipeScreen(cause, {
      ...outside,
      ...place,
      files,
      acceptance,
      outbox,
      postings,
      commands: commands.file,
      store,
      media: media.store,
      feed,
      freshness,
    });
  const tidy = () => {
    outbox.forget(0);
    health.alarmStale(outbox.count().oldestAt);
  };
  const tellClaim = (line: AbortSignal) => provisioning.tellClaim(line);
  const life = new Life({
    clock,
    log,
    enrolment,
    sync,
    wipe,
    openIdentity: () => identity.open(),
    tellClaim,
  });
  const works = [
    life.run(signal),
    place.farewells.run(signal),
    provisioning.enrolUnattended(config.code, config.panel),
    feed.run(clock, signal),
    new UndoTime(outbox, log).run(clock, signal),
    status.run(clock, signal),
    postings.run(signal),
    speech.run(clock),
    light.run(signal),
    presence.run(signal),
    loudness.run(signal),
    files.keepTidy(clock, tidy, signal),
    ballast.run(clock, signal),
    ...(pulse ? [pulse.run(signal)] : []),
  ];
  const ended = together(works, () => stopping.abort()).finally(() => files.close());
  const stop = () => {
    if (!signal.aborted) sparing(log, () => outbox.release());
    stopping.abort();
    return ended;
  };
  const countRestarts = (counted: Restarts) => void (restarts = counted);
  return { attachPage: (port) => bridge.attach(port), countRestarts, stop, ended };
}
