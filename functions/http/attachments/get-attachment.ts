import * as z from 'zod/mini';
import { logReading } from '../../../shared/access/store/access-log.ts';
import { Ulid } from '../../../shared/base/id.ts';
import { personal } from '../../../shared/base/personal.ts';
import { notFound } from '../../../shared/base/refusal.ts';
import { attachmentKey } from '../../../shared/case/rules/attachment.ts';
import { loggedUnder } from '../../../shared/case/rules/logged-under.ts';
import { readCase } from '../../../shared/case/store/case-store.ts';
import { endpoint } from '../../../shared/http/endpoint.ts';
import { attachmentFiles } from '../../../shared/runtime/attachment-files.ts';

export default endpoint({
  method: 'GET',
  path: '/cases/{caseId}/attachments/{attachmentId}',
  action: 'case.read',
  summary: 'An address under which the content of an attachment can be read for 15 minutes.',
  params: z.strictObject({ caseId: Ulid, attachmentId: Ulid }),
  answers: z.object({ url: personal('case.attachment', z.string()), contentType: z.string() }),

  async run({ params, authorizer }, ctx) {
    const { it, timeline } = await readCase(ctx, params.caseId, authorizer);
    const entry = timeline.find((one) => one.step === 'attached' && one.attachmentId === params.attachmentId);
    if (entry?.step !== 'attached') throw notFound('attachment');
    await logReading(ctx, authorizer, loggedUnder(it));
    const url = await attachmentFiles().download(attachmentKey(it.id, params.attachmentId));
    return { url, contentType: entry.contentType };
  },
});
