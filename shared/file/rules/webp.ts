import { isShowable, joined, textAt, view } from './bytes.ts';
import { orientationAlone, orientationIn } from './orientation.ts';

const SIZED = new Set(['VP8X', 'VP8 ', 'VP8L']);
const KEPT = new Set([...SIZED, 'ALPH', 'ICCP']);
/** Bits of the header that say what else there is. */
const [ANIMATION, XMP, EXIF] = [0x02, 0x04, 0x08];

const chunkOf = (name: string, content: Uint8Array): Uint8Array => {
  const head = new Uint8Array(8);
  head.set(new TextEncoder().encode(name));
  view(head).setUint32(4, content.length, true);
  return joined([head, content, new Uint8Array(content.length % 2)]);
};

const sizeOf = (name: string, content: Uint8Array): readonly [number, number] => {
  const data = view(content);
  if (name === 'VP8X' && content.length >= 10)
    return [1 + (data.getUint32(4, true) & 0xffffff), 1 + (data.getUint32(6, true) >>> 8)];
  if (name === 'VP8 ' && content.length >= 10)
    return [data.getUint16(6, true) & 0x3fff, data.getUint16(8, true) & 0x3fff];
  if (name === 'VP8L' && content.length >= 5) {
    const bits = data.getUint32(1, true);
    return [1 + (bits & 0x3fff), 1 + ((bits >>> 14) & 0x3fff)];
  }
  return [0, 0];
};

interface Chunk {
  readonly name: string;
  readonly content: Uint8Array;
}

const chunksIn = (bytes: Uint8Array): Chunk[] | undefined => {
  const data = view(bytes);
  const end = 8 + data.getUint32(4, true);
  if (end > bytes.length) return undefined;
  const chunks: Chunk[] = [];
  for (let at = 12; at + 8 <= end; ) {
    const length = data.getUint32(at + 4, true);
    if (at + 8 + length > end) return undefined;
    chunks.push({ name: textAt(bytes, at, 4), content: bytes.subarray(at + 8, at + 8 + length) });
    at += 8 + length + (length % 2);
  }
  return chunks;
};

/** Exif in WebP begins at once, or with the name that it has in a JPEG. */
const tiffIn = (content: Uint8Array) =>
  textAt(content, 0, 6) === 'Exif\0\0' ? content.subarray(6) : content;

const isPicture = (kept: readonly Chunk[]): boolean =>
  kept.some(({ name }) => name === 'VP8 ' || name === 'VP8L') &&
  kept.every(({ name, content }) => !SIZED.has(name) || isShowable(...sizeOf(name, content))) &&
  !kept.some(({ name, content }) => name === 'VP8X' && ((content[0] ?? 0) & ANIMATION) !== 0);

/** A WebP (RFC 9649) of one picture, its colours and how to turn it; nothing when it is none. */
export const cleanWebp = (bytes: Uint8Array): Uint8Array | undefined => {
  const chunks = bytes.length < 20 ? undefined : chunksIn(bytes);
  const kept = chunks?.filter(({ name }) => KEPT.has(name)) ?? [];
  if (!isPicture(kept)) return undefined;
  const hasHeader = kept.some(({ name }) => name === 'VP8X');
  const exif = chunks?.find(({ name }) => hasHeader && name === 'EXIF')?.content;
  const turn = exif && orientationIn(tiffIn(exif));
  const told = (content: Uint8Array) => {
    const flags = (content[0] ?? 0) & ~(XMP | EXIF);
    return joined([Uint8Array.of(turn === undefined ? flags : flags | EXIF), content.subarray(1)]);
  };
  const parts = kept.map(({ name, content }) => chunkOf(name, name === 'VP8X' ? told(content) : content));
  if (turn !== undefined) parts.push(chunkOf('EXIF', orientationAlone(turn)));
  return chunkOf('RIFF', joined([new TextEncoder().encode('WEBP'), ...parts]));
};
