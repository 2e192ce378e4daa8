import { brotliCompressSync, gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { Refusal } from '../../shared/base/refusal.ts';
import type { HttpEvent } from '../../shared/http/http-event.ts';
import { rawRequest } from '../../shared/http/request.ts';

const SENT = '{"words":"草场上的水渠"}';
const who = { id: 'w-zhuoma', roles: ['worker'], areaPath: '/gn/', unit: undefined } as const;

const bodyOf = (bytes: Buffer | string, headers: Record<string, string>) =>
  rawRequest(
    {
      body: bytes.toString(typeof bytes === 'string' ? 'utf8' : 'base64'),
      isBase64Encoded: typeof bytes !== 'string',
      headers,
      requestContext: {},
    } as unknown as HttpEvent,
    who,
  ).body;

const refusal = (bytes: Buffer | string, coding: string): Refusal => {
  try {
    bodyOf(bytes, { 'content-encoding': coding });
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
  throw new Error('It was taken.');
};

describe('a body', () => {
  it.each(['gzip', 'GZIP', ' gzip ', 'x-gzip', 'identity, gzip'])('is taken out of "%s"', (coding) => {
    expect(bodyOf(gzipSync(SENT), { 'content-encoding': coding })).toBe(SENT);
  });

  it.each(['', 'identity', 'Identity'])('is taken as it is where it is packed as "%s"', (coding) => {
    expect(bodyOf(Buffer.from(SENT), { 'content-encoding': coding })).toBe(SENT);
  });

  it('is taken as it is where the gateway has unpacked it', () => {
    expect(bodyOf(SENT, { 'content-encoding': 'gzip' })).toBe(SENT);
  });

  it.each(['br', 'deflate', 'zstd', 'compress', 'gzip, gzip', 'gzip;q=1'])('is refused in "%s"', (coding) => {
    const { kind, code } = refusal(brotliCompressSync(SENT), coding);
    expect({ kind, code }).toEqual({ kind: 'unsupported', code: 'request.coding' });
  });

  it('tells a coding that somebody made up only in part', () => {
    expect(String(refusal('{}', 'x'.repeat(5_000)).facts['coding'])).toHaveLength(40);
  });

  it.each([
    { what: 'cut off', bytes: gzipSync(SENT).subarray(0, -9) },
    { what: 'no gzip', bytes: Buffer.from(SENT) },
    { what: 'damaged', bytes: gzipSync(SENT).fill(0, 12, 20) },
    { what: 'empty', bytes: Buffer.from(' ') },
  ])('that is $what is refused', ({ bytes }) => {
    const { kind, code } = refusal(bytes, 'gzip');
    expect({ kind, code }).toEqual({ kind: 'invalid', code: 'request.bad-gzip' });
  });

  it('in another encoding than UTF-8 is refused in gzip too', () => {
    expect(refusal(gzipSync(Buffer.from([0xb2, 0xdd, 0xb3, 0xa1])), 'gzip').code).toBe('request.not-utf8');
  });

  it('may be as long as one that is not packed, whatever its letters', () => {
    const long = '草'.repeat(256 * 1024);
    expect(bodyOf(gzipSync(long), { 'content-encoding': 'gzip' })).toBe(long);
    expect(refusal(gzipSync(`${long}草`), 'gzip').kind).toBe('too-large');
    expect(refusal(gzipSync('x'.repeat(256 * 1024 + 1)), 'gzip').kind).toBe('too-large');
  });
});
