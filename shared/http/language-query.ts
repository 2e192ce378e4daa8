import * as z from 'zod/mini';
import { languages } from '../base/catalogue/catalogue.ts';

/** For whoever wants another language than their program asks for. */
export const LanguageQuery = z.strictObject({ lang: z.optional(z.enum(languages)) });
