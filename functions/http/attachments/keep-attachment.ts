import * as z from 'zod/mini';
import { Ulid } from '../../../shared/base/id.ts';
import { conflict } from '../../../shared/base/refusal.ts';
import { requireRoom } from '../../../shared/case/rules/room.ts';
import { readCase } from '../../../shared/case/store/case-store.ts';
import { keepFile } from '../../../shared/case/use-cases/keep-file.ts';
import { stepOnce } from '../../../shared/case/use-cases/step-once.ts';
import { endpoint } from '../../../shared/http/endpoint.ts';
import { attachmentFiles } from '../../../shared/runtime/attachment-files.ts';

export default endpoint({
  method: 'POST',
  path: '/cases/{caseId}/attachments/{attachmentId}/keep',
  action: 'case.attach',
  summary:
    'Have an uploaded file looked at and kept: by its content it is a JPEG, PNG, WebP, HEIC or a plain PDF. Where and with what it was taken is left out. From then on it stands in the timeline with its digest, and is never replaced.',
  params: z.strictObject({ caseId: Ulid, attachmentId: Ulid }),
  body: z.strictObject({}),
  answers: z.object({
    id: Ulid,
    contentType: z.string(),
    bytes: z.int(),
    sha256: z.optional(z.string()),
  }),

  async run(input, ctx) {
    const { params, authorizer, who } = input;
    const { caseId, attachmentId: id } = params;
    const sent = { key: id, ifMatch: undefined };
    const { timeline } = await readCase(ctx, caseId, authorizer, sent);
    const before = timeline.find((entry) => entry.step === 'attached' && entry.attachmentId === id);
    if (before?.step === 'attached') {
      if (before.by.id !== who.id) throw conflict('key.taken');
      return { ...before, id };
    }
    requireRoom(timeline, 'attached');
    const file = await keepFile(attachmentFiles(), caseId, id);
    await stepOnce({ ...input, ...sent }, { step: 'attached', attachmentId: id, ...file }, ctx);
    return { id, ...file };
  },
});
