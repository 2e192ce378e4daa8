import * as z from 'zod/mini';
import { logAccess } from '../../../shared/access/store/access-log.ts';
import type { Authorizer } from '../../../shared/access/store/authorizer.ts';
import { requestDigestOf } from '../../../shared/access/store/request-digest.ts';
import { readArea } from '../../../shared/area/store/area-store.ts';
import type { AreaCode, HouseholdId } from '../../../shared/base/area-code.ts';
import { conflict } from '../../../shared/base/refusal.ts';
import { checkCase } from '../../../shared/case/use-cases/check-case.ts';
import { endpoint } from '../../../shared/http/endpoint.ts';
import { readPresentHousehold } from '../../../shared/link/store/read-household.ts';
import type { SubjectType } from '../../../shared/programme/rules/subject.ts';
import { NewService, newService } from '../../../shared/service/rules/new-service.ts';
import { ServiceRecord } from '../../../shared/service/rules/service-record.ts';
import { enterService, serviceBefore } from '../../../shared/service/store/service-store.ts';
import type { Context } from '../../../shared/table/context.ts';
import { receiptFirst } from '../../../shared/table/table.ts';

const checkHousehold = async (id: HouseholdId, authorizer: Authorizer, ctx: Context): Promise<void> => {
  await readPresentHousehold(ctx, id, authorizer);
  await logAccess(ctx, authorizer, [id]);
};

const checkArea = async (code: AreaCode, authorizer: Authorizer, ctx: Context): Promise<void> => {
  const { retired } = await readArea(ctx, code, authorizer);
  if (retired !== undefined) throw conflict('area.retired', { successor: retired.successor });
};

type Check = (id: string, authorizer: Authorizer, ctx: Context) => Promise<void>;

/** Refuses unless the subject is there, and for the sender. */
const checks: Readonly<Record<SubjectType, Check>> = { household: checkHousehold, area: checkArea };

export default endpoint({
  method: 'POST',
  path: '/services',
  action: 'service.enter',
  summary:
    'Enter what was given outside a visit, to a household or an area. The id is yours: sending it twice makes one record.',
  body: NewService,
  answers: z.object(ServiceRecord.shape),
  status: 201,

  async run({ body, who, authorizer }, ctx) {
    const { now } = ctx;
    const sent = requestDigestOf(who, body);
    return receiptFirst(
      () => serviceBefore(ctx, body.id, sent),
      async () => {
        const record = newService(body, now());
        await checks[body.subject.type](body.subject.id, authorizer, ctx);
        await checkCase(body.caseId, body.subject, authorizer, ctx);
        return enterService(ctx, record, sent, now());
      },
    );
  },
});
