import { type Atom, atomsIn, blankedOutside, emptied, type Span } from './atoms.ts';
import { isShowable, textAt, view } from './bytes.ts';
import { itemPlaces, itemTypes } from './heic-items.ts';

/** Coded pixels, and how they are laid together. Exif, XMP and whatever else there is are no such items. */
const PICTURES = new Set(['hvc1', 'grid', 'iovl', 'iden', 'tmap']);
const OUTSIDE = new Set(['ftyp', 'meta', 'mdat']);
const INSIDE = new Set(['hdlr', 'pitm', 'iinf', 'iloc', 'iprp', 'idat', 'iref', 'grpl', 'dinf']);
const BRANDS = ['heic', 'heix', 'mif1'];

const isForeign = (known: ReadonlySet<string>) => (atom: Atom) => !known.has(atom.type);
const isCalled = (name: string) => (atom: Atom) => atom.type === name;

const childrenOf = (bytes: Uint8Array, { from, end }: Atom) => atomsIn(bytes, { from, end });

const sizesFit = (bytes: Uint8Array, properties: Atom | undefined): boolean => {
  const container = properties && childrenOf(bytes, properties).find(({ type }) => type === 'ipco');
  const sizes = container ? childrenOf(bytes, container).filter(({ type }) => type === 'ispe') : [];
  const data = view(bytes);
  return (
    sizes.length > 0 &&
    sizes.every(({ from }) => isShowable(data.getUint32(from + 4), data.getUint32(from + 8)))
  );
};

interface Parts {
  readonly outside: readonly Atom[];
  readonly inside: readonly Atom[];
  readonly pictures: ReturnType<typeof itemPlaces>;
}

const partsOf = (bytes: Uint8Array): Parts | undefined => {
  const outside = atomsIn(bytes, { from: 0, end: bytes.length });
  const meta = outside.find(({ type }) => type === 'meta');
  const inside = meta ? atomsIn(bytes, { from: meta.from + 4, end: meta.end }) : [];
  const named = (name: string) => inside.find(({ type }) => type === name);
  const [info, locations] = [named('iinf'), named('iloc')];
  if (info === undefined || locations === undefined || !sizesFit(bytes, named('iprp'))) return undefined;
  const types = itemTypes(bytes, info);
  const pictures = itemPlaces(bytes, locations).filter(({ item }) => PICTURES.has(types.get(item) ?? ''));
  return pictures.length === 0 ? undefined : { outside, inside, pictures };
};

const movedBy = (by: number, spans: readonly Span[]): Span[] =>
  spans.map(({ from, end }) => ({ from: from + by, end: end + by }));

/** Keeps what pictures are made of; everything else is blanked where it lies, since places of the file stand in it. */
const blanked = (bytes: Uint8Array): Uint8Array | undefined => {
  const parts = partsOf(bytes);
  if (parts === undefined) return undefined;
  const { outside, inside, pictures } = parts;
  const clean = bytes.slice(0, outside.at(-1)?.end ?? 0);
  const foreign = [...outside.filter(isForeign(OUTSIDE)), ...inside.filter(isForeign(INSIDE))];
  for (const atom of foreign) emptied(clean, atom);
  const [inFile, inMeta] = [0, 1].map((place) => pictures.filter(({ method }) => method === place));
  for (const atom of outside.filter(isCalled('mdat'))) blankedOutside(clean, atom, inFile ?? []);
  for (const atom of inside.filter(isCalled('idat')))
    blankedOutside(clean, atom, movedBy(atom.from, inMeta ?? []));
  return clean;
};

/** A HEIC (ISO/IEC 23008-12) without anything but its pictures; nothing when it is none. It turns itself without Exif. */
export const cleanHeic = (bytes: Uint8Array): Uint8Array | undefined => {
  const brands = textAt(bytes, 8, Math.min(view(bytes).getUint32(0), 64) - 8);
  if (!BRANDS.some((brand) => brands.includes(brand))) return undefined;
  try {
    return blanked(bytes);
  } catch (error) {
    // A place outside of the file.
    if (error instanceof RangeError) return undefined;
    throw error;
  }
};
