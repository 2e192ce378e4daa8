import { CaseKind } from '../../shared/base/vocabulary.ts';
import type { Item } from '../../shared/table/table.ts';
import { newUnit } from '../../shared/unit/rules/change-unit.ts';
import type { NewUnit, Unit } from '../../shared/unit/rules/unit.ts';
import { unitItem } from '../../shared/unit/store/unit-item.ts';
import { MONDAY } from './cases.ts';

/** An office of the county that handles every kind of case, unless told otherwise. */
export const aUnit = (id: string, more: Partial<NewUnit> = {}): Unit =>
  newUnit(
    {
      id,
      name: { 'zh-CN': `单位${id}`, bo: `ལས་ཁུངས་${id}`, en: `Office ${id}` },
      area: '623027',
      sort: 'office',
      takesPart: ['household'],
      handles: [...CaseKind.options],
      ...more,
    },
    { createdBy: 'seed', digest: 'seed' },
    MONDAY,
  );

/** The offices whom the people of the tests work for. */
export const theUnits = (): Item[] =>
  ['xh-roads', 'xh-water', 'xh-education', 'xh-agriculture', 'xh-employment'].map((id) =>
    unitItem(aUnit(id)),
  );
