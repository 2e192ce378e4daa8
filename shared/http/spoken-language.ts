import * as z from 'zod/mini';
import { type Language, languages } from '../base/catalogue/catalogue.ts';

/** For whoever wants another language than their program asks for. */
export const LanguageQuery = z.strictObject({ lang: z.optional(z.enum(languages)) });

const BEGINS = { zh: 'zh-CN', bo: 'bo', en: 'en' } as const satisfies Record<string, Language>;
const isKnown = (tag: string): tag is keyof typeof BEGINS => Object.hasOwn(BEGINS, tag);

/** What `Accept-Language` likes best of the languages that there are words in (RFC 9110, 12.5.4), if it names any. */
export const languageAsked = (acceptLanguage: string | undefined): Language | undefined => {
  const preferences = (acceptLanguage ?? '').split(',').flatMap((preference) => {
    const [tag = '', ...parameters] = preference.trim().toLowerCase().split(';');
    const primary = tag.trim().split('-')[0] ?? '';
    return isKnown(primary) ? [{ language: BEGINS[primary], weight: weightIn(parameters) }] : [];
  });
  const best = preferences.toSorted((one, other) => other.weight - one.weight)[0];
  return best === undefined || best.weight === 0 ? undefined : best.language;
};

/** For residents: Chinese where nothing else is asked for. */
export const spokenIn = (acceptLanguage: string | undefined): Language =>
  languageAsked(acceptLanguage) ?? 'zh-CN';

const weightIn = (parameters: readonly string[]): number => {
  const quality = parameters.map((one) => one.trim()).find((one) => one.startsWith('q='));
  const weight = quality === undefined ? 1 : Number(quality.slice(2));
  return weight >= 0 && weight <= 1 ? weight : 0;
};
