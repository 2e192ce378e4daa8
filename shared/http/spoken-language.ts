import * as z from 'zod/mini';
import { type Language, languages } from '../base/catalogue/catalogue.ts';
import { languageOf } from './negotiate.ts';

/** For whoever wants another language than their program asks for. */
export const LanguageQuery = z.strictObject({ lang: z.optional(z.enum(languages)) });

/** What `Accept-Language` likes best of the languages that there are words in; English where it names none. */
export const languageAsked = (acceptLanguage: string | undefined): Language =>
  languageOf({ 'accept-language': acceptLanguage }, ['en', 'zh-CN', 'bo']);

/** For residents: Chinese where nothing else is asked for. */
export const spokenIn = (acceptLanguage: string | undefined): Language =>
  languageOf({ 'accept-language': acceptLanguage }, ['zh-CN', 'bo', 'en']);
