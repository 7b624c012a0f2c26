import { openSync, writevSync } from 'node:fs';
import { join } from 'node:path';

const [directory = ''] = process.argv.slice(2);
writevSync(openSync(join(directory, 'outbox.db'), 'w'), [Buffer.from('two '), Buffer.from('parts')]);
