/** Big-endian unless told, as in all formats but WebP and half of Exif. */
export const view = (bytes: Uint8Array): DataView =>
  new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/** One character a byte, so that places in the text are places in the bytes. */
export const textAt = (bytes: Uint8Array, from: number, length: number): string =>
  String.fromCharCode(...bytes.subarray(from, from + length));

export const startsWith = (bytes: Uint8Array, text: string, from = 0): boolean =>
  textAt(bytes, from, text.length) === text;

export const joined = (parts: readonly Uint8Array[]): Uint8Array => {
  const all = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let place = 0;
  for (const part of parts) {
    all.set(part, place);
    place += part.length;
  }
  return all;
};

/** A picture of a telephone has at most 50 million; what is larger fills the memory of whoever opens it. */
const MOST_PIXELS = 100_000_000;

export const isShowable = (width: number, height: number): boolean =>
  width > 0 && height > 0 && width * height <= MOST_PIXELS;
