import * as z from 'zod/mini';
import { gridOf, HouseholdId } from '../../../shared/base/household-id.ts';
import { spokenIn, WordLanguage } from '../../../shared/http/spoken-language.ts';
import type { DoorServices } from '../../../shared/runtime/door-services.ts';
import { printedSlip, TypedSlipNumber } from '../../../shared/visit/rules/slip-number.ts';
import { SlipLine, slipLines, slipText, workersOn } from '../../../shared/visit/rules/slip-text.ts';
import type { SlipFile } from '../../../shared/visit/store/slip-store.ts';
import { endpoint } from './endpoint.ts';
import { openSlip } from './open-slip.ts';
import { slipPicture } from './slip-picture.ts';

/** Who comes again on the day: the liaison or a deputy, and for a talk whoever was asked. */
const whoComes = async ({ slip }: SlipFile, { tasks, holders }: DoorServices) => {
  const { followUp, household } = slip;
  const next = followUp && (await tasks.at({ origin: followUp.origin, household }));
  if (next?.worker === undefined || next.task.reason === 'worry') return next?.worker;
  return holders.holderOf(next.worker, next.task.dueOn);
};

export default endpoint({
  method: 'GET',
  path: '/households/{householdId}/slips/{number}',
  may: 'visit.slip',
  summary:
    'The slip that stays at the door, to print or to write down: what was agreed, by whom, until when, and where to ask.',
  params: z.strictObject({ householdId: HouseholdId, number: TypedSlipNumber }),
  query: z.strictObject({ lang: z.optional(WordLanguage) }),
  answers: z.object({
    number: z.string(),
    lines: z.array(SlipLine),
    text: z.string(),
    /** A QR code of the address to ask at. */
    svg: z.string(),
  }),

  async run({ params, query, gate, acceptLanguage, host }, services) {
    const { areas, workers, accessLog } = services;
    const { householdId, number } = params;
    const file = await openSlip(params, gate, services);
    await accessLog.note(gate, [householdId]);
    const language = query.lang ?? spokenIn(acceptLanguage);
    const line = await areas.line(gridOf(householdId));
    const office = line.find(({ code }) => code.length === 9)?.name;
    const worker = await whoComes(file, services);
    const names = await workers.namesOf(workersOn(file, worker));
    const lines = slipLines(file, { language, office, worker, names });
    const address = `https://${host}/slips/${number}`;
    const printed = printedSlip(number);
    return {
      number: printed,
      lines,
      text: slipText(lines, { language, number: printed, address }),
      svg: slipPicture(address),
    };
  },
});
