import type { AreaCode } from '../../base/area-code.ts';
import type { AreaStore } from './area-store.ts';

/** Who answers for the area above `code`, or for the next one up where nobody does; `undefined` if nobody at all. */
export type ResponsibleAbove = (code: AreaCode) => Promise<string | undefined>;

export const responsibleOver =
  (areas: Pick<AreaStore, 'line'>): ResponsibleAbove =>
  async (code) => {
    const above = (await areas.line(code)).filter((area) => area.code !== code);
    return above.findLast(({ liaison }) => liaison !== undefined)?.liaison;
  };
