import ExifReader from 'exifreader';
import { describe, expect, it } from 'vitest';
import { cleanFile } from '../../shared/file/rules/clean-file.ts';
import * as samples from '../support/files/samples.ts';

/** ExifReader is the oracle: what it can read of a file, others can. */
const readFrom = (bytes: Uint8Array) => {
  const buffer = new Uint8Array(bytes).buffer;
  try {
    return ExifReader.load(buffer, { expanded: true });
  } catch {
    return {};
  }
};
const latin1 = (bytes: Uint8Array) => Buffer.from(bytes).toString('latin1');
const cleaned = (bytes: Uint8Array) => cleanFile(bytes)?.bytes ?? expect.unreachable('It is not taken.');

const fromCameras = [
  { contentType: 'image/jpeg', file: samples.cameraJpeg() },
  { contentType: 'image/png', file: samples.cameraPng() },
  { contentType: 'image/webp', file: samples.cameraWebp() },
  { contentType: 'image/heic', file: samples.cameraHeic() },
];

describe.each(fromCameras)('a photograph of a telephone, $contentType', ({ contentType, file }) => {
  it('says where it was taken before, and not after', () => {
    expect(readFrom(file).gps).toMatchObject({
      Latitude: expect.closeTo(samples.POSITION.latitude, 3),
      Longitude: expect.closeTo(samples.POSITION.longitude, 3),
    });
    const after = readFrom(cleaned(file));
    expect(after.gps).toBeUndefined();
    expect(after.xmp ?? {}).toEqual({});
    expect(after.exif?.['Model']).toBeUndefined();
  });

  it('holds no trace of the camera or of anything behind its end', () => {
    const text = latin1(cleaned(file));
    expect(text).not.toContain(samples.CAMERA);
    expect(text).not.toContain('GPSLatitude');
    expect(text).not.toContain('PK\x03\x04');
  });

  it('is taken for what it is, and is the same when it is looked at again', () => {
    const once = cleanFile(file);
    expect(once?.contentType).toBe(contentType);
    expect(cleanFile(cleaned(file))).toStrictEqual(once);
  });
});

describe('what stays', () => {
  it.each([
    { of: 'JPEG', file: samples.cameraJpeg(6), turned: 6 },
    { of: 'JPEG', file: samples.cameraJpeg(8), turned: 8 },
    { of: 'JPEG', file: samples.cameraJpeg(1), turned: undefined },
    { of: 'WebP', file: samples.cameraWebp(), turned: 6 },
  ])('of a $of is how to turn it: $turned', ({ file, turned }) => {
    expect(readFrom(cleaned(file)).exif?.['Orientation']?.value).toBe(turned);
  });

  it('of a JPEG are pixels, tables and colours, and of a plain one everything', () => {
    const plain = samples.plainJpeg();
    expect(cleaned(plain)).toStrictEqual(plain);
    const kept = latin1(cleaned(samples.cameraJpeg(1)));
    expect(kept).toContain(latin1(plain).slice(-40));
    expect(kept).toContain('ICC_PROFILE');
  });

  it.each([
    { of: 'PNG', file: samples.cameraPng(), plain: samples.plainPng() },
    { of: 'plain PNG', file: samples.plainPng(), plain: samples.plainPng() },
    { of: 'plain WebP', file: samples.plainWebp(), plain: samples.plainWebp() },
  ])('of a $of is its picture, byte for byte', ({ file, plain }) => {
    expect(cleaned(file)).toStrictEqual(plain);
  });

  it('of a HEIC is its picture, at the place where it was', () => {
    const file = samples.cameraHeic();
    expect(latin1(cleaned(file)).indexOf(samples.pixelsOfHeic)).toBe(
      latin1(file).indexOf(samples.pixelsOfHeic),
    );
    expect(cleaned(file)).toHaveLength(file.length);
  });

  it('of a PDF is the page, without the place of a photograph in it and without its own description', () => {
    const file = samples.scannedPdf();
    const kept = latin1(cleaned(file));
    expect(latin1(file)).toContain('GPSLatitude');
    expect(kept).not.toMatch(/GPSLatitude|xpacket/);
    expect(kept).not.toContain(latin1(samples.exif()).slice(0, 60));
    expect(kept).toHaveLength(latin1(file).trimEnd().length);
    expect(kept.indexOf('trailer')).toBe(latin1(file).indexOf('trailer'));
  });
});

const ZIP = samples.bytes('PK\x03\x04', Array(26).fill(0), 'a.txt', 'PK\x05\x06', Array(18).fill(0));

describe('E04 what is no picture and no paper', () => {
  it.each([
    {
      what: 'an SVG with a script',
      file: samples.bytes('<svg xmlns="http://www.w3.org/2000/svg"><script>x</script></svg>'),
    },
    { what: 'a page', file: samples.bytes('<!doctype html><script>x</script>') },
    { what: 'an archive', file: ZIP },
    { what: 'a moving picture', file: samples.bytes('GIF89a', Array(20).fill(0)) },
    { what: 'nothing', file: new Uint8Array() },
    { what: 'the beginning of a JPEG', file: samples.plainJpeg().subarray(0, 60) },
    { what: 'the name of a JPEG alone', file: samples.bytes([0xff, 0xd8, 0xff, 0xd9]) },
    { what: 'a script that begins like a JPEG', file: samples.bytes([0xff, 0xd8, 0xff], '=1;alert(1)//') },
    { what: 'the beginning of a PNG', file: samples.plainPng().subarray(0, 40) },
    { what: 'a WebP that is cut', file: samples.plainWebp().subarray(0, 30) },
    { what: 'a HEIC without a picture', file: samples.bytes([0, 0, 0, 16], 'ftypheic', [0, 0, 0, 0]) },
    { what: 'a film', file: samples.bytes([0, 0, 0, 16], 'ftypmp42', [0, 0, 0, 0]) },
    { what: 'a JPEG of four billion points', file: samples.plainJpeg(65_500, 65_500) },
    { what: 'a PNG of ten billion points', file: samples.plainPng(100_000, 100_000) },
    { what: 'a PDF with a script', file: samples.scannedPdf('/OpenAction <</S/JavaScript/JS(x)>>') },
    { what: 'a PDF that starts a program', file: samples.scannedPdf('/AA <</S/Launch>>') },
    { what: 'a PDF with a file inside', file: samples.scannedPdf('/Names <</EmbeddedFiles 9 0 R>>') },
    {
      what: 'a PDF that is an archive too',
      file: samples.bytes(samples.scannedPdf().subarray(0, -7), ZIP, '\n%%EOF'),
    },
    { what: 'a PDF behind something else', file: samples.bytes('MZ', samples.scannedPdf()) },
  ])('is not taken: $what', ({ file }) => {
    expect(cleanFile(file)).toBeUndefined();
  });

  it.each(fromCameras)('is cut off where it hangs behind a $contentType', ({ file }) => {
    expect(latin1(cleaned(samples.bytes(file, ZIP)))).toBe(latin1(cleaned(file)));
  });

  it.each(fromCameras)('ends in no error, wherever a $contentType is cut or bent', ({ file }) => {
    for (let place = 0; place < file.length; place += 3) {
      cleanFile(file.subarray(0, place));
      const bent = new Uint8Array(file);
      bent[place] = 0xff;
      cleanFile(bent);
    }
    expect(cleanFile(file)).toBeDefined();
  });
});
