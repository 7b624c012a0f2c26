import type { Media } from '#shared/domain/media.ts';
import type { PostingMark } from '#shared/domain/posting.ts';
import type { ResidencePeriods } from '#shared/domain/residence-periods.ts';
import type { Proposal } from '#shared/domain/proposal.ts';
import type { Volunteer } from '#shared/domain/volunteer.ts';
import type { Kysely, Transaction } from 'kysely';

/**
 * The tables as queries see them (camelCase; snake_case in SQL). Instants are ms since 1970, flags are
 * instants or 0/1, and JSON is text: the same columns on SQLite and PostgreSQL.
 */
export type Tables = {
  schemaVersion: { version: number };
  scope: {
    id: string;
    kind: ScopeKind;
    name: string;
    epoch: string;
    rev: number;
    floorRev: number;
    digest: string;
  };
  item: {
    scope: string;
    id: string;
    rev: number;
    deleted: 0 | 1;
    kind: string;
    /** Empty for a tombstone. */
    json: string;
    /** Hash of the picture that it shows; null for a tombstone. */
    picture: string | null;
    changedAt: number;
  };
  scopeDigest: { scope: string; rev: number; digest: string };
  residence: ResidencePeriods & { id: string; closedAt: number | null };
  /** The wide scopes that hold a residence. */
  residenceScope: { residence: string; scope: string };
  code: {
    id: string;
    residence: string;
    codeHash: string;
    screens: number;
    used: number;
    expiresAt: number | null;
    revokedAt: number | null;
    createdAt: number;
  };
  screen: {
    id: string;
    residence: string;
    name: string;
    claimId: string;
    publicKey: string;
    /** Offered by the screen; takes the place of the present one with the first hello that it signs. */
    nextPublicKey: string | null;
    hardware: string;
    settings: string;
    createdAt: number;
    revokedAt: number | null;
    seenAt: number | null;
    health: string | null;
    healthAt: number | null;
    /** JSON: the newest acceptance report as it was signed, and the signature. */
    acceptance: string | null;
  };
  screenCursor: { screen: string; scope: string; epoch: string; cursor: number; digest: string; at: number };
  numberLease: {
    residence: string;
    number: string;
    lease: string;
    screen: string;
    leasedAt: number;
    request: string | null;
    /** What it stood for is gone; from then on it may be given again. null: in use, or ready to be. */
    freeAt: number | null;
  };
  /** What the server took from one outbox of one screen; never pruned. */
  outbox: { screen: string; incarnation: string; lastSeq: number };
  action: {
    key: string;
    screen: string;
    incarnation: string;
    seq: number;
    payloadHash: string;
    answer: string;
    at: number;
  };
  helpPrivate: {
    residence: string;
    request: string;
    firstName: string | null;
    needText: string | null;
    reply: string;
  };
  helpOffer: { residence: string; request: string; offer: string; phone: string | null };
  eventJoin: {
    scope: string;
    event: string;
    joinKey: string;
    people: number;
    firstName: string | null;
    leftAt: number | null;
    /** Where it was said; null: before there were numbers. */
    residence: string | null;
    number: string | null;
    /** JSON of `reminderSchema`, for staff alone. */
    reminder: string | null;
    status: 'coming' | 'full' | 'waiting';
    /** It waited, and a seat came free. */
    gotSeat: 0 | 1;
    /** When the server took it, or put it on the list: the order of the list. */
    joinedAt: number;
  };
  /** How many people said « J'ai compris » of a notice. */
  noticeUnderstood: { scope: string; notice: string; people: number };
  /** What people propose, with name and floor: for staff alone. `draft` is the JSON of `proposalDraftSchema`. */
  proposal: {
    residence: string;
    id: string;
    number: string;
    draft: string;
    startsAt: number;
    status: Proposal['status'];
    because: string | null;
    /** The event that was made of it. */
    event: string | null;
    createdAt: number;
  };
  /** Standing offers of help; the person is for staff alone, and gone once it is taken back. */
  volunteer: Pick<Volunteer, 'id' | 'number' | 'need' | 'days' | 'part' | 'status' | 'createdAt'> & {
    residence: string;
    firstName: string | null;
    floor: string | null;
    phone: string | null;
    withdrawnAt: number | null;
  };
  /** A compulsory posting that a screen told of; kept when the notice is gone. */
  posting: { residence: string; notice: string; title: string | null; expiresAt: number | null };
  postingMark: {
    residence: string;
    notice: string;
    screen: string;
    what: PostingMark['what'];
    fromAt: number;
    untilAt: number;
  };
  /** Pictures that a scope may show; the file is one for all scopes. */
  media: Media & {
    scope: string;
    madeAt: number;
    /** When it was last uploaded, or seen in a living item. */
    usedAt: number;
  };
  /** What staff ordered a screen to do, and what it answered. `order` and `outcome` are JSON, `picture` a JPEG in base64. */
  command: {
    id: string;
    screen: string;
    order: string;
    /** User of the account. */
    by: string;
    createdAt: number;
    expiresAt: number;
    answeredAt: number | null;
    outcome: string | null;
    picture: string | null;
  };
  account: { id: string; user: string; passwordHash: string; role: Role; createdAt: number };
  accountResidence: { account: string; residence: string };
  session: { tokenHash: string; account: string; expiresAt: number };
};

export type ScopeKind = 'residence' | 'quarter' | 'town';
export type Role = 'operator' | 'staff';

export type Database = Kysely<Tables>;
export type Tx = Transaction<Tables>;
