import { isShowable, joined, startsWith, view } from './bytes.ts';
import { orientationAlone, orientationIn } from './orientation.ts';

const [SOI, EOI, SOS, APP1] = [0xd8, 0xd9, 0xda, 0xe1];
const EXIF = 'Exif\0\0';

interface Segment {
  readonly marker: number;
  readonly content: Uint8Array;
  /** With its marker and length, and the coded pixels that follow it. */
  readonly whole: Uint8Array;
}

/** Where coded pixels end: at the next marker that is neither a stuffed byte nor a restart. */
const endOfScan = (bytes: Uint8Array, from: number): number => {
  for (let at = from; at + 1 < bytes.length; at += 1) {
    const next = bytes[at + 1] ?? 0;
    if (bytes[at] === 0xff && next !== 0 && (next < 0xd0 || next > 0xd7)) return at;
  }
  return bytes.length;
};

const mayStand = (marker: number) => marker >= 0xc0 && (marker < 0xd0 || marker > EOI);

/** A marker may stand behind any number of bytes that fill up. */
const markerFrom = (bytes: Uint8Array, from: number): number => {
  let at = from;
  while (bytes[at] === 0xff && bytes[at + 1] === 0xff) at += 1;
  return at;
};

const segmentAt = (bytes: Uint8Array, at: number): Segment | undefined => {
  const marker = bytes[at + 1] ?? 0;
  if (!mayStand(marker) || at + 4 > bytes.length) return undefined;
  const end = at + 2 + view(bytes).getUint16(at + 2);
  if (end < at + 4 || end > bytes.length) return undefined;
  const next = marker === SOS ? endOfScan(bytes, end) : end;
  return { marker, content: bytes.subarray(at + 4, end), whole: bytes.subarray(at, next) };
};

/** Up to the end of the first picture; nothing when it has none. */
const segmentsIn = (bytes: Uint8Array): Segment[] | undefined => {
  const segments: Segment[] = [];
  for (let at = 2; ; ) {
    at = markerFrom(bytes, at);
    if (bytes[at] === 0xff && bytes[at + 1] === EOI) return segments;
    const segment = bytes[at] === 0xff ? segmentAt(bytes, at) : undefined;
    if (segment === undefined) return undefined;
    segments.push(segment);
    at += segment.whole.length;
  }
};

/** Of what applications add: how colours are meant. Exif, XMP, IPTC, comments, previews and further pictures go. */
const OF_COLOURS: Readonly<Record<number, string>> = { 224: 'JFIF\0', 226: 'ICC_PROFILE\0', 238: 'Adobe' };

const isKept = ({ marker, content }: Segment): boolean => {
  const name = OF_COLOURS[marker];
  return marker < 0xe0 || (name !== undefined && startsWith(content, name));
};

const isFrame = ({ marker }: Segment) => marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);

const isPicture = (segments: readonly Segment[]): boolean => {
  const frames = segments.filter(isFrame);
  const hasSize = ({ content }: Segment) =>
    content.length >= 6 && isShowable(view(content).getUint16(3), view(content).getUint16(1));
  return frames.length > 0 && frames.every(hasSize) && segments.some(({ marker }) => marker === SOS);
};

const turned = (value: number): Uint8Array => {
  const content = joined([new TextEncoder().encode(EXIF), orientationAlone(value)]);
  return joined([Uint8Array.of(0xff, APP1, 0, 2 + content.length), content]);
};

/** A JPEG (ITU-T T.81) of its pixels, their colours and how to turn it; nothing when it is none. What follows its end goes. */
export const cleanJpeg = (bytes: Uint8Array): Uint8Array | undefined => {
  const segments = segmentsIn(bytes);
  if (segments === undefined || !isPicture(segments)) return undefined;
  const exif = segments.find(({ marker, content }) => marker === APP1 && startsWith(content, EXIF));
  const turn = exif && orientationIn(exif.content.subarray(EXIF.length));
  return joined([
    Uint8Array.of(0xff, SOI),
    ...(turn === undefined ? [] : [turned(turn)]),
    ...segments.filter(isKept).map(({ whole }) => whole),
    Uint8Array.of(0xff, EOI),
  ]);
};
