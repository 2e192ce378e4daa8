import * as z from 'zod/mini';
import { answerOnce } from '../../../shared/access/store/command-receipt.ts';
import { areaPath } from '../../../shared/base/area-code.ts';
import { expectVersion } from '../../../shared/base/expect-version.ts';
import { endpoint } from '../../../shared/http/endpoint.ts';
import { writeOrConflict } from '../../../shared/table/table.ts';
import { changeUnit } from '../../../shared/unit/rules/change-unit.ts';
import { UnitFile } from '../../../shared/unit/rules/unit.ts';
import { UnitView } from '../../../shared/unit/rules/views.ts';
import { readUnitToChange, requireUnitArea, unitWrites } from '../../../shared/unit/store/unit-store.ts';
import { UnitParams } from './get-unit.ts';

export default endpoint({
  method: 'PUT',
  path: '/units/{unitId}',
  action: 'unit.change',
  summary:
    'Replace what the register holds of a unit. What it has in hand stays with it; it is given no case of a kind that it handles no more.',
  params: UnitParams,
  body: UnitFile,
  answers: UnitView,
  idempotent: true,

  run({ params: { unitId }, body, who, authorizer, key, ifMatch }, ctx) {
    return answerOnce(
      ctx,
      { who, key, ifMatch, command: ['unit.change', unitId], body },
      {
        answers: UnitView,
        read: () => readUnitToChange(ctx, unitId, authorizer),
        async attempt(before, receipt) {
          authorizer.require('area', { areaPath: areaPath(body.area) });
          expectVersion(ifMatch, before.version);
          await requireUnitArea(ctx, body.area);
          const after = changeUnit(before, body);
          const answered = z.parse(UnitView, after);
          await writeOrConflict(ctx.table, [...unitWrites(before, after), ...receipt(answered)]);
          return answered;
        },
      },
    );
  },
});
