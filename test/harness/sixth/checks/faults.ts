import { expect, it } from 'vitest';
import { people } from '../../../support/a-prefecture.ts';
import { theStaff, theTree } from '../../../support/register.ts';
import { type Script, sends } from '../../faults/act.ts';
import { runMatrix } from '../../faults/matrix.ts';
import { inMemory } from '../../faults/world.ts';
import { aDiner, dinerNo } from './canteen-world.ts';

const { type: _, id: __, area: ___, ...file } = aDiner();
const at = `/subjects/${dinerNo(1)}`;

const script: Script = {
  name: 'somebody is looked after, has other needs, and is looked after no more',
  items: [...theTree(), ...theStaff()],
  acts: [
    sends(people.wangmo, 'POST /subjects', aDiner()),
    sends(people.wangmo, `PUT ${at}`, { ...file, quantity: 2 }, { headers: { 'if-match': '"1"' } }),
    sends(people.wangmo, `POST ${at}/end`),
  ],
};

it('leaves no trace of any fault once the act is sent again', async () => {
  const report = await runMatrix(script, inMemory);
  expect(report.faults).toBeGreaterThan(report.acts);
  expect(report.violations).toEqual([]);
});
