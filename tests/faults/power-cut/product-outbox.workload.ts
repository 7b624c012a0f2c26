import assert from 'node:assert/strict';
import { closeDatabase } from '#main/host/store/open-database.ts';
import type { Synchronous } from './campaign.ts';
import { beginAccepting, confirm } from './marks.ts';
import { newActionOf, openProductOutbox } from './product-outbox.ts';

const [directory = '', synchronous = 'FULL'] = process.argv.slice(2);
const { db, outbox, numbers } = openProductOutbox(directory, synchronous as Synchronous);

const lease = numbers.wantedLease();
assert.ok(lease);
numbers.store(
  lease.leaseId,
  Array.from({ length: 243 }, (_, index) => [index, index / 9, index / 81, 0].map(digitOf).join('')),
);
for (let index = 0; index < 200; index += 1) {
  const action = newActionOf(index);
  beginAccepting(action.key);
  assert.equal(outbox.take(action).kind, 'kept');
  confirm(action.key);
  if (index % 70 === 69) db.pragma('wal_checkpoint(TRUNCATE)'); // as when the screen is idle
}
closeDatabase(db);

function digitOf(count: number): number {
  return 1 + (Math.floor(count) % 9);
}
