import type { HelpNeed } from '#shared/domain/help-request.ts';
import type { Place } from '#shared/domain/place.ts';

/** Every screen that a person can come to, with what it is about. The stack of these is all the navigation there is. */
export type Screen =
  | { name: 'attract' }
  /** `reading`: the item whose message was on the glass when the loop was touched. */
  | { name: 'home'; reading?: string | undefined }
  | { name: 'notices'; only?: 'legal' | undefined }
  | { name: 'notice'; id: string }
  /** The administrative wording of a notice. */
  | { name: 'full-text'; id: string }
  | { name: 'events' }
  | { name: 'event'; id: string }
  | { name: 'join'; id: string }
  /** An answer to an event, by the key of the action that gave it. */
  | { name: 'answer'; id: string }
  | { name: 'propose' }
  | { name: 'help' }
  /** `again`: the need of a request that was cancelled or ended, asked once more. */
  | { name: 'ask'; again?: HelpNeed | undefined }
  | { name: 'number' }
  /** `isCancelling`: straight to the question before it is cancelled. */
  | { name: 'request'; number: string; isCancelling?: boolean | undefined }
  | { name: 'offers' }
  | { name: 'offer'; id: string }
  | { name: 'volunteer' }
  | { name: 'fault' }
  | { name: 'fault-state'; id: string }
  | { name: 'places' }
  | { name: 'family'; family: Place['family'] }
  | { name: 'place'; id: string }
  | { name: 'caretaker' }
  | { name: 'language' };
