/**
 * The version of everything that crosses between screen and server.
 * `tests/contract/protocol-version.test.ts` pins the hash of all schemas to it: whoever changes a
 * message raises the number and adds a line here.
 *
 * 1  2026-11  first version: enrolment, hello, change, pull, manifest, actions, numbers, health
 * 2  2026-11  settings: installerPin; fitting, screen:farewell; help.seen; floorCheck of a request;
 *             event.join: reminder, waits, number; event.wait; item answer; fault: number, repairedAt,
 *             cleanliness, noise; notice: fullText; acceptance; number of an offer, help.withdraw;
 *             command, command:result; codes file.…
 * 3  2026-11  health: onGlass.urgentId
 * 4  2026-11  help.volunteer, help.stand_down, item volunteer; place: landmarks; settings: panelHours,
 *             nightHours, volume; health: panel, keyIn; posting gap dark; commands panel, rotate-key; key:offer
 * 5  2026-11  notice: asksUnderstood; notice.understood; refusals notice.over, notice.no_answer_wanted;
 *             code presence.failed
 */
export const protocolVersion = 5;

/** The oldest version that this server still serves: the first one, none was retired yet. */
export const oldestServedVersion = 1;
