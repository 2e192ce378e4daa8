import * as z from 'zod/mini';
import type { Authorizer } from '../../access/store/authorizer.ts';
import { currentPath } from '../../access/store/control-record.ts';
import { Ulid } from '../../base/id.ts';
import { Day, dayOf, monthOfDay } from '../../base/instant.ts';
import { conflict, notFound, Refusal } from '../../base/refusal.ts';
import { TakenBack } from '../../base/role.ts';
import { oneEach } from '../../case/store/case-store.ts';
import { subjectInForce } from '../../household/store/resolve-subject.ts';
import { liaisonsOf } from '../../link/store/links.ts';
import { noticeWrite } from '../../notification/store/inbox-store.ts';
import { areaOfSubject, Subject } from '../../programme/rules/subject.ts';
import {
  type DeliveredService,
  requireServiceFits,
  type ServiceRecord,
} from '../../service/rules/service-record.ts';
import { serviceKey, serviceReceiptKey } from '../../service/store/keys.ts';
import { correctionWrites, toService } from '../../service/store/service-item.ts';
import { enteredWrites, findService } from '../../service/store/service-store.ts';
import type { Context } from '../../table/context.ts';
import { digestOf } from '../../table/digest.ts';
import { recordOf } from '../../table/item.ts';
import { createOnce, type Item } from '../../table/table.ts';
import { takenBackNotices } from '../rules/taken-back-notices.ts';
import { paymentCorrection, throwForFund } from './correct-payment.ts';

export interface ServiceCorrection {
  /** Of this request, and of the right record if there is one. */
  readonly id: string;
  readonly service: string;
  /** What was given in truth; without it nothing was. */
  readonly instead?: DeliveredService | undefined;
}

export interface CorrectedService {
  readonly service: string;
  readonly takenBackOn: Day;
  readonly instead?: ServiceRecord | undefined;
}

/** Who took a record back; `digest` of what they say was given. */
const Correction = z.strictObject({
  ...TakenBack.shape,
  corrects: Ulid,
  digest: z.string(),
  instead: z.optional(z.strictObject({ subject: Subject, day: Day, id: Ulid })),
});
type Correction = z.infer<typeof Correction>;

const correctionKey = (service: string) => serviceReceiptKey(`${service}.c`);
const sentBy = (by: string, { id }: ServiceCorrection): string => digestOf([by, id]);
const digestFor = ({ instead }: ServiceCorrection): string => digestOf(instead ?? null);

const answerOf = async (
  { table }: Context,
  { corrects, on, instead }: Correction,
): Promise<CorrectedService> => {
  const item = instead && (await table.get(serviceKey(instead.subject.id, instead.day, instead.id)));
  return { service: corrects, takenBackOn: on, instead: item && toService(item) };
};

/** What this very request was answered with; the same id for something else is a mistake of the sender's. */
export const serviceCorrectedBefore = async (
  ctx: Context,
  asked: ServiceCorrection,
  by: string,
): Promise<CorrectedService | undefined> => {
  const item = await ctx.table.get(correctionKey(asked.service));
  const before = item && Correction.parse(recordOf(item));
  if (before?.sent !== sentBy(by, asked)) return undefined;
  if (before.digest !== digestFor(asked)) throw new Refusal('other-body', 'key.of-another-step');
  return answerOf(ctx, before);
};

/** Whoever corrects the same to the same gets the answer of the first; to something else, they have to look again. */
const standing = (ctx: Context, asked: ServiceCorrection) => (item: Item) => {
  const before = Correction.parse(recordOf(item));
  if (before.digest !== digestFor(asked)) throw conflict('service.corrected-already');
  return answerOf(ctx, before);
};

/** It keeps its day, and counts in the month of the correction: a month that is over never changes. */
const rightRecord = (
  { kind: _, quantity: __, people: ___, valueFen: ____, countedOn: _____, ...stands }: ServiceRecord,
  { id, instead }: ServiceCorrection,
  today: Day,
): ServiceRecord | undefined => {
  const later = monthOfDay(today) === monthOfDay(stands.day) ? {} : { countedOn: today };
  const right = instead && { ...stands, ...instead, ...later, id };
  if (right !== undefined) requireServiceFits(right, '#/instead');
  return right;
};

type Found = NonNullable<Awaited<ReturnType<typeof findService>>>;

const writesOf = (found: Found, asked: ServiceCorrection, by: string, ctx: Context) => {
  const at = ctx.now();
  const takenBack = { on: dayOf(at), by, sent: sentBy(by, asked) };
  const digest = digestFor(asked);
  const instead = rightRecord(found.record, asked, takenBack.on);
  const named = instead && { instead: { subject: instead.subject, day: instead.day, id: instead.id } };
  return {
    takenBack,
    instead,
    writes: [
      ...correctionWrites(found.record, takenBack, { digest, ...named }),
      ...(instead === undefined ? [] : enteredWrites(instead, { createdBy: by, digest }, at)),
    ],
  };
};

/**
 * Corrects what was entered by mistake as given: it stays, beside a record with the same numbers below zero, and beside what was
 * given in truth. By whoever entered it, or by the level above. Both count in the month of the correction.
 */
export const correctService = async (
  ctx: Context,
  asked: ServiceCorrection,
  authorizer: Authorizer,
): Promise<CorrectedService> => {
  const found = await findService(ctx, asked.service);
  if (found === undefined) throw notFound('service-record');
  const subject = await subjectInForce(ctx, found.subject);
  const areaPath = await currentPath(ctx, areaOfSubject(subject));
  authorizer.require('service-record', { areaPath, openedBy: found.createdBy });
  const { takenBack, instead, writes } = writesOf(found, asked, authorizer.who.id, ctx);
  const concerned = [found.createdBy, ...(await liaisonsOf(ctx, subject.id, takenBack.on))];
  const told = { what: 'service', grid: areaOfSubject(subject), takenBack, at: ctx.now() } as const;
  const notices = takenBackNotices(told, concerned).map(noticeWrite);
  const corrected = { wrong: found.record, instead, digest: digestFor(asked), at: ctx.now() };
  const payment = await paymentCorrection(ctx, corrected, authorizer);
  const all = [...oneEach([...writes, ...notices]), ...payment];
  const once = createOnce(ctx.table, all, standing(ctx, asked));
  const existing = await once.catch(throwForFund(found.record));
  return existing ?? { service: asked.service, takenBackOn: takenBack.on, instead };
};
