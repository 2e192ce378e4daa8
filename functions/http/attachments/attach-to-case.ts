import * as z from 'zod/mini';
import { Ulid } from '../../../shared/base/id.ts';
import { conflict } from '../../../shared/base/refusal.ts';
import { Attachment, uploadKey } from '../../../shared/case/rules/attachment.ts';
import { requireRoom } from '../../../shared/case/rules/room.ts';
import { readCase } from '../../../shared/case/store/case-store.ts';
import { endpoint } from '../../../shared/http/endpoint.ts';
import { attachmentFiles } from '../../../shared/runtime/attachment-files.ts';

export default endpoint({
  method: 'POST',
  path: '/cases/{caseId}/attachments',
  action: 'case.attach',
  summary:
    'Announce a file and get the form to upload it with, valid for 15 minutes. Ask again with the same id for a new form. The file counts once it is kept: `POST /cases/{caseId}/attachments/{attachmentId}/keep`.',
  params: z.strictObject({ caseId: Ulid }),
  body: Attachment,
  answers: z.object({ id: z.string(), url: z.string(), fields: z.record(z.string(), z.string()) }),
  status: 201,

  async run({ params, body, authorizer }, ctx) {
    const { id, contentType, bytes } = body;
    const { it, timeline } = await readCase(ctx, params.caseId, authorizer);
    if (it.kind === 'petition-hand-over') throw conflict('petition.receipt-alone');
    requireRoom(timeline, 'attached');
    const key = uploadKey(params.caseId, id);
    return { id, ...(await attachmentFiles().upload({ key, contentType, bytes })) };
  },
});
