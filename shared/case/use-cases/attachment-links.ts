export interface Upload {
  readonly key: string;
  readonly contentType: string;
  readonly bytes: number;
}

export interface AttachmentLinks {
  /** A form that S3 accepts for exactly this key, type and size. */
  upload(file: Upload): Promise<{ url: string; fields: Record<string, string> }>;
  /** An address under which the content can be read for a quarter of an hour. */
  download(key: string): Promise<string>;
}
