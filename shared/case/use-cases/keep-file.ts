import { createHash } from 'node:crypto';
import { conflict, invalid } from '../../base/refusal.ts';
import { type CleanFile, cleanFile } from '../../file/rules/clean-file.ts';
import type { FileType } from '../../file/rules/file-type.ts';
import { attachmentKey, uploadKey } from '../rules/attachment.ts';
import type { AttachmentFiles } from './attachment-files.ts';

/** What the timeline says of a file: whoever has it can tell whether it is still the same. */
interface KeptFile {
  readonly contentType: FileType;
  readonly bytes: number;
  readonly sha256: string;
}

const describedAs = ({ contentType, bytes }: CleanFile): KeptFile => ({
  contentType,
  bytes: bytes.length,
  sha256: createHash('sha256').update(bytes).digest('hex'),
});

/**
 * Looks at an upload and keeps what is clean of it, once. Whatever was kept under these ids first stays, also when two look
 * at the same time, when the first one was cut short before it told, or when something else was uploaded since.
 */
export const keepFile = async (files: AttachmentFiles, caseId: string, id: string): Promise<KeptFile> => {
  const key = attachmentKey(caseId, id);
  const sent = await files.read(uploadKey(caseId, id));
  if (sent !== undefined) {
    const clean = cleanFile(sent);
    if (clean === undefined) throw invalid('file.not-taken');
    if (await files.writeOnce(key, clean)) return describedAs(clean);
  }
  const standing = await files.read(key);
  const kept = standing && cleanFile(standing);
  if (kept === undefined) throw conflict('file.not-there');
  return describedAs(kept);
};
