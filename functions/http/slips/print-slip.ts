import * as z from 'zod/mini';
import { logReading } from '../../../shared/access/store/access-log.ts';
import { areaLine } from '../../../shared/area/store/area-store.ts';
import { gridOf, HouseholdId } from '../../../shared/base/area-code.ts';
import { readersBeside } from '../../../shared/base/catalogue/reader.ts';
import { endpoint } from '../../../shared/http/endpoint.ts';
import { LanguageQuery } from '../../../shared/http/language-query.ts';
import { spokenIn } from '../../../shared/http/spoken-language.ts';
import { holderOf } from '../../../shared/link/store/work-holders.ts';
import type { Context } from '../../../shared/table/context.ts';
import { findUnits } from '../../../shared/unit/store/find-units.ts';
import { printedSlip, TypedSlipNumber } from '../../../shared/visit/rules/slip-number.ts';
import { SlipLine, unitsOn, workersOn, writeSlip } from '../../../shared/visit/rules/slip-text.ts';
import type { SlipFile } from '../../../shared/visit/store/slip-store.ts';
import { tasksAt } from '../../../shared/visit/store/task-store.ts';
import { namesOfWorkers } from '../../../shared/worker/store/worker-store.ts';
import { openSlip } from './open-slip.ts';
import { slipPicture } from './slip-picture.ts';

/** Who comes again on the day: the liaison or a deputy, and for a talk whoever was asked. */
const whoComes = async ({ slip }: SlipFile, ctx: Context) => {
  const { followUp, household } = slip;
  const next = followUp && (await tasksAt(ctx, { origin: followUp.origin, household }));
  if (next?.worker === undefined || next.task.reason === 'worry') return next?.worker;
  return holderOf(ctx, next.worker, next.task.dueOn);
};

export default endpoint({
  method: 'GET',
  path: '/households/{householdId}/slips/{number}',
  action: 'visit.slip',
  summary:
    'The slip that stays at the door, to print or to write down: what was agreed, by whom, until when, and where to ask.',
  params: z.strictObject({ householdId: HouseholdId, number: TypedSlipNumber }),
  query: LanguageQuery,
  answers: z.object({
    number: z.string(),
    lines: z.array(SlipLine),
    text: z.string(),
    /** A QR code of the address to ask at. */
    svg: z.string(),
  }),

  async run({ params, query, authorizer, acceptLanguage, host }, ctx) {
    const { number } = params;
    const file = await openSlip(params, authorizer, ctx);
    await logReading(ctx, authorizer, [file.household]);
    const readers = await readersBeside(query.lang ?? spokenIn(acceptLanguage), ctx.words);
    const line = await areaLine(ctx, gridOf(file.household));
    const office = line.find(({ code }) => code.length === 9)?.name;
    const worker = await whoComes(file, ctx);
    const names = await namesOfWorkers(ctx, workersOn(file, worker));
    const address = `https://${host}/slips/${number}`;
    const printed = printedSlip(number);
    const units = new Map(
      (await findUnits(ctx, gridOf(file.household), unitsOn(file))).map(({ id, name }) => [id, name]),
    );
    const where = { number: printed, address };
    const written = writeSlip(file, { readers, office, worker, names, units, ...where });
    return { number: printed, ...written, svg: slipPicture(address) };
  },
});
