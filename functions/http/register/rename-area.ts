import * as z from 'zod/mini';
import { answerOnce } from '../../../shared/access/store/command-receipt.ts';
import { AreaName, renameArea } from '../../../shared/area/rules/rename-area.ts';
import { AreaView, areaViewOf } from '../../../shared/area/rules/views.ts';
import { readArea, saveArea } from '../../../shared/area/store/area-store.ts';
import { AreaCode } from '../../../shared/base/area-code.ts';
import { expectVersion } from '../../../shared/base/expect-version.ts';
import { endpoint } from '../../../shared/http/endpoint.ts';

export default endpoint({
  method: 'PUT',
  path: '/areas/{code}',
  action: 'area.change',
  summary: 'Give an area another name. Its code changes by a move or a merger only.',
  params: z.strictObject({ code: AreaCode }),
  body: AreaName,
  answers: AreaView,
  idempotent: true,

  run({ params: { code }, body, who, authorizer, key, ifMatch }, ctx) {
    return answerOnce(
      ctx,
      { who, key, ifMatch, command: ['area.change', code], body },
      {
        answers: AreaView,
        read: () => readArea(ctx, code, authorizer),
        async attempt(area, receipt) {
          expectVersion(ifMatch, area.version);
          const renamed = renameArea(area, body);
          const answered = z.parse(AreaView, areaViewOf(renamed));
          await saveArea(ctx, area, renamed, receipt(answered));
          return answered;
        },
      },
    );
  },
});
