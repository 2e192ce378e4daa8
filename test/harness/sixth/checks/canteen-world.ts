import { routes as cases } from '../../../../functions/http/cases/routes.ts';
import { routes as oversight } from '../../../../functions/http/oversight/routes.ts';
import { routes as staff } from '../../../../functions/http/staff/routes.ts';
import { routes as subjects } from '../../../../functions/http/subjects/routes.ts';
import { aPrefecture } from '../../../support/a-prefecture.ts';
import { TOWNSHIP } from '../../../support/register.ts';

export const ulid = (n: number) => `01JQ00000000000000000${String(n).padStart(5, '0')}`;
export const dinerNo = (n: number) => `d-${ulid(n)}`;

/** An old man who lives alone: invented, as are all. */
export const aDiner = (n = 1) => ({
  type: 'diner',
  id: dinerNo(n),
  area: TOWNSHIP,
  name: 'Akhu Palden',
  address: 'Upper lane 9',
  quantity: 1,
});

/** The small prefecture of all tests, with the routes that every programme has. */
export const aCanteen = () => aPrefecture([...cases, ...oversight, ...staff, ...subjects]);
