import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { protocolMessages } from '#shared/server-protocol/events.ts';
import { oldestServedVersion, protocolVersion } from '#shared/server-protocol/protocol-version.ts';
import { actionPayloads } from '#shared/actions/action-schemas.ts';
import { itemSchemas } from '#shared/domain/feed-item.ts';

/** Hash of all schemas that cross between screen and server, by protocol version. Add a line, never edit one. */
const pinned: Record<number, string> = {
  1: 'f0f4b38f08fb89e8a56d67ccb80ff262c0dc2768044b7c13391be925430d04b4',
  2: '6a8c743c813a12c4964158a88e383ed6fb5a18efb0aff0bfaee4ac66d9f461de',
  3: '77cf88e72cc099a702204d81222f18983a49ed2747e4aca9b19b9942d7c82998',
  4: '977ca158a6d0a8938172533ab614355afb1fc0d57a117c94797a247627bbd359',
  5: '20ffb3752019f757b889b4ad70a5f0f47fe50ea1bc1eb9c9f9f23a3160a7da00',
};

/** JSON Schema of a tree of zod schemas, with the direction in which it is read. */
function described(tree: object): unknown {
  return Object.entries(tree)
    .sort(([one], [other]) => one.localeCompare(other))
    .map(([name, node]) => [
      name,
      node instanceof z.ZodType
        ? z.toJSONSchema(node, { io: 'input', unrepresentable: 'any' })
        : described(node as object),
    ]);
}

describe('protocol version', () => {
  test('[PV1] a changed message cannot slip through: the hash of all schemas belongs to the version', () => {
    const text = JSON.stringify(described({ protocolMessages, actionPayloads, itemSchemas }));
    expect(createHash('sha256').update(text).digest('hex')).toBe(pinned[protocolVersion]);
  });

  test('[PV2] the oldest version still served is not newer than the current one', () => {
    expect(oldestServedVersion).toBeLessThanOrEqual(protocolVersion);
  });
});
