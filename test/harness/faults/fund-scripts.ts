import { people } from '../../support/a-prefecture.ts';
import { theStaff, theTree } from '../../support/register.ts';
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
];
