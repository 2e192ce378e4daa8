import * as z from 'zod/mini';
import { requestDigestOf } from '../../../shared/access/store/request-digest.ts';
import { Ulid } from '../../../shared/base/id.ts';
import { endpoint } from '../../../shared/http/endpoint.ts';
import { ImportView, NewImport } from '../../../shared/register-import/rules/import.ts';
import { openImport } from '../../../shared/register-import/store/import-store.ts';
import { viewOf } from './view-of.ts';

export default endpoint({
  method: 'PUT',
  path: '/imports/{importId}',
  action: 'import.change',
  ifMatch: 'none',
  summary:
    'Open an import of a file in chunks. The id is yours: opening it twice is one import, and shows how far it is.',
  params: z.strictObject({ importId: Ulid }),
  body: NewImport,
  answers: ImportView,

  async run({ params, body, who }, ctx) {
    const { areaPath } = who;
    const fresh = {
      id: params.importId,
      ...body,
      areaPath,
      createdAt: ctx.now(),
      ...requestDigestOf(who, body),
    };
    return viewOf(await openImport(ctx, fresh), ctx);
  },
});
