import * as z from 'zod/mini';
import { fault } from '../../base/fault.ts';
import { Ulid } from '../../base/id.ts';
import { FileType } from '../../file/rules/file-type.ts';

const MOST_BYTES = 5 * 1024 * 1024;

/** A file for a case: a photograph or a document. The id is the client's; the content never passes through the API. */
export const Attachment = z.strictObject({
  id: Ulid,
  contentType: FileType,
  bytes: z.int().check(z.minimum(1), z.maximum(MOST_BYTES, fault('file.too-large', { most: 5 }))),
});
export type Attachment = z.infer<typeof Attachment>;

/** Where the content lies; both ids are checked before a link is made, so that no key comes from outside. */
export const attachmentKey = (caseId: string, attachmentId: string): string =>
  `cases/${caseId}/${attachmentId}`;

/** Where it waits, as it was sent, until it is looked at: nobody is ever given an address of it, and a day later it is gone. */
export const uploadKey = (caseId: string, attachmentId: string): string =>
  `uploads/${caseId}/${attachmentId}`;

/** Where all contents of a case lie. */
export const placesOfCase = (caseId: string): readonly string[] => [`cases/${caseId}/`, `uploads/${caseId}/`];
