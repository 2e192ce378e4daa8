import { isShowable, joined, textAt, view } from './bytes.ts';

const SIGNATURE_BYTES = 8;
/** Length, name and checksum of a chunk. */
const AROUND = 12;

/** Pixels, and how their colours are meant. Exif, texts, times and moving pictures go. */
const KEPT = new Set([
  ...['IHDR', 'PLTE', 'IDAT', 'IEND', 'tRNS', 'gAMA', 'cHRM'],
  ...['sRGB', 'iCCP', 'cICP', 'sBIT', 'bKGD', 'pHYs'],
]);

interface Chunk {
  readonly name: string;
  readonly whole: Uint8Array;
}

/** Up to the end of the picture; nothing when it has none. */
const chunksIn = (bytes: Uint8Array): Chunk[] | undefined => {
  const chunks: Chunk[] = [];
  for (let at = SIGNATURE_BYTES; at + AROUND <= bytes.length; ) {
    const name = textAt(bytes, at + 4, 4);
    const end = at + AROUND + view(bytes).getUint32(at);
    if (end > bytes.length) return undefined;
    chunks.push({ name, whole: bytes.subarray(at, end) });
    if (name === 'IEND') return chunks;
    at = end;
  }
  return undefined;
};

const isHeader = ({ name, whole }: Chunk): boolean =>
  name === 'IHDR' && whole.length === 25 && isShowable(view(whole).getUint32(8), view(whole).getUint32(12));

/** A PNG (W3C, third edition) of its pixels alone; nothing when it is none. What follows its end goes. */
export const cleanPng = (bytes: Uint8Array): Uint8Array | undefined => {
  const [header, ...rest] = chunksIn(bytes) ?? [];
  if (header === undefined || !isHeader(header)) return undefined;
  if (rest.some(({ name }) => name === 'IHDR') || !rest.some(({ name }) => name === 'IDAT')) return undefined;
  const kept = [header, ...rest].filter(({ name }) => KEPT.has(name));
  return joined([bytes.subarray(0, SIGNATURE_BYTES), ...kept.map(({ whole }) => whole)]);
};
