import { householdId } from '../../../shared/base/area-code.ts';
import { people } from '../../support/a-prefecture.ts';
import { GRID, linkedHousehold, theStaff, theTree } from '../../support/register.ts';
import { type Script, sends } from './act.ts';

const id = (n: number) => `01JQ0000000000000000000F${String(n).padStart(2, '0')}`;
const FUND = id(1);
const OTHER = id(2);
const fund = { name: 'Aid', programme: 'care', area: '623027', unit: 'xh-roads' };
const day = '2026-03-09';
const payee = { type: 'unit', id: 'xh-water' };
const entries = `POST /funds/${FUND}/entries`;

export const fundScripts: readonly Script[] = [
  {
    name: 'money that comes in, is paid, and goes on to another fund',
    items: [...theTree(), ...theStaff()],
    acts: [
      sends(people.dorje, 'POST /funds', { id: FUND, ...fund }),
      sends(people.dorje, 'POST /funds', { id: OTHER, ...fund }),
      sends(people.dorje, entries, {
        id: id(3),
        kind: 'received',
        amountFen: 6_000_000,
        day,
        giver: { type: 'person' },
      }),
      sends(people.dorje, entries, { id: id(4), kind: 'paid', amountFen: 100, day, payee }),
      sends(people.dorje, entries, { id: id(5), kind: 'paid', amountFen: 5_500_000, day, payee }),
      sends(people.sonam, `${entries}/${id(5)}/approve`, {}),
      sends(people.dorje, `POST /funds/${FUND}/close`, { id: id(6), into: OTHER }),
    ],
  },
  {
    name: 'a service that a fund pays for, and that was less in truth',
    items: [...theTree(), ...theStaff(), ...linkedHousehold(GRID, 1, 'w-zhuoma')],
    acts: [
      sends(people.dorje, 'POST /funds', { id: FUND, ...fund, programme: 'household' }),
      sends(people.dorje, entries, {
        ...{ id: id(3), kind: 'received', amountFen: 10_000, day, giver: { type: 'person' } },
      }),
      sends(people.dorje, 'POST /services', {
        ...{ id: id(7), subject: { type: 'household', id: householdId(GRID, 1) }, day, kind: 'money' },
        ...{ valueFen: 9_000, fund: FUND, unit: 'xh-water' },
      }),
      sends(people.dorje, `POST /services/${id(7)}/correct`, {
        ...{ id: id(8), instead: { kind: 'money', valueFen: 8_000 } },
      }),
    ],
  },
];
