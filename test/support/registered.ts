import type { RegisteredType } from '../../shared/programme/rules/registered-subject.ts';
import { newRecord } from '../../shared/subject/rules/registered-record.ts';
import { subjectItem } from '../../shared/subject/store/subject-item.ts';
import { MONDAY } from './cases.ts';
import { SEED, TOWNSHIP, VILLAGE } from './register.ts';

/** One of each type that a programme looks after. */
export const registeredSubjects = {
  recipient: { type: 'recipient', id: 'r-01JQ0000000000000000000000' },
  enterprise: { type: 'enterprise', id: '91623001MA0DTPR15A' },
  partnered: { type: 'village', id: VILLAGE },
  site: { type: 'site', id: 's-01JQ0000000000000000000000' },
} as const;

/** A subject in the register, as the programmes that are to come will enter it. */
export const inRegister = (type: RegisteredType, id: string, area: string) =>
  subjectItem(newRecord({ type, id, area }, SEED, MONDAY));

export const registeredItems = [
  inRegister('recipient', registeredSubjects.recipient.id, TOWNSHIP),
  inRegister('enterprise', registeredSubjects.enterprise.id, VILLAGE),
  inRegister('village', VILLAGE, VILLAGE),
  inRegister('site', registeredSubjects.site.id, TOWNSHIP),
];
