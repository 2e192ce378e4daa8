import { startsWith } from './bytes.ts';

const END = '%%EOF';
const STREAM = /\bstream\r?\n.*?\bendstream\b/gs;
/** What acts by itself, hides another file, or cannot be looked into. */
const REFUSED = /\/(JavaScript|JS|Launch|EmbeddedFiles?|RichMedia|XFA|Encrypt)\b/;
/** By which an archive is known; it may stand in front of a comment of 64 KB. */
const ARCHIVE = 'PK\x05\x06';
const LONGEST_COMMENT = 0xffff + 22;
/** Exif or XMP of a photograph that was laid in as it came from the camera: marker, two bytes of length, name. */
const OF_CAMERA = /\xff\xe1..(?=Exif\0\0|http:\/\/ns\.adobe\.com\/)/gs;
/** XMP of the document. */
const PACKET = /<\?xpacket begin.*?<\?xpacket end.*?\?>/gs;

const isPaper = (text: string): boolean =>
  !REFUSED.test(text.replaceAll(STREAM, '')) && !text.slice(-LONGEST_COMMENT).includes(ARCHIVE);

/**
 * A PDF without the position data that photographs in it bring along: blanked in place, since the places of all its parts
 * are written in it. Nothing when it is none, or more than paper. What follows its end goes.
 */
export const cleanPdf = (bytes: Uint8Array): Uint8Array | undefined => {
  const whole = new TextDecoder('latin1').decode(bytes);
  const end = whole.lastIndexOf(END);
  const text = whole.slice(0, end + END.length);
  if (!startsWith(bytes, '%PDF-') || end < 0 || !isPaper(text)) return undefined;
  const kept = bytes.slice(0, text.length);
  for (const { index } of text.matchAll(OF_CAMERA)) {
    const length = ((kept[index + 2] ?? 0) << 8) + (kept[index + 3] ?? 0);
    kept.fill(0, index + 4, index + 2 + length);
  }
  for (const { index, 0: packet } of text.matchAll(PACKET)) kept.fill(0x20, index, index + packet.length);
  return kept;
};
