/**
 * The one catalogue of error codes: what the staff API answers, what the server refuses a screen,
 * what the host reports in health. A code is stable; its English text is for operators.
 * `docs/OPERATE.md` lists exactly these, and a test keeps both in step.
 */
export const errorTexts = {
  // staff API
  'input.invalid': 'A field of the request is missing or wrong; `field` names it.',
  'input.not_json': 'The body is not JSON.',
  'input.too_large': 'The body is larger than this route accepts.',
  'input.too_deep': 'The JSON is nested too deeply.',
  'auth.required': 'Sign in first: no session, or it has expired.',
  'auth.wrong_credentials': 'User name or password is wrong.',
  'auth.forbidden': 'This account may not do that for this residence.',
  not_found: 'There is no such thing, or it was withdrawn.',
  conflict: 'The state of the thing does not allow that now.',
  'rate.limited': 'Too many requests; wait the given number of seconds.',
  'import.unreadable': 'The calendar cannot be read.',
  internal: 'A fault of the server; it was logged.',
  // enrolment
  'code.malformed': 'The code does not have eight signs of the alphabet.',
  'code.check_sign': 'The check sign does not fit: one sign is wrong or two are swapped.',
  'code.unknown': 'No residence has this code.',
  'code.expired': 'The code is past its last day.',
  'code.exhausted': 'The code has enrolled as many screens as it may.',
  'code.revoked': 'The code was taken back.',
  'enrol.rate_limited': 'Too many codes were tried from here.',
  'enrol.refused': 'The server refused this screen.',
  'file.absent': 'No stick with an enrolment file is plugged in.',
  'file.damaged': 'The enrolment file is incomplete, or it is no enrolment file.',
  'file.too_large': 'The enrolment file is larger than any that a server makes.',
  'file.no_key': 'The screen has no `serverKey` to check an enrolment file with.',
  'file.foreign': 'Another server made the enrolment file.',
  'file.forged': 'The signature of the enrolment file does not fit: it was changed.',
  'file.expired': 'The enrolment file is past its last day.',
  'file.used': 'This screen took that enrolment file before.',
  // connection of a screen
  'protocol.too_old': 'The screen speaks a protocol version that is no longer served.',
  'protocol.malformed': 'A message does not have the agreed shape; it was counted and ignored.',
  'protocol.hello_first': 'The screen sent something before its hello.',
  'screen.unknown': 'No screen has this id (for example after a restore).',
  'screen.revoked': 'The screen was taken out of service.',
  'screen.bad_signature': 'The signature does not fit the key of the screen.',
  'screen.hello_timeout': 'No hello came within five seconds.',
  'scope.forbidden': 'The screen does not subscribe to this scope.',
  'server.busy': 'The server is loaded; try again after the given time.',
  'server.unreachable': 'The server does not answer.',
  'server.no_network': 'The machine has no network.',
  'clock.wrong': 'The clock of the machine is earlier than this program: certificates cannot be checked.',
  // refusals of an action
  'action.unreadable': 'The action cannot be read.',
  'action.too_large': 'The action is larger than 32 KB.',
  'action.key_reused': 'The key was already used with another content.',
  'action.expired': 'The action came after its own end.',
  'action.unknown_kind': 'The server does not know this kind of action.',
  'action.too_many_pending': 'The screen holds as many unsent actions as it can keep.',
  'event.unknown': 'There is no such event.',
  'event.full': 'No seat is left.',
  'event.cancelled': 'The event was cancelled.',
  'event.over': 'The event is over.',
  'event.no_answer_wanted': 'The event takes no answers.',
  'notice.over': 'The notice is no longer posted.',
  'notice.no_answer_wanted': 'The notice does not ask whether it was understood.',
  'request.unknown': 'There is no such help request.',
  'request.closed': 'The help request is already closed.',
  'request.no_number': 'No request number is left on this screen.',
  // store and host
  'store.damaged': 'A database file is damaged; it was set aside.',
  'store.from_future': 'A database file was written by a newer version.',
  'store.wrong_pragma': 'A database file did not take a setting that durability needs.',
  'store.full': 'The disk is full.',
  'store.read_only': 'The disk or the file cannot be written.',
  'store.busy': 'Another process holds the database file.',
  'config.invalid': 'An option or the configuration file is wrong; `field` names it.',
  'identity.unreadable': 'The file with the key of the screen cannot be read.',
  'installer.wrong_pin': 'Somebody typed a wrong PIN of the installer.',
  'outbox.forgotten': 'The server asked for an action that the screen no longer holds.',
  'outbox.stale': 'An action has waited for more than 24 hours.',
  'feed.quarantined': 'A feed item cannot be read by this version.',
  'feed.diverged': 'The cache differed from the server and was replaced.',
  'media.damaged': 'The bytes of a picture do not have its hash; they were thrown away.',
  // commands from afar
  'command.unknown_kind': 'The screen does not know this command.',
  'command.not_here': 'The machine has no way to do this.',
  'command.failed': 'The machine tried and failed.',
  'command.somebody_there': 'Somebody stands at the screen; no picture is taken then.',
  'command.interrupted': 'The screen stopped while it did this.',
  // the panel
  'panel.failed': 'The panel could not be turned on or off by its own power; the page is black instead.',
  // the presence sensor
  'presence.failed': 'The presence sensor could not be read; nobody counts as near.',
  // reading aloud
  'speech.failed': 'A voice could not say a sentence: its program or its files are at fault.',
} as const;

export type ErrorCode = keyof typeof errorTexts;

/** All codes, for schemas and for the documentation test. */
export const errorCodes = Object.keys(errorTexts) as [ErrorCode, ...ErrorCode[]];
