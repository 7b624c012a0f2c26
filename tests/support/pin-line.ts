import { scryptSync } from 'node:crypto';
import { writePinHash } from '#shared/domain/installer-pin.ts';

/** A PIN and the cheap line that it is checked against: tests try it often. */
export const goodPin = '20261124';
const salt = Buffer.from('sixteen bytes...').toString('base64');
const cost = { N: 16, r: 1, p: 1 };
const hash = scryptSync(goodPin, Buffer.from(salt, 'base64'), 32, cost).toString('base64');

export const pinLine = writePinHash({ ...cost, salt, hash });
