import { openBareTable, payloadOf } from './bare-table.ts';
import type { Synchronous } from './campaign.ts';
import { beginAccepting, confirm } from './marks.ts';

const [directory = '', synchronous = 'FULL'] = process.argv.slice(2);
const database = openBareTable(directory, synchronous as Synchronous);
const insert = database.prepare('INSERT INTO action (key, payload) VALUES (?, ?)');
database.pragma('wal_autocheckpoint = 0'); // checkpoints come where we want them, as when the screen is idle
for (let index = 0; index < 200; index += 1) {
  beginAccepting(String(index));
  insert.run(String(index), payloadOf(index));
  confirm(String(index));
  if (index % 70 === 69) database.pragma('wal_checkpoint(TRUNCATE)');
}
database.close();
