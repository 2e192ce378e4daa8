import * as z from 'zod/mini';
import { languages } from '../../base/catalogue/catalogue.ts';
import { Instant } from '../../base/instant.ts';
import { DeadlineView } from '../../case/rules/timing/deadline-view.ts';
import { Priority } from '../../deadline/rules/limits.ts';
import { CopiedCase } from './copy.ts';

/** How it came about what was decided in a case: by which rules, in which steps of which office, until when and why until then. */
const ExplainedCase = z.object({
  ...z.omit(CopiedCase, { requester: true }).shape,
  priority: Priority,
  /** The version of the limits that it began under and keeps. */
  rules: z.string(),
  deadlines: z.array(DeadlineView),
});

/** PIPL art. 24 and 48: nothing is decided by a program here, so what there is to explain are rules, steps and days. */
export const RulesExplained = z.object({
  cases: z.array(ExplainedCase),
  language: z.enum(languages),
  asOf: Instant,
});
export type RulesExplained = z.infer<typeof RulesExplained>;
