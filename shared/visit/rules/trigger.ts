import * as z from 'zod/mini';
import type { Catalogue } from '../../base/catalogue/catalogue.ts';

/** 六必访: what makes a visit due. Each names a need of the household, never a quality of a person. */
export const triggerKinds = [
  'left-school',
  'no-work',
  'sudden-hardship',
  'bereavement',
  'worry',
  'holiday',
] as const satisfies readonly (keyof Catalogue['triggers'])[];
export const TriggerKind = z.enum(triggerKinds);
export type TriggerKind = z.infer<typeof TriggerKind>;

/** What a visit offers. A code. */
export const ServiceOnOffer = z.enum([
  'back-to-school-help',
  'job-help',
  'relief-and-benefits',
  'condolence',
  'time-to-talk',
  'holiday-greeting',
]);
export type ServiceOnOffer = z.infer<typeof ServiceOnOffer>;
