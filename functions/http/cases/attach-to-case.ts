import * as z from 'zod/mini';
import { Attachment, attachmentKey } from '../../../shared/case/rules/attachment.ts';
import { endpoint } from '../../../shared/http/endpoint.ts';
import { attachmentLinks } from '../../../shared/runtime/attachment-links.ts';
import { CaseParams, stepOnce } from './case-step.ts';

export default endpoint({
  method: 'POST',
  path: '/cases/{caseId}/attachments',
  action: 'case.attach',
  summary:
    'Announce a file and get the form to upload it with, valid for 15 minutes. Ask again with the same id for a new form.',
  params: CaseParams,
  body: Attachment,
  answers: z.object({ id: z.string(), url: z.string(), fields: z.record(z.string(), z.string()) }),
  ifMatch: 'optional',
  status: 201,

  async run(input, ctx) {
    const { id, contentType, bytes } = input.body;
    await stepOnce({ ...input, key: id }, { step: 'attached', attachmentId: id, contentType, bytes }, ctx);
    const key = attachmentKey(input.params.caseId, id);
    return { id, ...(await attachmentLinks().upload({ key, contentType, bytes })) };
  },
});
