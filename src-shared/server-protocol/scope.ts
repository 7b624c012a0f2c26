import { z } from 'zod';

/** Identity of a scope: a residence, a quarter or a town. */
export const scopeIdSchema = z.string().min(1).max(100);

/** Names one history of a scope. Replaced when the server's history was replaced (a restore). */
export const epochSchema = z.string().min(1).max(64);

/** Number of a change within a scope and an epoch; 0 is before the first. */
export const revisionSchema = z.int().min(0);

/** Sixteen hexadecimal signs: sum modulo 2^64 of the item hashes (digest.ts). */
export const digestSchema = z.string().regex(/^[0-9a-f]{16}$/);

/** A screen subscribes to at most this many scopes. */
export const maxScopes = 8;
