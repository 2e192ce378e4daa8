import { type Atom, atomsIn, type Span } from './atoms.ts';
import { textAt, view } from './bytes.ts';

/** Reads numbers one after the other; past the end it throws a RangeError. */
const reader = (bytes: Uint8Array, from: number) => {
  const data = view(bytes);
  let place = from;
  return (size: number): number => {
    if (size === 0) return 0;
    const at = place;
    place += size;
    if (size === 8) return Number(data.getBigUint64(at));
    if (size === 4) return data.getUint32(at);
    return size === 2 ? data.getUint16(at) : data.getUint8(at);
  };
};

/** What kind of thing each item is, by its id: `iinf` with its `infe` (ISO/IEC 14496-12, 8.11.6). */
export const itemTypes = (bytes: Uint8Array, { from, end }: Atom): Map<number, string> => {
  const isWide = bytes[from] !== 0;
  const entries = atomsIn(bytes, { from: from + 4 + (isWide ? 4 : 2), end });
  return new Map(
    entries.map((entry) => {
      const version = bytes[entry.from] ?? 0;
      const next = reader(bytes, entry.from + 4);
      const id = next(version === 3 ? 4 : 2);
      next(2);
      return [id, textAt(bytes, entry.from + (version === 3 ? 10 : 8), 4)];
    }),
  );
};

interface Place extends Span {
  readonly item: number;
  /** 0: from the beginning of the file; 1: of the box `idat`. */
  readonly method: number;
}

/** Where the items lie: `iloc` (8.11.3). */
export const itemPlaces = (bytes: Uint8Array, { from }: Atom): Place[] => {
  const version = bytes[from] ?? 0;
  const next = reader(bytes, from + 4);
  const [sizes, more] = [next(1), next(1)];
  const [offsetSize, lengthSize, baseSize] = [sizes >> 4, sizes & 15, more >> 4];
  const indexSize = version === 0 ? 0 : more & 15;
  const places: Place[] = [];
  for (let items = next(version < 2 ? 2 : 4); items > 0; items -= 1) {
    const item = next(version < 2 ? 2 : 4);
    const method = version === 0 ? 0 : next(2) & 15;
    next(2);
    const base = next(baseSize);
    for (let extents = next(2); extents > 0; extents -= 1) {
      next(indexSize);
      const start = base + next(offsetSize);
      places.push({ item, method, from: start, end: start + next(lengthSize) });
    }
  }
  return places;
};
