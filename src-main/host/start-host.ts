import { join } from 'node:path';
import { mayServe } from '#shared/domain/acceptance.ts';
import type { Findings } from '#shared/domain/acceptance.ts';
import type { Panel } from '#shared/domain/screen.ts';
import type { KioskConfig } from '#shared/kiosk-config.ts';
import type { VerbAnswers } from '#shared/kiosk-api/verbs.ts';
import { KioskError } from '#shared/kiosk-error.ts';
import { PageBridge } from './bridge/page-bridge.ts';
import type { Restarts } from './bridge/restarts.ts';
import type { HostLife, PanelWish } from './bridge/shell-channel.ts';
import { StatusBoard } from './bridge/status-board.ts';
import { CommandDesk } from './commands/command-desk.ts';
import { CommandFile } from './commands/command-file.ts';
import { Identification } from './commands/identification.ts';
import { performOrder } from './commands/perform-order.ts';
import { selfCheck } from './commands/self-check.ts';
import { FeedStore } from './feed/feed-store.ts';
import { VisibleFeed } from './feed/visible-feed.ts';
import type { Order } from '#shared/server-protocol/command.ts';
import { CountingLog } from './health/counting-log.ts';
import { GlassProof } from './health/glass-proof.ts';
import { HealthLoop } from './health/health-loop.ts';
import { Pulse } from './health/pulse.ts';
import { AcceptanceFile } from './installer/acceptance-file.ts';
import { measureStorage } from './installer/measure-storage.ts';
import { PinGate } from './installer/pin-gate.ts';
import type { PanelOrder } from './machine/panel-light.ts';
import { Loudness } from './machine/loudness.ts';
import { PanelLight } from './machine/panel-light.ts';
import { Life } from './live.ts';
import type { LeavingCause } from './live.ts';
import { Ballast } from './media/ballast.ts';
import type { DiskShare } from './media/disk-share.ts';
import { MediaLoop } from './media/media-loop.ts';
import { MediaStore } from './media/media-store.ts';
import { Pictures } from './media/pictures.ts';
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
import { EnrolmentFile } from './provisioning/enrolment.ts';
import { Farewells } from './provisioning/farewells.ts';
import { FittingReport } from './provisioning/fitting-report.ts';
import { IdentityFile } from './provisioning/identity.ts';
import { KeyRenewal } from './provisioning/key-renewal.ts';
import { UsbEnrolment } from './provisioning/usb-enrolment.ts';
import { Provisioning } from './provisioning/provisioning.ts';
import { pinLineOf, standingOf } from './provisioning/standing-of.ts';
import { FollowRequest } from './requests/follow-request.ts';
import { FloorProof } from './requests/prove-floor.ts';
import { WrongTries } from './requests/wrong-tries.ts';
import { WizardFile } from './provisioning/wizard-file.ts';
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
import { app, builtAt, version } from './version.ts';

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
  const { dataDir, config, clock, hasNetwork, network, machine, disk, engines = [] } = options;
  const { tellShell } = options;
  let { restarts = {} } = options;
  const stopping = new AbortController();
  const { signal } = stopping;
  const log = new CountingLog(options.log);
  const outside = { clock, chance: options.chance, link: options.link, log };

  const files = openDataFiles(dataDir, options.chance, log);
  const enrolment = new EnrolmentFile(dataDir, log);
  const wizard = new WizardFile(dataDir, log);
  const identity = new IdentityFile(dataDir, options.wrappingKey ?? null);
  const time = new CorrectedClock(clock, files.outboxDb, builtAt);
  const store = new FeedStore(files.feedDb);
  const numbers = new Numbers(files.outboxDb, options.chance, () => feed.openNumbers());
  const outbox = new Outbox(files.outboxDb, time, numbers, log);
  const feed = new VisibleFeed({ store, time, own: () => outbox.own(), log });
  const freshness = new Freshness(store, time);
  const ballast = new Ballast({ path: join(dataDir, 'ballast'), bytes: disk.ballastBytes, log });
  const { quotaBytes } = disk;
  const media = new MediaStore({ folder: join(dataDir, 'media'), quotaBytes, clock, log });
  const pictures = new Pictures({ store: media, feed: () => feed.current().put, quotaBytes });

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
  const own = {
    onShown: (scope: string, rev: number) => outbox.shown(scope, rev),
    isSending: () => delivery.isSending,
  };
  const identification = new Identification(clock);
  const settings = () => standingOf(enrolment.current, config).settings;
  const timeZone = () => feed.residence?.timeZone;
  const light = new PanelLight({
    ...outside,
    time,
    timeZone,
    setPower: (isOn) => machine.setPanelPower(isOn),
    hours: () => settings().panelHours,
    isUnattended: () =>
      enrolment.current.kind === 'enrolled' && !wizard.current && health.onGlass?.screen === 'attract',
    hasUrgent: () => feed.hasUrgent,
  });
  const setVolume = (percent: number) => machine.setVolume(percent);
  const loudness = new Loudness({ ...outside, time, timeZone, settings, setVolume });
  for (const part of [light, loudness]) enrolment.onChange(() => part.refresh());
  light.onChange(() => tellShell?.({ light: light.isLit }));
  const screenId = () => (enrolment.current.kind === 'enrolled' ? enrolment.current.screenId : undefined);
  const keyRenewal = new KeyRenewal({ ...outside, identity, screenId });
  const commandFile = new CommandFile(dataDir, clock.bootId, log);
  const orderParts = {
    machine,
    onGlass: () => health.onGlass?.screen ?? null,
    light: (wanted: PanelOrder) => light.order(wanted),
    renewKey: () => keyRenewal.renew(),
    identify: (seconds: number) => identification.show(seconds, signal),
    reloadPage: options.reloadPage,
    resync: () => pull.startOver(),
    wait: async (ms: number) => {
      await clock.delay(ms, signal);
      return signal.aborted ? 'ending' : 'over';
    },
    restart: () => stopping.abort(),
    selfCheck: () =>
      selfCheck({
        network,
        isClockTrusted: time.isTrusted(),
        heartbeatAt: health.onGlass?.heartbeatAt ?? null,
        now: time.now(),
        outboxIsWhole: () => files.outboxDb.pragma('quick_check', { simple: true }) === 'ok',
        hasVoice: (speech.voices ?? []).length > 0,
      }),
  };
  const perform = (order: Order) => performOrder(order, orderParts);
  const pull = new PullLoop({ ...outside, ...own, time, store, feed, freshness });
  const users = [
    delivery,
    pull,
    new LeaseLoop({ ...outside, numbers, outbox }),
    new AppliedReports(clock, store),
    new MediaLoop({ ...outside, time, store: media, pictures }),
    new FittingReport({ ...outside, enrolment }),
    keyRenewal,
    new CommandDesk({ ...outside, time, file: commandFile, perform }),
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
  const { screenName } = config;
  const claimParts = {
    enrolment,
    identity: () => identity.forClaim(),
    hasNetwork,
    screenName,
    app,
    builtAt,
    signal,
  };
  const provisioning = new Provisioning({ ...outside, ...claimParts });
  const { usbFolders: folders, serverKey } = config;
  const usb = new UsbEnrolment({ dataDir, folders, serverKey, clock, builtAt, log });
  const tries = new WrongTries(clock);
  const find = (number: string) => feed.findNumbered(number);
  const floors = new FloorProof({ tries, find, own: () => outbox.own(), residence: () => feed.residence });
  const following = new FollowRequest({
    tries,
    time,
    find,
    findOffered: (number) => feed.findOffered(number),
    asksFloor: ({ id, floorCheck }) => floors.isAsked(id, floorCheck),
    isKept: (id) => outbox.own().some(({ key, isPending }) => key === id && isPending),
    isOnline: () => freshness.connection.kind === 'online',
  });
  const postings = new PostingRecord({
    ...outside,
    time,
    store: new PostingStore(files.outboxDb),
    notices: () => feed.legalNotices(),
    isOnline: () => freshness.connection.kind === 'online',
    isLit: () => light.isLit,
    take: (action) => outbox.take(action),
  });
  const pinLine = () => pinLineOf(enrolment.current, config);
  const gate = new PinGate({ ...outside, dataDir, pinLine });
  const speech = new ReadAloud(chainEngines(engines, log), signal);

  /** Adds what the machine finds of itself, and signs the report. */
  const accept = async (findings: Findings) => {
    const { current } = enrolment;
    if (current.kind !== 'enrolled') throw new KioskError('conflict', 'the screen belongs nowhere');
    const measures = {
      network: await network.steps(),
      storage: measureStorage({ ...outside, dataDir, databases: [files.outboxDb, files.feedDb] }),
      clock: { offsetMs: time.isTrusted() ? time.offsetMs : null },
    };
    const { screenId, panel } = current;
    const report = { ...findings, ...measures, screenId, at: time.now(), app, panel };
    acceptance.keep(report, identity.open());
    status.refresh();
  };

  /** The wizard stands at the panel before the screen is bound, so that no residents' screen flashes up between. */
  const bindInWizard = async (code: string, panel: Panel) => {
    const { language = 'fr' } = wizard.current ?? {};
    wizard.set({ step: 'panel', language, code });
    const setup = await provisioning.enrol(code, panel);
    if (setup.kind === 'refused') wizard.set({ step: 'code', language, code });
    return setup;
  };

  /** « Oui » to the file on the stick. It is marked as used last: a power cut before must not make it worthless. */
  const bindFromStick = (id: string, panel: Panel): VerbAnswers['setup.prepare'] => {
    if (enrolment.current.kind === 'enrolled') return { kind: 'enrolled' };
    const looked = usb.look();
    if (looked.kind === 'refused') return looked;
    if (looked.prepared.id !== id) return { kind: 'refused', because: 'file.absent' };
    const { language = 'fr' } = wizard.current ?? {};
    wizard.set({ step: 'panel', language, code: '' });
    provisioning.prepare(looked.prepared, panel);
    usb.use(looked.prepared);
    return { kind: 'enrolled' };
  };

  const readStatus = () => ({
    ...standingOf(enrolment.current, config),
    wizard: wizard.current,
    acceptance: acceptance.current,
    connection: freshness.connection,
    updatedAt: freshness.updatedAt,
    clock: { offsetMs: time.offsetMs, trusted: time.isTrusted() },
    isIdentified: identification.isShown,
    light: { isLit: light.isLit, wakeMs: light.wakeMs },
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
      'setup.lookup': ({ code }) => provisioning.lookUp(code),
      'setup.enrol': ({ code, panel }) => bindInWizard(code, panel),
      'setup.keep': ({ wizard: kept }) => {
        if (enrolment.current.kind === 'enrolled') wizard.require();
        if (kept === null && !(acceptance.current && mayServe(acceptance.current)))
          throw new KioskError('conflict', 'the self-test says that residents cannot use this screen');
        wizard.set(kept);
        return null;
      },
      'setup.file': () => {
        const looked = usb.look();
        if (looked.kind === 'refused') return looked;
        const { id, residence } = looked.prepared;
        return { kind: 'found', id, residence: { name: residence.name, address: residence.address } };
      },
      'setup.prepare': ({ id, panel }) => bindFromStick(id, panel),
      'setup.network': () => network.steps(),
      'setup.set-clock': () => {
        if (enrolment.current.kind === 'enrolled')
          throw new KioskError('auth.required', 'the screen is in service');
        return machine.askForTime();
      },
      'setup.fit': ({ fitting }) => {
        wizard.require();
        enrolment.applyFitting(fitting);
        return null;
      },
      'installer.enter': ({ pin }) => gate.enter(pin),
      'installer.leave': ({ ticket }) => (gate.leave(ticket), null),
      'installer.fit': ({ ticket, fitting }) => {
        gate.require(ticket);
        enrolment.applyFitting(fitting);
        return null;
      },
      'installer.move': async ({ ticket, code }) => {
        gate.require(ticket);
        const { panel } = standingOf(enrolment.current, config);
        await life.leave();
        gate.leave(ticket);
        return bindInWizard(code, panel);
      },
      'installer.turn': ({ ticket, quarters }) => {
        if (ticket === null) wizard.require();
        else gate.require(ticket);
        return machine.turnPicture(quarters);
      },
      'installer.accept': async ({ ticket, findings }) => {
        if (ticket === null) wizard.require();
        else gate.require(ticket);
        await accept(findings);
        return null;
      },
      'installer.unenrol': async ({ ticket }) => {
        gate.require(ticket);
        await life.leave();
        gate.leave(ticket);
        return null;
      },
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
  for (const part of [outbox, time, freshness, enrolment, wizard, speech, identification, light])
    part.onChange(() => status.refresh());

  const farewells = new Farewells({ ...outside, dataDir });
  const sayFarewell = ({ current }: EnrolmentFile) => {
    if (current.kind === 'enrolled') farewells.say(current.screenId, identity.open());
  };
  const wipe = (cause: LeavingCause) => {
    if (cause === 'left') sparing(log, () => sayFarewell(enrolment));
    const { current } = enrolment;
    const refused = cause === 'refused' && current.kind === 'enrolled' ? current.claim : null;
    const facts = { unsentActions: outbox.wipe(options.chance.uuid7()) };
    if (cause === 'left') log.note('installer took the screen out of service', facts);
    else log.trouble('screen.revoked', facts);
    postings.wipe();
    sparing(log, () => commandFile.wipe());
    store.wipe();
    sparing(log, () => media.wipe());
    feed.reload();
    feed.refresh();
    freshness.forget();
    wizard.set(null);
    acceptance.forget();
    enrolment.revoke();
    files.shred();
    if (refused) {
      wizard.set({ step: 'code', language: 'fr', code: refused.code }); // the server says there why it is refused
      enrolment.set({ kind: 'none' });
    }
  };
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
    farewells.run(signal),
    provisioning.enrolUnattended(config.code, config.panel),
    feed.run(clock, signal),
    new UndoTime(outbox, log).run(clock, signal),
    status.run(clock, signal),
    postings.run(signal),
    speech.run(clock),
    light.run(signal),
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
