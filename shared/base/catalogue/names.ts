import * as z from 'zod/mini';
import type { Language } from './catalogue.ts';
import { type Reader, readerOf } from './reader.ts';

/** A name in every language of readers. */
export const Names = z.object({ 'zh-CN': z.string(), bo: z.string(), en: z.string() });
export type Names = z.infer<typeof Names>;

/** What somebody calls a thing of their own. Where that has no Tibetan yet, it is told in Chinese. */
export const OwnNames = z.strictObject({ 'zh-CN': z.string(), en: z.string(), bo: z.optional(z.string()) });
export type OwnNames = z.infer<typeof OwnNames>;

type NamesByNeed = Readonly<Pick<OwnNames, 'zh-CN'> & Partial<Record<Language, string | undefined>>>;

export const ownName = (names: NamesByNeed, { language }: Reader): string =>
  names[language] ?? names['zh-CN'];

export type Readers = Readonly<Record<Language, Reader>>;

/** Readers of every language, for what is answered in all of them at once. */
export const allReaders = async (wordsOf: Parameters<typeof readerOf>[1]): Promise<Readers> => {
  const [zh, bo, en] = await Promise.all([
    readerOf('zh-CN', wordsOf),
    readerOf('bo', wordsOf),
    readerOf('en', wordsOf),
  ]);
  return { 'zh-CN': zh, bo, en };
};

export const namesFor = (readers: Readers, tell: (reader: Reader) => string): Names => ({
  'zh-CN': tell(readers['zh-CN']),
  bo: tell(readers.bo),
  en: tell(readers.en),
});
