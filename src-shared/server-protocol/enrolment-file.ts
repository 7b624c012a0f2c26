import { z } from 'zod';
import { codeLength } from '../domain/residence-code.ts';
import { unixMsSchema } from '../domain/primitives.ts';
import { scopeIdSchema } from './scope.ts';

/** How the file is called on the stick. */
export const enrolmentFileName = 'vestibule-enrolment.json';

/** What the server signs of a file (its UTF-8 bytes): it holds for these files and for nothing else. */
export const enrolmentFileProof = (signed: string) => `enrolment file ${signed}`;

/** A file that enrols one screen where there is no network yet. */
export const enrolmentFileSchema = z.object({
  /** JSON of `preparedEnrolmentSchema`, as the server signed it. */
  signed: z.string().max(4000),
  /** Of the server that signed it, as `serverKey` of `kiosk.json`: tells a file of another server from a changed one. */
  serverKey: z.base64().max(200),
  /** Ed25519 over `enrolmentFileProof`, base64. */
  signature: z.base64().max(200),
});
export type EnrolmentFileText = z.infer<typeof enrolmentFileSchema>;

export const preparedEnrolmentSchema = z.object({
  id: z.uuid(),
  /** Enrols one screen, once the network is there. */
  code: z.string().length(codeLength),
  residence: z.object({
    id: scopeIdSchema,
    name: z.string(),
    address: z.object({ street: z.string(), postcode: z.string(), city: z.string() }),
  }),
  madeAt: unixMsSchema,
  expiresAt: unixMsSchema,
});
export type PreparedEnrolment = z.infer<typeof preparedEnrolmentSchema>;
