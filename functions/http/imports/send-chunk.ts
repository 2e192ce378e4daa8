import * as z from 'zod/mini';
import { logAccess } from '../../../shared/access/store/access-log.ts';
import { Ulid } from '../../../shared/base/id.ts';
import { invalid, notFound } from '../../../shared/base/refusal.ts';
import { endpoint } from '../../../shared/http/endpoint.ts';
import { languageAsked } from '../../../shared/http/spoken-language.ts';
import { ChunkAnswer, ImportChunk } from '../../../shared/register-import/rules/import.ts';
import { resultsInWords } from '../../../shared/register-import/rules/result.ts';
import { readImport } from '../../../shared/register-import/store/import-store.ts';
import { importChunk, rehearseChunk } from '../../../shared/register-import/use-cases/import-work.ts';

const ChunkNumber = z.coerce.number().check(z.int(), z.minimum(0), z.maximum(9_999));

export default endpoint({
  method: 'POST',
  path: '/imports/{importId}/chunks/{number}',
  action: 'import.change',
  summary:
    'Import up to 500 rows; one result for each. Sent again, rows that were done get the same answer, and say so where somebody has changed them since; refused ones are tried again. A dry run needs no open import and writes nothing.',
  params: z.strictObject({ importId: Ulid, number: ChunkNumber }),
  body: ImportChunk,
  answers: ChunkAnswer,

  async run({ params, body, who, authorizer, acceptLanguage }, ctx) {
    const words = await ctx.words(languageAsked(acceptLanguage));
    const { importId: id, number } = params;
    authorizer.require('import', { areaPath: who.areaPath });
    const { allows, action } = authorizer;
    const sender = {
      allows,
      sentBy: who,
      mayWrite: (areaPath: string) => authorizer.can(action, { areaPath }),
      note: (subjects: readonly string[]) => logAccess(ctx, authorizer, subjects),
    };
    const rehearsal = {
      id,
      kind: body.kind,
      chunks: 1,
      areaPath: who.areaPath,
      createdAt: ctx.now(),
      createdBy: who.id,
    };
    if (body.dryRun)
      return {
        results: resultsInWords(await rehearseChunk(ctx, { ...rehearsal, digest: '' }, body, sender), words),
      };
    const it = await readImport(ctx, id, authorizer);
    if (it.kind !== body.kind) throw invalid('import.other-kind', '#/kind', { kind: it.kind });
    if (number >= it.chunks) throw notFound('chunk');
    return { results: resultsInWords(await importChunk(ctx, it, number, body, sender), words) };
  },
});
