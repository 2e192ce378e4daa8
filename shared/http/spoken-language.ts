import * as z from 'zod/mini';

/** The languages that explanations are written in. */
export const WordLanguage = z.enum(['zh-CN', 'en']);
export type WordLanguage = z.infer<typeof WordLanguage>;

/** What `Accept-Language` likes best of them (RFC 9110, 12.5.4); Chinese if it names neither. */
export const spokenIn = (acceptLanguage: string | undefined): WordLanguage => {
  const preferences = (acceptLanguage ?? '').split(',').flatMap((preference) => {
    const [tag = '', ...parameters] = preference.trim().toLowerCase().split(';');
    const language: WordLanguage | undefined = languageOf(tag.trim());
    return language === undefined ? [] : [{ language, weight: weightIn(parameters) }];
  });
  const best = preferences.toSorted((one, other) => other.weight - one.weight)[0];
  return best === undefined || best.weight === 0 ? 'zh-CN' : best.language;
};

const languageOf = (tag: string): WordLanguage | undefined => {
  if (tag === 'zh' || tag.startsWith('zh-')) return 'zh-CN';
  return tag === 'en' || tag.startsWith('en-') ? 'en' : undefined;
};

const weightIn = (parameters: readonly string[]): number => {
  const quality = parameters.map((one) => one.trim()).find((one) => one.startsWith('q='));
  const weight = quality === undefined ? 1 : Number(quality.slice(2));
  return weight >= 0 && weight <= 1 ? weight : 0;
};
