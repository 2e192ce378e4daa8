import { startsWith, view } from './bytes.ts';

const ORIENTATION = 0x0112;
const SHORT = 3;
const FIELD_BYTES = 12;
/** 1 is upright; a telephone turns the picture by this number and not by its pixels. */
const TURNED = { least: 2, most: 8 };

const hasBegun = (tiff: Uint8Array) => startsWith(tiff, 'II*\0') || startsWith(tiff, 'MM\0*');

/** The fields of the first directory, of twelve bytes each; of one that is cut, those that are there. */
const fieldsIn = (tiff: Uint8Array): Uint8Array[] => {
  const isLittle = startsWith(tiff, 'II');
  const data = view(tiff);
  const first = data.getUint32(4, isLittle) + 2;
  const count = first > tiff.length ? 0 : data.getUint16(first - 2, isLittle);
  const there = Math.min(count, Math.floor((tiff.length - first) / FIELD_BYTES));
  return Array.from({ length: Math.max(0, there) }, (_, n) => {
    const from = first + n * FIELD_BYTES;
    return tiff.subarray(from, from + FIELD_BYTES);
  });
};

/** How a picture has to be turned, of all that its Exif data (TIFF 6.0) says; nothing when it is upright or unreadable. */
export const orientationIn = (tiff: Uint8Array): number | undefined => {
  if (tiff.length < 10 || !hasBegun(tiff)) return undefined;
  const isLittle = startsWith(tiff, 'II');
  const short = (field: Uint8Array, at: number) => view(field).getUint16(at, isLittle);
  const field = fieldsIn(tiff).find((one) => short(one, 0) === ORIENTATION && short(one, 2) === SHORT);
  const value = field ? short(field, 8) : 0;
  return value >= TURNED.least && value <= TURNED.most ? value : undefined;
};

/** Exif data that say how to turn the picture, and nothing else. */
export const orientationAlone = (value: number): Uint8Array => {
  const tiff = new Uint8Array(26);
  const data = view(tiff);
  tiff.set([0x4d, 0x4d, 0, 0x2a]);
  data.setUint32(4, 8);
  data.setUint16(8, 1);
  data.setUint16(10, ORIENTATION);
  data.setUint16(12, SHORT);
  data.setUint32(14, 1);
  data.setUint16(18, value);
  return tiff;
};
