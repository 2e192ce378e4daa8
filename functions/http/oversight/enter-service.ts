import * as z from 'zod/mini';
import type { Gate } from '../../../shared/access/store/gate.ts';
import { sentOf } from '../../../shared/access/store/sent-of.ts';
import { conflict } from '../../../shared/base/refusal.ts';
import { checkCase } from '../../../shared/case/use-cases/check-case.ts';
import type { Subject } from '../../../shared/programme/rules/subject.ts';
import type { OversightServices } from '../../../shared/runtime/oversight-services.ts';
import { NewService, newService } from '../../../shared/service/rules/new-service.ts';
import { ServiceRecord } from '../../../shared/service/rules/service-record.ts';
import { endpoint } from './endpoint.ts';

/** The household or the area is there, and for the sender. */
const checkSubject = async (
  { type, id }: Subject,
  gate: Gate,
  { households, areas, accessLog }: OversightServices,
): Promise<void> => {
  if (type === 'household') {
    await households.getPresent(id, gate);
    return accessLog.note(gate, [id]);
  }
  const { retired } = await areas.get(id, gate);
  if (retired !== undefined) throw conflict(`The area has become ${retired.successor}.`);
};

export default endpoint({
  method: 'POST',
  path: '/services',
  may: 'service.enter',
  summary:
    'Enter what was given outside a visit, to a household or an area. The id is yours: sending it twice makes one record.',
  body: NewService,
  answers: z.object(ServiceRecord.shape),
  status: 201,

  async run({ body, who, gate }, services) {
    const { given, now } = services;
    const sent = sentOf(who, body);
    const before = await given.before(body.id, sent);
    if (before !== undefined) return before;
    const record = newService(body, now());
    await checkSubject(body.subject, gate, services);
    await checkCase(body.caseId, body.subject, who, services);
    return given.enter(record, sent, now());
  },
});
