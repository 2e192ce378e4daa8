import * as z from 'zod/mini';
import type { Catalogue } from '../../base/catalogue/catalogue.ts';
import { OwnNames, ownName } from '../../base/catalogue/names.ts';
import { insert, type Reader } from '../../base/catalogue/reader.ts';

/** A law or a document that sets a rule, by its word in the catalogues. */
export const SourceName = z.enum([
  'house-rule',
  'hotline-practice',
  'respond-on-receipt',
  'as-household-request',
  'protection-laws',
  'law-of-benefit',
  'social-assistance-47',
  'social-assistance-48',
  'care-programme',
  'mediation-rules',
  'enterprise-programme',
  'sme-payment-25',
  'petition-22-34',
  'personal-information-13',
  'personal-information-50',
  'compulsory-education-13',
  'employment-promotion-52',
  'social-insurance-17',
] as const satisfies readonly (keyof Catalogue['sources'])[]);

export type SourceName = z.infer<typeof SourceName>;

/** Where a limit comes from: the law, and what areas have made stricter since, the widest first, in their own words. */
export const Source = z.strictObject({ law: SourceName, stricter: z.optional(z.array(OwnNames)) });
export type Source = z.infer<typeof Source>;

export const sourceInWords = ({ law, stricter = [] }: Source, reader: Reader): string =>
  stricter.reduce(
    (wide, own) => insert(reader.words.stricter, { own: ownName(own, reader), wide }),
    reader.words.sources[law],
  );
