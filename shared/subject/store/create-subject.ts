import { toArea } from '../../area/store/area-item.ts';
import { areaKey } from '../../area/store/keys.ts';
import type { Instant } from '../../base/instant.ts';
import { conflict, invalid } from '../../base/refusal.ts';
import { type RequestDigest, requireSameRequest } from '../../base/request-digest.ts';
import type { Context } from '../../table/context.ts';
import { createOnce, type Item, type Write } from '../../table/table.ts';
import type { NewSubject } from '../rules/new-subject.ts';
import { type ActiveSubject, newRecord } from '../rules/registered-record.ts';
import { subjectKey } from './keys.ts';
import { subjectItem, toSubject } from './subject-item.ts';

interface Asked {
  readonly sent: RequestDigest;
  readonly at: Instant;
}

/** The area in the register, as it is when the subject is filed there. */
const areaCheck = async ({ table }: Context, code: string): Promise<Write> => {
  const item = await table.get(areaKey(code));
  if (item === undefined) throw invalid('area.unknown', '#/area');
  const { retired, version } = toArea(item);
  if (retired !== undefined) throw conflict('area.retired', { successor: retired.successor });
  return { check: areaKey(code), guard: { version } };
};

const asMade = (existing: Item, body: NewSubject, sent: RequestDigest): ActiveSubject => {
  const stored = toSubject(existing);
  requireSameRequest(stored, sent, 'id');
  return newRecord(body, sent, stored.createdAt);
};

/** What the same sending has entered before, as it was then; refuses where the id stands for something else. */
export const subjectBefore = async (
  { table }: Context,
  body: NewSubject,
  sent: RequestDigest,
): Promise<ActiveSubject | undefined> => {
  const item = await table.get(subjectKey(body.id));
  return item && asMade(item, body, sent);
};

/** The record is its own receipt: with the area that is checked, five write units. */
export const createSubject = async (
  ctx: Context,
  body: NewSubject,
  { sent, at }: Asked,
): Promise<ActiveSubject> => {
  const record = newRecord(body, sent, at);
  const writes: Write[] = [{ put: subjectItem(record), guard: 'absent' }, await areaCheck(ctx, body.area)];
  return (await createOnce(ctx.table, writes, (item) => asMade(item, body, sent))) ?? record;
};
