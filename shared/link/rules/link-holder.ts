import type { Allows } from '../../access/rules/may.ts';
import { conflict, invalid, notAllowed } from '../../base/refusal.ts';
import { linkFactsOf, programmeOf } from '../../programme/rules/programme-of.ts';
import { areaOfSubject, isRegistered, type Subject } from '../../programme/rules/subject.ts';
import { worksFor } from '../../unit/rules/list-units.ts';
import type { Unit } from '../../unit/rules/unit.ts';
import { requireServes } from '../../worker/rules/may-serve.ts';
import type { Worker } from '../../worker/rules/worker.ts';
import { canServe } from './can-serve.ts';
import type { WantedLink } from './new-link.ts';
import { pathOfSubject, type SubjectRecord, subjectOf } from './subject-record.ts';

/** Who is to be joined with a subject, as the register knows them. */
export type LinkHolder = { readonly person: Worker } | { readonly unit: Unit };

const workAt = (subject: Subject): 'visits' | 'area' => {
  if (isRegistered(subject)) return 'visits';
  switch (subject.type) {
    case 'household':
      return 'visits';
    case 'area':
      return 'area';
  }
};

/** Who makes somebody a liaison. */
interface Appointing {
  readonly by: string;
  readonly allows: Allows;
}

/** Whether this worker can come there, and could open what has to be done there. Nobody opens a record to themselves. */
export const requireLiaison = (worker: Worker, record: SubjectRecord, { by, allows }: Appointing): void => {
  canServe(worker, record);
  const subject = subjectOf(record);
  requireServes({ person: worker }, { of: workAt(subject), area: areaOfSubject(subject) }, allows);
  if (worker.id === by) throw notAllowed('link.by-oneself');
};

const requireAgency = (unit: Unit, record: SubjectRecord): void => {
  const programme = programmeOf(subjectOf(record).type);
  if (!unit.takesPart.includes(programme)) throw invalid('link.other-holder', '#/holder', { holder: 'unit' });
  if (!worksFor(unit, pathOfSubject(record)))
    throw conflict('serve.unit-area', { unit: unit.id, area: unit.area });
};

export const requireHolder = (holder: LinkHolder, record: SubjectRecord, appointing: Appointing): void =>
  'unit' in holder ? requireAgency(holder.unit, record) : requireLiaison(holder.person, record, appointing);

/** Refuses a worker where the programme joins offices, and an office where it joins workers. */
export const requireHolderSort = ({ subject, holder }: Pick<WantedLink, 'subject' | 'holder'>): void => {
  const { holders } = linkFactsOf(subject.type);
  const sent = holder === undefined ? 'worker' : 'unit';
  if (sent !== holders) throw invalid('link.other-holder', '#/holder', { holder: holders });
};
