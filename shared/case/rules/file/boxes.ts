import { textAt, view } from './bytes.ts';

/** A box of ISO/IEC 14496-12: where it begins, where its content does, and where it ends. */
export interface Box {
  readonly type: string;
  readonly start: number;
  readonly from: number;
  readonly end: number;
}

export interface Span {
  readonly from: number;
  readonly end: number;
}

/** A size of 1 is followed by one of eight bytes; one of 0 reaches to the end. */
const boxAt = (bytes: Uint8Array, start: number, end: number): Box | undefined => {
  const data = view(bytes);
  const short = data.getUint32(start);
  const head = short === 1 ? 16 : 8;
  if (start + head > end) return undefined;
  const long = short === 1 ? Number(data.getBigUint64(start + 8)) : short;
  const size = short === 0 ? end - start : long;
  if (size < head || start + size > end) return undefined;
  return { type: textAt(bytes, start + 4, 4), start, from: start + head, end: start + size };
};

/** The boxes one after the other, up to the first that is none. */
export const boxesIn = (bytes: Uint8Array, { from, end }: Span): Box[] => {
  const boxes: Box[] = [];
  for (let start = from; start + 8 <= end; ) {
    const box = boxAt(bytes, start, end);
    if (box === undefined) break;
    boxes.push(box);
    start = box.end;
  }
  return boxes;
};

/** Turns a box into empty room: what others say of places in the file stays true. */
export const emptied = (bytes: Uint8Array, { start, from, end }: Box): void => {
  bytes.set(new TextEncoder().encode('free'), start + 4);
  bytes.fill(0, from, end);
};

/** Zeros wherever no span of `kept` lies. */
export const blankedOutside = (bytes: Uint8Array, { from, end }: Span, kept: readonly Span[]): void => {
  let place = from;
  for (const span of kept.toSorted((one, other) => one.from - other.from)) {
    if (span.end <= place || span.from >= end) continue;
    bytes.fill(0, place, Math.max(place, span.from));
    place = Math.min(end, span.end);
  }
  bytes.fill(0, place, end);
};
