import { routes as cases } from '../../functions/http/cases/routes.ts';
import { routes as contacts } from '../../functions/http/contacts/routes.ts';
import { routes as me } from '../../functions/http/me/routes.ts';
import { routes as oversight } from '../../functions/http/oversight/routes.ts';
import { routes as register } from '../../functions/http/register/routes.ts';
import { routes as relocation } from '../../functions/http/relocation/routes.ts';
import { routes as rights } from '../../functions/http/rights/routes.ts';
import { routes as slips } from '../../functions/http/slips/routes.ts';
import { routes as staff } from '../../functions/http/staff/routes.ts';
import { routes as visits } from '../../functions/http/visits/routes.ts';
import { householdId } from '../../shared/base/area-code.ts';
import { aPrefecture } from './a-prefecture.ts';
import { GRID, registrar, TWIN_GRID, zhuoma } from './register.ts';

export const [OLD, NEW] = [householdId(GRID, 1), householdId(TWIN_GRID, 1)];
export const ulid = (n: number) => `01JQ0000000000000000000${String(n).padStart(3, '0')}`;
export const [CASE, TRIGGER] = [ulid(900), ulid(901)];
export const DAY = '2026-03-09';

/** A household that lived in one grid, and lives in the one beside it; its liaison went along, with a visit to make. */
export const movedHousehold = async (to = TWIN_GRID, liaison = 'w-twin') => {
  const world = await aPrefecture([
    ...register,
    ...relocation,
    ...staff,
    ...visits,
    ...oversight,
    ...cases,
    ...contacts,
    ...rights,
    ...slips,
    ...me,
  ]);
  const { call } = world;
  const subject = { type: 'household', id: OLD };
  const report = { id: CASE, kind: 'household-request', subject, words: 'Help.' };
  await call('POST', '/cases', zhuoma, { body: report });
  await call('POST', '/triggers', zhuoma, { body: { id: TRIGGER, kind: 'no-work', household: OLD } });
  await call('POST', `/tasks/${TRIGGER}/${OLD}/outcome`, zhuoma, {
    body: { id: ulid(902), day: DAY, outcome: 'done', again: '2026-03-20' },
  });
  const body = { id: ulid(903), to, reason: 'moved-house', liaison };
  const { status } = await call('POST', `/households/${OLD}/move`, registrar, { body });
  if (status !== 201) throw new Error(`The household did not move: ${status}.`);
  return world;
};
