import type { CommandFile } from './commands/command-file.ts';
import type { FeedStore } from './feed/feed-store.ts';
import type { VisibleFeed } from './feed/visible-feed.ts';
import type { AcceptanceFile } from './installer/acceptance-file.ts';
import type { LeavingCause } from './live.ts';
import type { MediaStore } from './media/media-store.ts';
import type { Outbox } from './outbox/outbox.ts';
import type { Chance, Log } from './ports.ts';
import type { PostingRecord } from './postings/posting-record.ts';
import type { EnrolmentFile } from './provisioning/enrolment.ts';
import type { Farewells } from './provisioning/farewells.ts';
import type { IdentityFile } from './provisioning/identity.ts';
import type { WizardFile } from './provisioning/wizard-file.ts';
import type { DataFiles } from './store/data-files.ts';
import { sparing } from './store/store-error.ts';
import type { Freshness } from './sync/freshness.ts';

type Parts = {
  chance: Chance;
  log: Log;
  files: DataFiles;
  enrolment: EnrolmentFile;
  identity: IdentityFile;
  wizard: WizardFile;
  acceptance: AcceptanceFile;
  farewells: Farewells;
  outbox: Outbox;
  postings: PostingRecord;
  commands: CommandFile;
  store: FeedStore;
  media: MediaStore;
  feed: VisibleFeed;
  freshness: Freshness;
};

/** Removes everything of the residence that the screen leaves. The farewell is signed first, while its key is there. */
export function wipeScreen(cause: LeavingCause, parts: Parts): void {
  const { log, files, enrolment, wizard, acceptance, outbox, feed } = parts;
  if (cause === 'left') sparing(log, () => sayFarewell(parts));
  const { current } = enrolment;
  const refused = cause === 'refused' && current.kind === 'enrolled' ? current.claim : null;
  const facts = { unsentActions: outbox.wipe(parts.chance.uuid7()) };
  if (cause === 'left') log.note('installer took the screen out of service', facts);
  else log.trouble('screen.revoked', facts);
  parts.postings.wipe();
  sparing(log, () => parts.commands.wipe());
  parts.store.wipe();
  sparing(log, () => parts.media.wipe());
  feed.reload();
  feed.refresh();
  parts.freshness.forget();
  wizard.set(null);
  acceptance.forget();
  enrolment.revoke();
  files.shred();
  if (refused) {
    wizard.set({ step: 'code', language: 'fr', code: refused.code }); // the server says there why it is refused
    enrolment.set({ kind: 'none' });
  }
}

function sayFarewell({ enrolment: { current }, farewells, identity }: Parts): void {
  if (current.kind === 'enrolled') farewells.say(current.screenId, identity.open());
}
