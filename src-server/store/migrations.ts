import type { Tx } from './tables.ts';

type Migration = (tx: Tx) => Promise<void>;

/** Numbered from 1 by their place, one change each; never edited after a release, only followed. */
export const migrations: readonly Migration[] = [
  feed,
  residencesAndScreens,
  actions,
  accounts,
  proposalsAndPostings,
  media,
  waitingList,
  acceptance,
  commands,
  periods,
  volunteers,
  nextKeys,
  noticesUnderstood,
];

async function feed(tx: Tx): Promise<void> {
  await tx.schema
    .createTable('scope')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('epoch', 'text', (column) => column.notNull())
    .addColumn('rev', 'bigint', (column) => column.notNull())
    .addColumn('floor_rev', 'bigint', (column) => column.notNull())
    .addColumn('digest', 'text', (column) => column.notNull())
    .execute();
  await tx.schema
    .createTable('item')
    .addColumn('scope', 'text', (column) => column.notNull().references('scope.id'))
    .addColumn('id', 'text', (column) => column.notNull())
    .addColumn('rev', 'bigint', (column) => column.notNull())
    .addColumn('deleted', 'integer', (column) => column.notNull())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('json', 'text', (column) => column.notNull())
    .addColumn('changed_at', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('item_key', ['scope', 'id'])
    .execute();
  await tx.schema.createIndex('item_by_rev').on('item').columns(['scope', 'rev']).unique().execute();
  await tx.schema
    .createTable('scope_digest')
    .addColumn('scope', 'text', (column) => column.notNull().references('scope.id'))
    .addColumn('rev', 'bigint', (column) => column.notNull())
    .addColumn('digest', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('scope_digest_key', ['scope', 'rev'])
    .execute();
}

async function residencesAndScreens(tx: Tx): Promise<void> {
  await tx.schema
    .createTable('residence')
    .addColumn('id', 'text', (column) => column.primaryKey().references('scope.id'))
    .addColumn('help_days_after_wish', 'integer', (column) => column.notNull())
    .addColumn('closed_at', 'bigint')
    .execute();
  await tx.schema
    .createTable('residence_scope')
    .addColumn('residence', 'text', (column) => column.notNull().references('residence.id'))
    .addColumn('scope', 'text', (column) => column.notNull().references('scope.id'))
    .addPrimaryKeyConstraint('residence_scope_key', ['residence', 'scope'])
    .execute();
  await tx.schema
    .createTable('code')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('residence', 'text', (column) => column.notNull().references('residence.id'))
    .addColumn('code_hash', 'text', (column) => column.notNull().unique())
    .addColumn('screens', 'integer', (column) => column.notNull())
    .addColumn('used', 'integer', (column) => column.notNull())
    .addColumn('expires_at', 'bigint')
    .addColumn('revoked_at', 'bigint')
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .execute();
  await tx.schema
    .createTable('screen')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('residence', 'text', (column) => column.notNull().references('residence.id'))
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('claim_id', 'text', (column) => column.notNull().unique())
    .addColumn('public_key', 'text', (column) => column.notNull())
    .addColumn('hardware', 'text', (column) => column.notNull())
    .addColumn('settings', 'text', (column) => column.notNull())
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .addColumn('revoked_at', 'bigint')
    .addColumn('seen_at', 'bigint')
    .addColumn('health', 'text')
    .addColumn('health_at', 'bigint')
    .execute();
  await tx.schema.createIndex('screen_by_residence').on('screen').column('residence').execute();
  await tx.schema
    .createTable('screen_cursor')
    .addColumn('screen', 'text', (column) => column.notNull().references('screen.id'))
    .addColumn('scope', 'text', (column) => column.notNull())
    .addColumn('epoch', 'text', (column) => column.notNull())
    .addColumn('cursor', 'bigint', (column) => column.notNull())
    .addColumn('digest', 'text', (column) => column.notNull())
    .addColumn('at', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('screen_cursor_key', ['screen', 'scope'])
    .execute();
  await tx.schema
    .createTable('number_lease')
    .addColumn('residence', 'text', (column) => column.notNull().references('residence.id'))
    .addColumn('number', 'text', (column) => column.notNull())
    .addColumn('lease', 'text', (column) => column.notNull())
    .addColumn('screen', 'text', (column) => column.notNull())
    .addColumn('leased_at', 'bigint', (column) => column.notNull())
    .addColumn('request', 'text')
    .addPrimaryKeyConstraint('number_lease_key', ['residence', 'number'])
    .execute();
}

async function actions(tx: Tx): Promise<void> {
  await tx.schema
    .createTable('outbox')
    .addColumn('screen', 'text', (column) => column.notNull().references('screen.id'))
    .addColumn('incarnation', 'text', (column) => column.notNull())
    .addColumn('last_seq', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('outbox_key', ['screen', 'incarnation'])
    .execute();
  await tx.schema
    .createTable('action')
    .addColumn('key', 'text', (column) => column.primaryKey())
    .addColumn('screen', 'text', (column) => column.notNull().references('screen.id'))
    .addColumn('incarnation', 'text', (column) => column.notNull())
    .addColumn('seq', 'bigint', (column) => column.notNull())
    .addColumn('payload_hash', 'text', (column) => column.notNull())
    .addColumn('answer', 'text', (column) => column.notNull())
    .addColumn('at', 'bigint', (column) => column.notNull())
    .execute();
  await tx.schema.createIndex('action_by_age').on('action').column('at').execute();
  await tx.schema
    .createIndex('action_by_outbox')
    .on('action')
    .columns(['screen', 'incarnation', 'seq'])
    .execute();
  await tx.schema
    .createTable('help_private')
    .addColumn('residence', 'text', (column) => column.notNull().references('residence.id'))
    .addColumn('request', 'text', (column) => column.notNull())
    .addColumn('first_name', 'text')
    .addColumn('need_text', 'text')
    .addColumn('reply', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('help_private_key', ['residence', 'request'])
    .execute();
  await tx.schema
    .createTable('help_offer')
    .addColumn('residence', 'text', (column) => column.notNull().references('residence.id'))
    .addColumn('request', 'text', (column) => column.notNull())
    .addColumn('offer', 'text', (column) => column.notNull())
    .addColumn('phone', 'text')
    .addPrimaryKeyConstraint('help_offer_key', ['residence', 'offer'])
    .execute();
  await tx.schema
    .createTable('event_join')
    .addColumn('scope', 'text', (column) => column.notNull().references('scope.id'))
    .addColumn('event', 'text', (column) => column.notNull())
    .addColumn('join_key', 'text', (column) => column.notNull())
    .addColumn('people', 'integer', (column) => column.notNull())
    .addColumn('first_name', 'text')
    .addColumn('left_at', 'bigint')
    .addPrimaryKeyConstraint('event_join_key', ['scope', 'join_key'])
    .execute();
  await tx.schema.createIndex('event_join_by_event').on('event_join').columns(['scope', 'event']).execute();
}

async function accounts(tx: Tx): Promise<void> {
  await tx.schema
    .createTable('account')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('user', 'text', (column) => column.notNull().unique())
    .addColumn('password_hash', 'text', (column) => column.notNull())
    .addColumn('role', 'text', (column) => column.notNull())
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .execute();
  await tx.schema
    .createTable('account_residence')
    .addColumn('account', 'text', (column) => column.notNull().references('account.id').onDelete('cascade'))
    .addColumn('residence', 'text', (column) => column.notNull().references('residence.id'))
    .addPrimaryKeyConstraint('account_residence_key', ['account', 'residence'])
    .execute();
  await tx.schema
    .createTable('session')
    .addColumn('token_hash', 'text', (column) => column.primaryKey())
    .addColumn('account', 'text', (column) => column.notNull().references('account.id').onDelete('cascade'))
    .addColumn('expires_at', 'bigint', (column) => column.notNull())
    .execute();
}

async function proposalsAndPostings(tx: Tx): Promise<void> {
  await tx.schema
    .createTable('proposal')
    .addColumn('residence', 'text', (column) => column.notNull().references('residence.id'))
    .addColumn('id', 'text', (column) => column.notNull())
    .addColumn('number', 'text', (column) => column.notNull())
    .addColumn('draft', 'text', (column) => column.notNull())
    .addColumn('starts_at', 'bigint', (column) => column.notNull())
    .addColumn('status', 'text', (column) => column.notNull())
    .addColumn('because', 'text')
    .addColumn('event', 'text')
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('proposal_key', ['residence', 'id'])
    .execute();
  await tx.schema
    .createTable('posting')
    .addColumn('residence', 'text', (column) => column.notNull().references('residence.id'))
    .addColumn('notice', 'text', (column) => column.notNull())
    .addColumn('title', 'text')
    .addColumn('expires_at', 'bigint')
    .addPrimaryKeyConstraint('posting_key', ['residence', 'notice'])
    .execute();
  await tx.schema
    .createTable('posting_mark')
    .addColumn('residence', 'text', (column) => column.notNull())
    .addColumn('notice', 'text', (column) => column.notNull())
    .addColumn('screen', 'text', (column) => column.notNull().references('screen.id'))
    .addColumn('what', 'text', (column) => column.notNull())
    .addColumn('from_at', 'bigint', (column) => column.notNull())
    .addColumn('until_at', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('posting_mark_key', ['residence', 'notice', 'screen', 'what', 'from_at'])
    .execute();
}

async function media(tx: Tx): Promise<void> {
  await tx.schema
    .createTable('media')
    .addColumn('scope', 'text', (column) => column.notNull().references('scope.id'))
    .addColumn('sha256', 'text', (column) => column.notNull())
    .addColumn('type', 'text', (column) => column.notNull())
    .addColumn('width', 'integer', (column) => column.notNull())
    .addColumn('height', 'integer', (column) => column.notNull())
    .addColumn('bytes', 'integer', (column) => column.notNull())
    .addColumn('made_at', 'bigint', (column) => column.notNull())
    .addColumn('used_at', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('media_key', ['scope', 'sha256'])
    .execute();
  await tx.schema.createIndex('media_by_hash').on('media').column('sha256').execute();
  await tx.schema.alterTable('item').addColumn('picture', 'text').execute();
  await tx.schema.createIndex('item_by_picture').on('item').columns(['scope', 'picture']).execute();
}

/** Numbers, reminders and the waiting list of events; whoever came before comes with neither. */
async function waitingList(tx: Tx): Promise<void> {
  const table = () => tx.schema.alterTable('event_join');
  await table().addColumn('residence', 'text').execute();
  await table().addColumn('number', 'text').execute();
  await table().addColumn('reminder', 'text').execute();
  await table()
    .addColumn('status', 'text', (column) => column.notNull().defaultTo('coming'))
    .execute();
  await table()
    .addColumn('got_seat', 'integer', (column) => column.notNull().defaultTo(0))
    .execute();
  await table()
    .addColumn('joined_at', 'bigint', (column) => column.notNull().defaultTo(0))
    .execute();
}

async function acceptance(tx: Tx): Promise<void> {
  await tx.schema.alterTable('screen').addColumn('acceptance', 'text').execute();
}

async function commands(tx: Tx): Promise<void> {
  await tx.schema
    .createTable('command')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('screen', 'text', (column) => column.notNull().references('screen.id'))
    .addColumn('order', 'text', (column) => column.notNull())
    .addColumn('by', 'text', (column) => column.notNull())
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .addColumn('expires_at', 'bigint', (column) => column.notNull())
    .addColumn('answered_at', 'bigint')
    .addColumn('outcome', 'text')
    .addColumn('picture', 'text')
    .execute();
  await tx.schema.createIndex('command_by_screen').on('command').columns(['screen', 'id']).execute();
}

async function periods(tx: Tx): Promise<void> {
  await tx.schema
    .alterTable('residence')
    .addColumn('ended_days_on_screen', 'integer', (column) => column.notNull().defaultTo(30))
    .execute();
  await tx.schema
    .alterTable('residence')
    .addColumn('number_rest_days', 'integer', (column) => column.notNull().defaultTo(60))
    .execute();
  await tx.schema.alterTable('number_lease').addColumn('free_at', 'bigint').execute();
}

async function volunteers(tx: Tx): Promise<void> {
  await tx.schema
    .createTable('volunteer')
    .addColumn('residence', 'text', (column) => column.notNull().references('residence.id'))
    .addColumn('id', 'text', (column) => column.notNull())
    .addColumn('number', 'text', (column) => column.notNull())
    .addColumn('need', 'text', (column) => column.notNull())
    .addColumn('days', 'text', (column) => column.notNull())
    .addColumn('part', 'text', (column) => column.notNull())
    .addColumn('status', 'text', (column) => column.notNull())
    .addColumn('first_name', 'text')
    .addColumn('floor', 'text')
    .addColumn('phone', 'text')
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .addColumn('withdrawn_at', 'bigint')
    .addPrimaryKeyConstraint('volunteer_key', ['residence', 'id'])
    .execute();
}

async function nextKeys(tx: Tx): Promise<void> {
  await tx.schema.alterTable('screen').addColumn('next_public_key', 'text').execute();
}

async function noticesUnderstood(tx: Tx): Promise<void> {
  await tx.schema
    .createTable('notice_understood')
    .addColumn('scope', 'text', (column) => column.notNull().references('scope.id'))
    .addColumn('notice', 'text', (column) => column.notNull())
    .addColumn('people', 'integer', (column) => column.notNull())
    .addPrimaryKeyConstraint('notice_understood_key', ['scope', 'notice'])
    .execute();
}
