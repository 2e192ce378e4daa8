import type { Language } from '../base/catalogue/catalogue.ts';
import { languageOf } from './negotiate.ts';

/** What `Accept-Language` likes best of the languages that there are words in; English where it names none. */
export const languageAsked = (acceptLanguage: string | undefined): Language =>
  languageOf({ 'accept-language': acceptLanguage }, ['en', 'zh-CN', 'bo']);

/** For residents: Chinese where nothing else is asked for. */
export const spokenIn = (acceptLanguage: string | undefined): Language =>
  languageOf({ 'accept-language': acceptLanguage }, ['zh-CN', 'bo', 'en']);
