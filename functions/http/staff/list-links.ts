import * as z from 'zod/mini';
import { WorkerId } from '../../../shared/base/id.ts';
import { dayOf } from '../../../shared/base/instant.ts';
import { pageOf, pageQuery } from '../../../shared/http/page-query.ts';
import { LinkView } from '../../../shared/link/rules/views.ts';
import { areaOfSubject, SubjectId } from '../../../shared/programme/rules/subject.ts';
import { endpoint } from './endpoint.ts';

const Query = z
  .strictObject({ subject: z.optional(SubjectId), worker: z.optional(WorkerId), ...pageQuery })
  .check(
    z.refine(({ subject, worker }) => subject === undefined || worker === undefined, {
      error: 'Ask for a subject or for a worker.',
      path: ['worker'],
    }),
  );

export default endpoint({
  method: 'GET',
  path: '/links',
  may: 'link.read',
  summary: 'All links of a subject, oldest first; or the live ones of a worker; or mine.',
  query: Query,
  answers: pageOf(LinkView),

  async run({ query, who, gate }, { links, workers, households, accessLog, liaisonsOf, numbers, now }) {
    const { subject, worker, ...page } = query;
    if (subject === undefined) {
      if (worker !== undefined && worker !== who.id) await workers.get(worker, gate);
      return links.ofWorker(worker ?? who.id, page, gate);
    }
    const liaisons = () => liaisonsOf(subject.id, dayOf(now()));
    const resource = { areaPath: await numbers.pathOf(areaOfSubject(subject)) };
    await gate.passLinked('subject', resource, liaisons);
    if (subject.type === 'area') return links.onSubjects([subject.id], page, gate);
    await accessLog.note(gate, [subject.id]);
    return links.onSubjects(await households.numbersOf(subject.id), page, gate);
  },
});
