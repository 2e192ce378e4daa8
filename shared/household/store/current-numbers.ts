import type { BulletinStore } from '../../access/store/bulletin-store.ts';
import { type AreaCode, areaPath } from '../../base/area-code.ts';
import { currentArea } from '../../base/current-area.ts';
import { gridOf, householdId, sequenceOf } from '../../base/household-id.ts';
import { areaOfSubject, type Subject } from '../../programme/rules/subject.ts';
import type { Table } from '../../table/table.ts';
import { lastNumber } from './last-number.ts';

/** Every request has just read the bulletin, or has it from at most this long ago: no further request is made. */
const BULLETIN_AGE_MS = 10_000;

export interface CurrentNumbers {
  /** The path of the area that a code stands for today, for permission: whoever had it before the move loses it. */
  pathOf(code: AreaCode): Promise<string>;
  /** A subject under its number of today. Reads pointers only where its area has been retired. */
  subject(subject: Subject): Promise<Subject>;
}

export const currentNumbers = (table: Table, bulletin: BulletinStore): CurrentNumbers => {
  const codeNow = async (code: AreaCode) => {
    const { retired } = await bulletin.read(BULLETIN_AGE_MS);
    return currentArea(code, retired);
  };

  return {
    pathOf: async (code) => areaPath(await codeNow(code)),
    async subject(subject) {
      const area = areaOfSubject(subject);
      const now = await codeNow(area);
      if (now === area) return subject;
      if (subject.type === 'area') return { type: 'area', id: now };
      const last = await lastNumber(table, subject.id);
      const stillThere = gridOf(last) === area;
      return { type: 'household', id: stillThere ? householdId(now, sequenceOf(last)) : last };
    },
  };
};
