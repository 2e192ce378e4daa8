import Negotiator from 'negotiator';

type Headers = Readonly<Record<string, string | undefined>>;

/** Whether gzip is liked at least as well as no coding at all (RFC 9110, 12.5.3); who says nothing gets none. */
export const takesGzip = (headers: Headers): boolean =>
  headers['accept-encoding'] !== undefined &&
  new Negotiator({ headers }).encoding(['gzip', 'identity']) === 'gzip';

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
