import type { Acceptance } from '../domain/acceptance.ts';
import type { FeedValue } from '../domain/feed-item.ts';
import type { Language } from '../domain/primitives.ts';
import type { OpenSettings, Panel } from '../domain/screen.ts';
import type { Wizard } from './setup.ts';
import type { ErrorCode } from '../error-codes.ts';

/** What the page shows of an item: the read value with the revision it has. */
export type FeedEntry = FeedValue & { id: string; rev: number };

/**
 * The part of the feed that may be on the glass now. The host decides visibility by corrected time:
 * an item comes with `put` when its time begins and goes with `gone` when it expires or is withdrawn.
 */
export type FeedChange = {
  /** True: forget what you have, this is everything. */
  reset: boolean;
  put: FeedEntry[];
  gone: string[];
};

/** State of the kiosk as the page needs it. Sent whole at each change. */
export type KioskStatus = {
  /** `setup`: not enrolled, show the wizard; `revoked`: was taken out of service, show the wizard with that word. */
  phase: 'setup' | 'revoked' | 'running';
  screen: { id: string; name: string; residence: string } | null;
  /** How far an installer has come in the wizard; null: nobody is at it. */
  wizard: Wizard | null;
  /** The report of the last self-test; null: there was none since the screen belongs here. */
  acceptance: Acceptance | null;
  connection: { kind: 'online' } | { kind: 'offline'; since: number };
  /** Corrected instant of the last complete update; null: never. */
  updatedAt: number | null;
  /** Add to `Date.now()` for corrected time. Not trusted: no « Aujourd'hui », no « Ouvert ». */
  clock: { offsetMs: number; trusted: boolean };
  panel: Panel;
  settings: OpenSettings;
  /** Whether a PIN is set, so that corners and keys lead to it. */
  isForInstallers: boolean;
  /** Whether the screen shows its name in large letters, for whoever looks for the right one of several. */
  isIdentified: boolean;
  /** Whether the panel shines; a dark page lets no touch through until so many milliseconds after the one that woke it. */
  light: { isLit: boolean; wakeMs: number };
  /** Whether somebody stands before the glass, as its presence sensor says; null: it has none. */
  isSomebodyNear: boolean | null;
  outbox: { pending: number };
  /** Languages that can be read aloud; « Écouter » is shown in these only. null: a host that begins has not asked yet. */
  voices: Language[] | null;
};

/** What became of an action that the server refused, until a person has seen it. `requestId`: what it was about. */
export type Outcome = {
  key: string;
  kind: string;
  because: ErrorCode;
  number: string | null;
  requestId: string | null;
};

export type Announcements = {
  status: KioskStatus;
  feed: FeedChange;
  outcomes: Outcome[];
  /** SHA-256 of the pictures of the feed that lie on this screen. */
  pictures: string[];
};

/** host → page */
export type HostMessage =
  | { kind: 'answer'; id: number; value: unknown }
  | { kind: 'fault'; id: number; code: ErrorCode; field?: string; message: string }
  | {
      [N in keyof Announcements]: { kind: 'announcement'; name: N; value: Announcements[N] };
    }[keyof Announcements];
