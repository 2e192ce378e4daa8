import * as z from 'zod/mini';
import { AreaCode, areaOfPath, areaPath, isWithin } from '../../../shared/base/area-code.ts';
import { readerOf } from '../../../shared/base/catalogue/reader.ts';
import { Day, dayOf } from '../../../shared/base/instant.ts';
import { RULES } from '../../../shared/deadline/rules/rule-book.ts';
import { RULE_VERSIONS, STRICTER_LIMITS } from '../../../shared/deadline/rules/rule-versions.ts';
import { RulesView, viewOfRules } from '../../../shared/deadline/rules/rules-view.ts';
import { endpoint } from '../../../shared/http/endpoint.ts';
import { LanguageQuery } from '../../../shared/http/language-query.ts';
import { spokenIn } from '../../../shared/http/spoken-language.ts';

const VersionOfRules = z.object({ version: z.string(), from: Day, area: AreaCode });

/** Every version that was ever set for the area or around it, and in it, in the order of their days. */
const versionsAround = (area: AreaCode): z.infer<typeof VersionOfRules>[] => {
  const wide = RULE_VERSIONS.map(({ limits: { version, from } }) => ({ version, from, area }));
  const isNear = (other: AreaCode) =>
    isWithin(areaPath(other), areaPath(area)) || isWithin(areaPath(area), areaPath(other));
  const own = STRICTER_LIMITS.filter((one) => isNear(one.area)).map((one) => ({
    version: `${one.area}-${one.number}`,
    from: one.from,
    area: one.area,
  }));
  return [...wide, ...own].toSorted((one, other) => (one.from < other.from ? -1 : 1));
};

export default endpoint({
  method: 'GET',
  path: '/rules',
  action: 'rules.read',
  summary:
    'The rules in force in an area, today or on a day: which priorities each kind of case allows, limits, extension and source, and how lateness escalates. Who may draft rules also sees which versions there are; a draft is kept by whoever writes it.',
  query: z.strictObject({
    /** My own unless told. */
    area: z.optional(AreaCode),
    /** Today unless told; a later day shows what will hold then. */
    on: z.optional(Day),
    ...LanguageQuery.shape,
  }),
  answers: z.object({ ...RulesView.shape, versions: z.optional(z.array(VersionOfRules)) }),

  async run({ query, who, authorizer, acceptLanguage }, ctx) {
    const area = query.area ?? areaOfPath(who.areaPath);
    authorizer.require('area', { areaPath: areaPath(area) });
    const on = query.on ?? dayOf(ctx.now());
    const reader = await readerOf(query.lang ?? spokenIn(acceptLanguage), ctx.words);
    const view = viewOfRules(RULES.inForce(area, on), { area, on }, reader);
    const mayDraft = authorizer.can('rules.simulate', { areaPath: who.areaPath });
    return mayDraft ? { ...view, versions: versionsAround(area) } : view;
  },
});
