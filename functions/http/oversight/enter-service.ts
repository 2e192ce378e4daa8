import * as z from 'zod/mini';
import { logAccess } from '../../../shared/access/store/access-log.ts';
import type { Authorizer } from '../../../shared/access/store/authorizer.ts';
import { requestDigestOf } from '../../../shared/access/store/request-digest.ts';
import { readArea } from '../../../shared/area/store/area-store.ts';
import type { AreaCode, HouseholdId } from '../../../shared/base/area-code.ts';
import { conflict } from '../../../shared/base/refusal.ts';
import { checkCase } from '../../../shared/case/use-cases/check-case.ts';
import { endpoint } from '../../../shared/http/endpoint.ts';
import { readHousehold } from '../../../shared/link/store/read-household.ts';
import { readSubject } from '../../../shared/link/store/read-subject.ts';
import {
  areaOfSubject,
  isRegistered,
  type NamedRegistered,
  type NamedSubject,
  type Subject,
} from '../../../shared/programme/rules/subject.ts';
import { NewService, newService } from '../../../shared/service/rules/new-service.ts';
import { ServiceRecord } from '../../../shared/service/rules/service-record.ts';
import { enterPaidService, fundFor } from '../../../shared/service/store/paid-service.ts';
import { enterService, serviceBefore } from '../../../shared/service/store/service-store.ts';
import type { Context } from '../../../shared/table/context.ts';
import { receiptFirst } from '../../../shared/table/table.ts';
import { requireUnit } from '../../../shared/unit/store/require-unit.ts';

const findHousehold = async (number: HouseholdId, authorizer: Authorizer, ctx: Context): Promise<Subject> => {
  const { id } = await readHousehold(ctx, number, authorizer);
  await logAccess(ctx, authorizer, [id]);
  return { type: 'household', id };
};

const findArea = async (code: AreaCode, authorizer: Authorizer, ctx: Context): Promise<Subject> => {
  const { retired } = await readArea(ctx, code, authorizer);
  if (retired !== undefined) throw conflict('area.retired', { successor: retired.successor });
  return { type: 'area', id: code };
};

const findRegistered = async (
  named: NamedRegistered,
  authorizer: Authorizer,
  ctx: Context,
): Promise<Subject> => {
  const { area } = await readSubject(ctx, named, authorizer);
  await logAccess(ctx, authorizer, [named.id]);
  return { ...named, area };
};

/** The subject under its number of today; refuses unless it is there, and for the sender. */
const find = (subject: NamedSubject, authorizer: Authorizer, ctx: Context): Promise<Subject> => {
  if (isRegistered(subject)) return findRegistered(subject, authorizer, ctx);
  switch (subject.type) {
    case 'household':
      return findHousehold(subject.id, authorizer, ctx);
    case 'area':
      return findArea(subject.id, authorizer, ctx);
  }
};

export default endpoint({
  method: 'POST',
  path: '/services',
  action: 'service.enter',
  summary:
    'Enter what was given outside a visit, to a household or an area. With `fund` it is paid for in the same moment, by who keeps that. The id is yours: sending it twice makes one record.',
  body: NewService,
  answers: z.object(ServiceRecord.shape),
  status: 201,

  async run({ body, who, authorizer }, ctx) {
    const { now } = ctx;
    const sent = requestDigestOf(who, body);
    return receiptFirst(
      () => serviceBefore(ctx, body.id, sent),
      async () => {
        const entered = newService(body, now());
        const subject = await find(body.subject, authorizer, ctx);
        await checkCase(body.caseId, subject, authorizer, ctx);
        const record = { ...entered, subject, area: areaOfSubject(subject) };
        if (record.unit !== undefined) await requireUnit(ctx, record.unit, { area: record.area }, '#/unit');
        const fund = await fundFor(ctx, record, authorizer);
        return fund === undefined
          ? enterService(ctx, record, sent, now())
          : enterPaidService(ctx, fund, record, sent);
      },
    );
  },
});
