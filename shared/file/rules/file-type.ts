import * as z from 'zod/mini';

/** What a photograph or a document may be. */
export const FileType = z.enum(['image/jpeg', 'image/png', 'image/webp', 'image/heic', 'application/pdf']);
export type FileType = z.infer<typeof FileType>;
