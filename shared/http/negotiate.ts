import Negotiator from 'negotiator';
import { invalid, Refusal } from '../base/refusal.ts';

type Headers = Readonly<Record<string, string | undefined>>;

/** Whether gzip is liked at least as well as no coding at all (RFC 9110, 12.5.3); who says nothing gets none. */
export const takesGzip = (headers: Headers): boolean =>
  headers['accept-encoding'] !== undefined &&
  new Negotiator({ headers }).encoding(['gzip', 'identity']) === 'gzip';

/** Whether a page is liked better than what programs get (RFC 9110, 12.5.1); who says nothing, or anything, is a program. */
export const likesPage = (headers: Headers): boolean =>
  new Negotiator({ headers }).mediaType(['application/json', 'text/html']) === 'text/html';

/** What the body was packed with, besides nothing at all. */
const codingOf = (headers: Headers): string | undefined => {
  const codings = (headers['content-encoding'] ?? '').toLowerCase().split(',');
  return (
    codings
      .map((one) => one.trim())
      .filter((one) => one !== '' && one !== 'identity')
      .join(', ') || undefined
  );
};

/** Of a name that somebody made up. */
const LONGEST_TOLD = 40;

const errorCode = (error: unknown) => (error instanceof Error && 'code' in error ? error.code : undefined);

/**
 * The bytes of a body, out of gzip if they are in it. No more than `most` is ever unpacked, however little was sent. A
 * gateway that has unpacked them itself hands on a text, which stays as it is.
 */
export const unpacked = (
  headers: Headers,
  bytes: Buffer | undefined,
  most: number,
): Buffer | 'too-large' | undefined => {
  const coding = codingOf(headers);
  if (coding !== undefined && coding !== 'gzip' && coding !== 'x-gzip')
    throw new Refusal('unsupported', 'request.coding', { coding: coding.slice(0, LONGEST_TOLD) });
  if (coding === undefined || bytes === undefined) return bytes;
  try {
    return process.getBuiltinModule('node:zlib').gunzipSync(bytes, { maxOutputLength: most });
  } catch (error) {
    if (errorCode(error) === 'ERR_BUFFER_TOO_LARGE') return 'too-large';
    throw invalid('request.bad-gzip');
  }
};

/** `zh-CN` is spoken to whoever asks for `zh` or `zh-TW` too: half a language is better than none. */
const withItsRelatives = (language: string): string[] => [language, ...language.split('-', 1)];

/**
 * What `Accept-Language` likes best of the languages on offer (RFC 9110, 12.5.4); the first of them if it names none,
 * refuses all or is not there.
 */
export const languageOf = <L extends string>(headers: Headers, offered: readonly [L, ...L[]]): L => {
  const liked = new Negotiator({ headers }).language(offered.flatMap(withItsRelatives));
  return offered.find((language) => withItsRelatives(language).includes(liked ?? '')) ?? offered[0];
};
