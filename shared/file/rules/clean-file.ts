import { startsWith } from './bytes.ts';
import type { FileType } from './file-type.ts';
import { cleanHeic } from './heic.ts';
import { cleanJpeg } from './jpeg.ts';
import { cleanPdf } from './pdf.ts';
import { cleanPng } from './png.ts';
import { cleanWebp } from './webp.ts';

export interface CleanFile {
  readonly contentType: FileType;
  readonly bytes: Uint8Array;
}

type Clean = (bytes: Uint8Array) => Uint8Array | undefined;

/** How each format begins, and where in it that stands. */
const formats: readonly { begins: string; at: number; contentType: FileType; clean: Clean }[] = [
  { begins: '\xff\xd8\xff', at: 0, contentType: 'image/jpeg', clean: cleanJpeg },
  { begins: '\x89PNG\r\n\x1a\n', at: 0, contentType: 'image/png', clean: cleanPng },
  { begins: 'WEBP', at: 8, contentType: 'image/webp', clean: cleanWebp },
  { begins: 'ftyp', at: 4, contentType: 'image/heic', clean: cleanHeic },
  { begins: '%PDF-', at: 0, contentType: 'application/pdf', clean: cleanPdf },
];

/**
 * What the content is, whatever its sender called it, and what of it is kept: nobody's position, device, name or comment.
 * Nothing when it is no picture or paper, or also something else.
 */
export const cleanFile = (bytes: Uint8Array): CleanFile | undefined => {
  const format = formats.find(({ begins, at }) => startsWith(bytes, begins, at));
  const clean = format?.clean(bytes);
  return format && clean && { contentType: format.contentType, bytes: clean };
};
