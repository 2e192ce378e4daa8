import type { Catalogue, Facts, Language } from './catalogue.ts';

/** Whom something is told: the language, and all words in it. */
export interface Reader {
  readonly language: Language;
  readonly words: Catalogue;
}

type WordsOf = (language: Language) => Promise<Catalogue>;

export const readerOf = async (language: Language, wordsOf: WordsOf): Promise<Reader> => ({
  language,
  words: await wordsOf(language),
});

/** Until a native reader has gone through the Tibetan, Chinese stands beside it on paper and on public pages. */
const BESIDE: Readonly<Partial<Record<Language, Language>>> = { bo: 'zh-CN' };

/** For whom paper or a public page is written that somebody asks for in a language: theirs stands first. */
export const readersBeside = async (
  language: Language,
  wordsOf: WordsOf,
): Promise<readonly [Reader, ...Reader[]]> => {
  const first = await readerOf(language, wordsOf);
  const beside = BESIDE[language];
  return beside === undefined ? [first] : [first, await readerOf(beside, wordsOf)];
};

/** What a text speaks of in its places, each as it is: what people enter is never taken for a word of ours. */
export const insert = (words: string, facts: Facts): string =>
  words.replaceAll(/\{(\w+)\}/g, (place, name: string) =>
    Object.hasOwn(facts, name) ? String(facts[name]) : place,
  );

/** So many of something: a language may have other words for one. */
export const countedWords = (
  words: { readonly one: string; readonly other: string },
  count: number,
  facts: Facts = {},
): string => insert(count === 1 ? words.one : words.other, { count, ...facts });
