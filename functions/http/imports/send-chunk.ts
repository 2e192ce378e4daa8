import * as z from 'zod/mini';
import { areaOfPath } from '../../../shared/base/area-code.ts';
import { Ulid } from '../../../shared/base/id.ts';
import { invalid, notFound } from '../../../shared/base/refusal.ts';
import { endpoint } from '../../../shared/http/endpoint.ts';
import { ChunkAnswer, ImportChunk } from '../../../shared/register-import/rules/import.ts';
import { pathsIn } from '../../../shared/register-import/rules/read-rows.ts';
import { readImport } from '../../../shared/register-import/store/import-store.ts';
import { importChunk, rehearseChunk } from '../../../shared/register-import/use-cases/import-work.ts';

const ChunkNumber = z.coerce.number().check(z.int(), z.minimum(0), z.maximum(9_999));

export default endpoint({
  method: 'POST',
  path: '/imports/{importId}/chunks/{number}',
  action: 'import.change',
  summary:
    'Import up to 500 rows; one result for each. Sent again, a finished chunk gets the same answer. A dry run needs no open import and writes nothing.',
  params: z.strictObject({ importId: Ulid, number: ChunkNumber }),
  body: ImportChunk,
  answers: ChunkAnswer,

  async run({ params, body, who, authorizer }, ctx) {
    const { importId: id, number } = params;
    for (const path of pathsIn(body)) authorizer.require(`area as ${areaOfPath(path)}`, { areaPath: path });
    const rehearsal = {
      id,
      kind: body.kind,
      chunks: 1,
      areaPath: who.areaPath,
      createdAt: ctx.now(),
      createdBy: who.id,
    };
    if (body.dryRun) return { results: await rehearseChunk(ctx, { ...rehearsal, digest: '' }, body) };
    const it = await readImport(ctx, id, authorizer);
    if (it.kind !== body.kind) throw invalid(`This is an import of ${it.kind}.`, '#/kind');
    if (number >= it.chunks) throw notFound('chunk');
    return { results: await importChunk(ctx, it, number, body) };
  },
});
