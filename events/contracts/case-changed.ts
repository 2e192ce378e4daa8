import * as z from 'zod/mini';
import { Ulid, Version } from '../../shared/base/id.ts';
import { CaseArea, CaseKind, EscalationTier } from '../../shared/base/vocabulary.ts';
import { Priority } from '../../shared/deadline/rules/limits.ts';
import { Programme } from '../../shared/programme/rules/programme.ts';
import { cloudEvent } from './cloud-event.ts';

/** A case took a step. `version` orders the events of one case; a receiver ignores what is not newer. */
export const CaseChanged = cloudEvent(
  'doorstep.case.changed.v1',
  z.strictObject({
    caseId: Ulid,
    version: Version,
    status: z.string(),
    before: z.optional(z.string()),
    programme: Programme,
    kind: CaseKind,
    priority: Priority,
    area: CaseArea,
    /** Where it was filed before, when its place has got another code: that area counts again too. */
    areaBefore: z.optional(CaseArea),
    rung: EscalationTier,
    overdue: z.boolean(),
  }),
);
export type CaseChanged = z.infer<typeof CaseChanged>;
