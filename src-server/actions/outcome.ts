import type { ErrorCode } from '#shared/error-codes.ts';
import type { FeedWriter } from '../feed/feed.ts';

/** The screen at which somebody acts, with its scopes, its residence's first. */
export type ActingScreen = { id: string; residence: string; scopes: readonly string[] };

/** What every action needs to be applied. */
export type Acting = {
  writer: FeedWriter;
  screen: ActingScreen;
  /** Key of the action: the id of what it creates. */
  key: string;
  now: number;
};

/** What became of an action. `rev` null: nothing that screens show has changed. */
export type Outcome =
  | { kind: 'applied'; scope: string | null; rev: number | null }
  | { kind: 'refused'; code: ErrorCode; field?: string };

export const refused = (code: ErrorCode): Outcome => ({ kind: 'refused', code });

/** Applied long since, or without any effect that screens show. */
export const nothingNew: Outcome = { kind: 'applied', scope: null, rev: null };
