import { areaPath, isWithin } from '../../base/area-code.ts';
import { conflict } from '../../base/refusal.ts';
import { areaOfSubject, isRegistered, type Subject } from '../../programme/rules/subject.ts';
import type { Worker } from '../../worker/rules/worker.ts';
import { type SubjectRecord, subjectOf } from './subject-record.ts';

/** Whether somebody of an area answers for the place; or, where it is filed more widely than it lies, for a part of that. */
export const isNear = (area: string, subject: Subject): boolean => {
  const [own, place] = [areaPath(area), areaPath(areaOfSubject(subject))];
  return isWithin(place, own) || (isRegistered(subject) && isWithin(own, place));
};

/** Whether this worker can come to this door at all. */
export const canServe = (worker: Worker, record: SubjectRecord): void => {
  if (!worker.active) throw conflict('worker.left-choose');
  if (!isNear(worker.area, subjectOf(record))) throw conflict('link.outside-area');
};
