import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { packed } from '../../shared/http/answer.ts';
import type { HttpEvent } from '../../shared/http/http-event.ts';
import { languageOf, likesPage } from '../../shared/http/negotiate.ts';

const BODY = 'Dolma lives behind the school. '.repeat(100);

const ask = (headers: Record<string, string>) =>
  packed({ headers } as unknown as HttpEvent, {
    statusCode: 200,
    headers: { vary: 'accept-language' },
    body: BODY,
  });

describe('Accept-Encoding', () => {
  it.each([
    'gzip',
    'GZIP',
    'gzip, deflate, br, zstd',
    'br, gzip;q=0.1',
    'gzip;q=1.0, identity; q=0.5, *;q=0',
    'gzip ; Q=0.8',
    'gzip;q=0.001',
    '*',
    'br;q=0,*;q=0.5',
    'identity;q=0, gzip;q=0.1',
  ])('"%s" takes gzip', (accepted) => {
    const { body = '', headers, isBase64Encoded } = ask({ 'accept-encoding': accepted });
    expect(headers).toEqual({ 'content-encoding': 'gzip', vary: 'accept-language, accept-encoding' });
    expect({ isBase64Encoded, text: gunzipSync(Buffer.from(body, 'base64')).toString() }).toEqual({
      isBase64Encoded: true,
      text: BODY,
    });
  });

  it.each([
    { accepted: undefined },
    { accepted: '' },
    { accepted: 'gzip;q=0' },
    { accepted: 'gzip; q=0.000' },
    { accepted: 'GZIP;Q=0' },
    { accepted: 'gzip;q=0, *' },
    { accepted: '*;q=0' },
    { accepted: 'identity' },
    { accepted: 'identity, gzip;q=0.5' },
    { accepted: 'br' },
    { accepted: 'br, deflate;q=0.5' },
    { accepted: 'not-gzip' },
    { accepted: 'gzipped' },
    { accepted: 'gzip;q=much' },
    { accepted: 'gzip;q=-1' },
    { accepted: 'br;x=gzip' },
    { accepted: ';=,;q=,,"gzip' },
  ])('"$accepted" gets the text as it is', ({ accepted }) => {
    expect(ask(accepted === undefined ? {} : { 'accept-encoding': accepted })).toEqual({
      statusCode: 200,
      headers: { vary: 'accept-language, accept-encoding' },
      body: BODY,
    });
  });

  it('is answered in time, however long it is', () => {
    const long = `${'gzip;q=0,'.repeat(10_000)}${' '.repeat(10_000)}${';'.repeat(10_000)}`;
    expect(ask({ 'accept-encoding': long }).body).toBe(BODY);
  });
});

describe('Accept-Language', () => {
  it.each([
    { accepted: undefined, spoken: 'en' },
    { accepted: '', spoken: 'en' },
    { accepted: '*', spoken: 'en' },
    { accepted: 'de', spoken: 'en' },
    { accepted: 'zh-CN', spoken: 'zh-CN' },
    { accepted: 'zh', spoken: 'zh-CN' },
    { accepted: 'ZH-cn', spoken: 'zh-CN' },
    { accepted: 'zh-TW, en;q=0.9', spoken: 'zh-CN' },
    { accepted: 'zh-Hans-CN,zh;q=0.9,en;q=0.8', spoken: 'zh-CN' },
    { accepted: 'bo', spoken: 'bo' },
    { accepted: 'bo-CN, zh-CN;q=0.9', spoken: 'bo' },
    { accepted: 'boz', spoken: 'en' },
    { accepted: 'en-GB', spoken: 'en' },
    { accepted: 'de, en;q=0.8, zh;q=0.5', spoken: 'en' },
    { accepted: 'de, en;q=0.5, zh;q=0.8', spoken: 'zh-CN' },
    { accepted: 'bo, zh-CN', spoken: 'bo' },
    { accepted: 'zh-CN, bo', spoken: 'zh-CN' },
    { accepted: 'en;q=0, *;q=0.1', spoken: 'zh-CN' },
    { accepted: 'zh;q=0, bo;q=0.2', spoken: 'bo' },
    { accepted: '*;q=0', spoken: 'en' },
    { accepted: 'bo;q=much, zh;q=0.1', spoken: 'zh-CN' },
    { accepted: ';;,=bo', spoken: 'en' },
  ])('"$accepted" hears $spoken', ({ accepted, spoken }) => {
    expect(languageOf({ 'accept-language': accepted }, ['en', 'zh-CN', 'bo'])).toBe(spoken);
  });
});

describe('Accept', () => {
  it.each([
    'text/html',
    'TEXT/HTML',
    'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8',
    'text/html;q=0.9, application/json;q=0.5',
    'text/*, application/json;q=0.1',
    'text/html;q=0.1',
  ])('"%s" likes a page better', (accept) => {
    expect(likesPage({ accept })).toBe(true);
  });

  it.each([
    { accept: undefined },
    { accept: '' },
    { accept: '*/*' },
    { accept: 'application/json' },
    { accept: 'application/json, text/html;q=0.5' },
    { accept: 'text/html;q=0.2, application/json;q=0.5' },
    { accept: 'text/html;q=0' },
    { accept: 'text/html;q=0, */*' },
    { accept: 'text/plain; note="text/html"' },
    { accept: 'text/htmlx' },
    { accept: ';,text/html;q=much' },
  ])('"$accept" is asked by a program', ({ accept }) => {
    expect(likesPage({ accept })).toBe(false);
  });
});
