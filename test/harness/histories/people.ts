import type { Claims } from '../../support/call.ts';
import { COUNTY, TOWNSHIP } from '../../support/register.ts';

const person = (sub: string, doorstep_role: string, doorstep_area: string, unit?: string): Claims => ({
  sub,
  doorstep_role,
  doorstep_area,
  ...(unit === undefined ? {} : { doorstep_unit: unit }),
});

/** Nobody takes these out of service: what they ask for is refused only for what it is. */
export const chief = person('s-one', 'supervisor', TOWNSHIP);
export const overseers = [chief, ...['s-two', 's-three'].map((id) => person(id, 'supervisor', TOWNSHIP))];
export const countyHead = person('s-county', 'supervisor', COUNTY);
export const registrars = ['r-one', 'r-two', 'r-three'].map((id) => person(id, 'registrar', COUNTY));
export const office = person('h-roads', 'handler', COUNTY, 'xh-roads');
export const visitors = ['w-one', 'w-two', 'w-three', 'w-four'].map((id) => person(id, 'worker', TOWNSHIP));

/** These come and go, are changed and handed over. */
export const movers = ['w-anna', 'w-bao', 'w-chen', 'w-dan'].map((id) => person(id, 'worker', TOWNSHIP));

export const claimsOf = (id: string): Claims => person(id, 'worker', TOWNSHIP);
