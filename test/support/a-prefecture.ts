import type { Route } from '../../shared/http/endpoint.ts';
import type { Item } from '../../shared/table/table.ts';
import { type Claims, callerOf } from './call.ts';
import { testContext } from './context.ts';
import * as register from './register.ts';

const atPrefecture = (sub: string, doorstep_role: string): Claims => ({
  sub,
  doorstep_role,
  doorstep_area: register.PREFECTURE,
});
const inOffice = (sub: string, doorstep_unit: string): Claims => ({
  sub,
  doorstep_role: 'handler',
  doorstep_area: register.COUNTY,
  doorstep_unit,
});

/** Who is who, all invented: what each does in this world, and for which area. */
export const people = {
  /** Liaison of the first door of the grid, and a colleague in the same grid. */
  zhuoma: register.zhuoma,
  cairang: register.cairang,
  /** Liaisons of a grid whose code differs in its last digits only, and of one in another township. */
  gazang: register.twin,
  lhamo: register.far,
  /** Supervisors, each of the level above the one before. */
  dolma: register.village,
  tashi: register.township,
  sonam: register.county,
  nima: atPrefecture('s-prefecture', 'supervisor'),
  /** Of the township beside theirs. */
  pema: { ...register.township, sub: 's-beside', doorstep_area: register.OTHER_TOWNSHIP },
  /** Registrars of two counties. */
  wangmo: register.registrar,
  jigme: register.foreignRegistrar,
  /** Handlers of the offices for roads and for water. */
  dorje: inOffice('h-roads', 'xh-roads'),
  rinchen: inOffice('h-water', 'xh-water'),
  /** At the window where people ask for their rights, and whoever looks over their shoulder. */
  yangjin: register.rightsDesk,
  norbu: register.auditor,
} as const satisfies Record<string, Claims>;
export type Person = keyof typeof people;

/** The small prefecture of `register.ts` with its staff, and Zhuoma's first door unless other doors are named. */
export const aPrefecture = async (
  routes: readonly Route[] = [],
  doors: readonly Item[] = register.linkedHousehold(register.GRID, 1, 'w-zhuoma'),
) => {
  const test = testContext();
  await test.table.load([...register.theTree(), ...register.theStaff(), ...doors]);
  return { ...test, call: callerOf(routes, test.ctx) };
};
