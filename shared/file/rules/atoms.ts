import { textAt, view } from './bytes.ts';

/** A box, or atom, of ISO/IEC 14496-12: where it begins, where its content does, and where it ends. */
export interface Atom {
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
const atomAt = (bytes: Uint8Array, start: number, end: number): Atom | undefined => {
  const data = view(bytes);
  const short = data.getUint32(start);
  const head = short === 1 ? 16 : 8;
  if (start + head > end) return undefined;
  const long = short === 1 ? Number(data.getBigUint64(start + 8)) : short;
  const size = short === 0 ? end - start : long;
  if (size < head || start + size > end) return undefined;
  return { type: textAt(bytes, start + 4, 4), start, from: start + head, end: start + size };
};

/** The atoms one after the other, up to the first that is none. */
export const atomsIn = (bytes: Uint8Array, { from, end }: Span): Atom[] => {
  const atoms: Atom[] = [];
  for (let start = from; start + 8 <= end; ) {
    const atom = atomAt(bytes, start, end);
    if (atom === undefined) break;
    atoms.push(atom);
    start = atom.end;
  }
  return atoms;
};

/** Turns a box into empty room: what others say of places in the file stays true. */
export const emptied = (bytes: Uint8Array, { start, from, end }: Atom): void => {
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
