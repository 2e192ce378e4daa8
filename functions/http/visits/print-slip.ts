import * as z from 'zod/mini';
import { areaPath } from '../../../shared/domain/area/area-code.ts';
import { gridOf, HouseholdId } from '../../../shared/domain/area/household-id.ts';
import { dayOf } from '../../../shared/domain/instant.ts';
import { notFound } from '../../../shared/domain/refusal.ts';
import { printedSlip, TypedSlipNumber } from '../../../shared/domain/visit/slip-number.ts';
import { SlipLine, slipLines, slipText, workersOn } from '../../../shared/domain/visit/slip-text.ts';
import { spokenIn, WordLanguage } from '../../../shared/http/spoken-language.ts';
import { endpoint } from './endpoint.ts';
import { slipPicture } from './slip-picture.ts';
import { visitorOf } from './visitor-of.ts';

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
    const { slips, areas, workers, tasks, liaisonsOf, accessLog, now } = services;
    const { householdId, number } = params;
    const resource = { areaPath: areaPath(gridOf(householdId)) };
    const file = await slips.open(number);
    const visitors = async () => {
      const found = file && (await tasks.at(file.slip));
      return found === undefined ? [] : visitorOf(found, services);
    };
    await gate.passLinked('slip', resource, async () => [
      ...(await liaisonsOf(householdId, dayOf(now()))),
      ...(file?.slip.household === householdId ? await visitors() : []),
    ]);
    if (file?.slip.household !== householdId) throw notFound('slip');
    await accessLog.note(gate, [householdId]);
    const language = query.lang ?? spokenIn(acceptLanguage);
    const line = await areas.line(gridOf(householdId));
    const office = line.find(({ code }) => code.length === 9)?.name;
    const names = await workers.namesOf(workersOn(file, gate.who.id));
    const lines = slipLines(file, { language, office, worker: gate.who.id, names });
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
