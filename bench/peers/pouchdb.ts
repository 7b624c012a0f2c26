import type { WireItem } from '#shared/server-protocol/change.ts';

/** What we use of PouchDB 9; its packages come without types. */
type Row = { id?: string; value?: { rev: string } };
type PouchDatabase = {
  allDocs(options: { keys: string[] }): Promise<{ rows: Row[] }>;
  bulkDocs(docs: object[]): Promise<unknown>;
  close(): Promise<void>;
};
type PouchConstructor = {
  new (name: string, options: { adapter: 'leveldb' }): PouchDatabase;
  plugin(plugin: unknown): void;
};

/**
 * The peer: the same items as documents of PouchDB on leveldb. A change needs the current revision of
 * its document, which a client reads for each page (`allDocs`), as our cache reads what it holds.
 */
export class PouchPeer {
  readonly #db: PouchDatabase;

  constructor(db: PouchDatabase) {
    this.#db = db;
  }

  static async open(folder: string): Promise<PouchPeer> {
    const core = (await import('pouchdb-core' as string)) as { default: PouchConstructor };
    const leveldb = (await import('pouchdb-adapter-leveldb' as string)) as { default: unknown };
    core.default.plugin(leveldb.default);
    return new PouchPeer(new core.default(folder, { adapter: 'leveldb' }));
  }

  /** First filling: nothing is there whose revision would have to be known. */
  async fill(items: WireItem[]): Promise<void> {
    await this.#db.bulkDocs(items.map((item) => document(item, undefined)));
  }

  async change(pages: WireItem[][]): Promise<void> {
    for (const page of pages) {
      // PouchDB refuses two changes of one document in one bulk: the last one stands, in its favour
      const last = new Map(page.map((item) => [item.id, item]));
      const { rows } = await this.#db.allDocs({ keys: [...last.keys()] });
      const revisions = new Map(rows.map((row) => [row.id, row.value?.rev]));
      await this.#db.bulkDocs([...last.values()].map((item) => document(item, revisions.get(item.id))));
    }
  }

  close(): Promise<void> {
    return this.#db.close();
  }
}

function document(item: WireItem, revision: string | undefined): object {
  const identity = revision === undefined ? { _id: item.id } : { _id: item.id, _rev: revision };
  return item.deleted ? { ...identity, _deleted: true } : { ...identity, kind: item.kind, json: item.json };
}
