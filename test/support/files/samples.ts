import { deflateSync } from 'node:zlib';

const bytesOf = (...parts: readonly (string | Uint8Array | readonly number[])[]): Uint8Array<ArrayBuffer> =>
  new Uint8Array(
    Buffer.concat(
      parts.map((part) => (typeof part === 'string' ? Buffer.from(part, 'latin1') : Buffer.from(part))),
    ),
  );

const u16 = (value: number) => [value >> 8, value & 255];
const u32 = (value: number) => [...u16(value >>> 16), ...u16(value & 0xffff)];
const le32 = (value: number) => u32(value).reverse();

/** Before Labrang, as a telephone writes it: 35° 11' 42" N, 102° 30' 36" E. */
export const POSITION = { latitude: 35.195, longitude: 102.51 };
const NORTH = [35, 11, 42].flatMap((part) => [...u32(part), ...u32(1)]);
const EAST = [102, 30, 36].flatMap((part) => [...u32(part), ...u32(1)]);
export const CAMERA = 'Kanarie Phone 7';

/** Exif as a telephone writes it: turned by 90 degrees, with its name and the place. */
export const exif = (orientation = 6): Uint8Array => {
  const gps = 8 + 2 + 3 * 12 + 4;
  const model = gps + 2 + 4 * 12 + 4;
  const north = model + CAMERA.length + 1;
  const field = (tag: number, type: number, count: number, value: readonly number[]) => [
    ...u16(tag),
    ...u16(type),
    ...u32(count),
    ...value,
  ];
  return bytesOf(
    ['M'.charCodeAt(0), 'M'.charCodeAt(0), 0, 42, ...u32(8)],
    [...u16(3), ...field(0x0110, 2, CAMERA.length + 1, u32(model))],
    [...field(0x0112, 3, 1, [...u16(orientation), 0, 0]), ...field(0x8825, 4, 1, u32(gps)), ...u32(0)],
    [...u16(4), ...field(1, 2, 2, [0x4e, 0, 0, 0]), ...field(2, 5, 3, u32(north))],
    [...field(3, 2, 2, [0x45, 0, 0, 0]), ...field(4, 5, 3, u32(north + NORTH.length)), ...u32(0)],
    `${CAMERA}\0`,
    [...NORTH, ...EAST],
  );
};

export const XMP = `<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description xmlns:exif="http://ns.adobe.com/exif/1.0/" exif:GPSLatitude="35,11.7N"/></rdf:RDF></x:xmpmeta><?xpacket end="w"?>`;
const ADOBE_XMP = `http://ns.adobe.com/xap/1.0/\0${XMP}`;

const segment = (marker: number, content: Uint8Array | string) =>
  bytesOf([0xff, marker, ...u16(content.length + 2)], content);

/** One grey point: the smallest baseline picture there is. */
const grey = (width = 8, height = 8) => [
  segment(0xdb, bytesOf([0], Array(64).fill(1))),
  segment(0xc0, bytesOf([8, ...u16(height), ...u16(width), 1, 1, 0x11, 0])),
  segment(0xc4, bytesOf([0x00, 1, ...Array(15).fill(0), 0])),
  segment(0xc4, bytesOf([0x10, 1, ...Array(15).fill(0), 0])),
  segment(0xda, bytesOf([1, 1, 0, 0, 63, 0])),
  bytesOf([0x3f, 0xff, 0x00, 0x2a]),
];
const START = [0xff, 0xd8];
const END = [0xff, 0xd9];
const JFIF = segment(0xe0, bytesOf('JFIF\0', [1, 1, 0, 0, 1, 0, 1, 0, 0]));
const PROFILE = segment(0xe2, bytesOf('ICC_PROFILE\0', [1, 1], 'colours'));

export const plainJpeg = (width?: number, height?: number) =>
  bytesOf(START, JFIF, ...grey(width, height), END);

/** As it leaves a camera, with a preview, a comment and a second picture behind the end. */
export const cameraJpeg = (orientation?: number) =>
  bytesOf(
    START,
    JFIF,
    segment(0xe1, bytesOf('Exif\0\0', exif(orientation))),
    segment(0xe1, ADOBE_XMP),
    PROFILE,
    segment(0xed, 'Photoshop 3.0\x008BIM'),
    segment(0xfe, CAMERA),
    ...grey(),
    END,
    bytesOf(START, segment(0xe1, bytesOf('Exif\0\0', exif())), ...grey(), END),
  );

const CRC = Array.from({ length: 256 }, (_, n) =>
  Array.from({ length: 8 }).reduce<number>((c) => (c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1), n),
);
const crcOf = (bytes: Uint8Array) =>
  (bytes.reduce((crc, byte) => (CRC[(crc ^ byte) & 255] ?? 0) ^ (crc >>> 8), 0xffffffff) ^ 0xffffffff) >>> 0;

const pngChunk = (name: string, content: Uint8Array | string) => {
  const named = bytesOf(name, content);
  return bytesOf(u32(content.length), named, u32(crcOf(named)));
};

const header = (width: number, height: number) =>
  pngChunk('IHDR', bytesOf([...u32(width), ...u32(height), 8, 0, 0, 0, 0]));
const PNG = '\x89PNG\r\n\x1a\n';
const PIXELS = pngChunk('IDAT', deflateSync(Buffer.from([0, 200])));

export const plainPng = (width = 1, height = 1) =>
  bytesOf(PNG, header(width, height), PIXELS, pngChunk('IEND', ''));
export const cameraPng = () =>
  bytesOf(
    PNG,
    header(1, 1),
    pngChunk('eXIf', exif()),
    pngChunk('tEXt', `Comment\0${CAMERA}`),
    pngChunk('iTXt', `XML:com.adobe.xmp\0\0\0\0\0${XMP}`),
    PIXELS,
    pngChunk('IEND', ''),
    'PK\x03\x04',
  );

const riff = (name: string, content: Uint8Array | string) =>
  bytesOf(name, le32(content.length), content, content.length % 2 ? [0] : []);
/** One point, as libwebp writes it. */
const POINT = Buffer.from('MAEAnQEqAQABAAIANCWkAANwAP77lAAA', 'base64');

export const plainWebp = () => riff('RIFF', bytesOf('WEBP', riff('VP8 ', POINT)));
export const cameraWebp = () =>
  riff(
    'RIFF',
    bytesOf(
      'WEBP',
      riff('VP8X', bytesOf([0x0c, 0, 0, 0, 0, 0, 0, 0, 0, 0])),
      riff('VP8 ', POINT),
      riff('EXIF', exif()),
      riff('XMP ', XMP),
    ),
  );

const box = (type: string, ...content: readonly (string | Uint8Array | readonly number[])[]) => {
  const all = bytesOf(...content);
  return bytesOf(u32(all.length + 8), type, all);
};
const named = (id: number, type: string, more = '') =>
  box('infe', [2, 0, 0, 0, ...u16(id), 0, 0], type, `\0${more}`);
const PIXELS_OF_HEIC = 'coded by a camera';

/** One picture with Exif and XMP beside it, all in `mdat`, and a film of the moment before. */
export const cameraHeic = () => {
  const parts = [PIXELS_OF_HEIC, bytesOf([0, 0, 0, 0], exif()), XMP];
  const brand = box('ftyp', 'heic', [0, 0, 0, 0], 'mif1heic');
  const meta = (start: number) => {
    const places = parts.map((_, n) => start + parts.slice(0, n).reduce((sum, one) => sum + one.length, 0));
    const items = parts.flatMap((part, n) => [
      ...[...u16(n + 1), 0, 0, ...u16(1)],
      ...[...u32(places[n] ?? 0), ...u32(part.length)],
    ]);
    return box(
      'meta',
      [0, 0, 0, 0],
      box('hdlr', [0, 0, 0, 0, 0, 0, 0, 0], 'pict', Array(13).fill(0)),
      box('pitm', [0, 0, 0, 0, 0, 1]),
      box(
        'iinf',
        [0, 0, 0, 0, 0, 3],
        named(1, 'hvc1'),
        named(2, 'Exif'),
        named(3, 'mime', 'application/rdf+xml\0'),
      ),
      box('iloc', [0, 0, 0, 0, 0x44, 0, 0, 3], items),
      box('iref', [0, 0, 0, 0], box('cdsc', [0, 2, 0, 1, 0, 1])),
      box('iprp', box('ipco', box('ispe', [0, 0, 0, 0, ...u32(4032), ...u32(3024)]))),
    );
  };
  const start = brand.length + meta(0).length + 8;
  return bytesOf(brand, meta(start), box('mdat', ...parts), box('mpvd', CAMERA));
};
export const pixelsOfHeic = PIXELS_OF_HEIC;

/** A letter with a photograph laid in as it came from the camera. */
export const scannedPdf = (more = '') =>
  bytesOf(
    `%PDF-1.7\n1 0 obj <</Type/Catalog/Metadata 3 0 R${more}>> endobj\n`,
    '2 0 obj <</Subtype/Image/Filter/DCTDecode>> stream\n',
    cameraJpeg(),
    '\nendstream endobj\n3 0 obj <</Type/Metadata>> stream\n',
    `${XMP}\nendstream endobj\ntrailer <</Root 1 0 R>>\n%%EOF\n`,
  );

export const bytes = bytesOf;
