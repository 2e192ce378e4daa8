import type { CleanFile } from '../../file/rules/clean-file.ts';

export interface Upload {
  readonly key: string;
  readonly contentType: string;
  readonly bytes: number;
}

/** Where contents lie: beside the table, since a picture is larger than any item. */
export interface AttachmentFiles {
  /** A form that S3 accepts for exactly this key, type and size. */
  upload(file: Upload): Promise<{ url: string; fields: Record<string, string> }>;
  /** An address under which the content can be read for a quarter of an hour. */
  download(key: string): Promise<string>;
  /** Nothing when there is none. */
  read(key: string): Promise<Uint8Array | undefined>;
  /** False, and nothing is written, when something is there: what is kept is never replaced. */
  writeOnce(key: string, file: CleanFile): Promise<boolean>;
}
