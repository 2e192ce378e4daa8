import * as z from 'zod/mini';
import { Ulid } from '../../../shared/base/id.ts';
import { endpoint } from '../../../shared/http/endpoint.ts';
import { ImportView } from '../../../shared/register-import/rules/import.ts';
import { readImport } from '../../../shared/register-import/store/import-store.ts';
import { viewOf } from './view-of.ts';

export default endpoint({
  method: 'GET',
  path: '/imports/{importId}',
  action: 'import.change',
  summary: 'How far an import is: which chunks are finished, and what became of their rows.',
  params: z.strictObject({ importId: Ulid }),
  answers: ImportView,

  async run({ params, authorizer }, ctx) {
    return viewOf(await readImport(ctx, params.importId, authorizer), ctx);
  },
});
