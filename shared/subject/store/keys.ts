import { townshipOf } from '../../base/area-code.ts';
import type { Key } from '../../table/key.ts';

/** Beside its links, contacts and services: one query shows a subject. */
export const subjectKey = (id: string): Key => ({ pk: `SUBJECT#${id}`, sk: 'RECORD' });
/** Subjects of a type in a township. */
export const subjectsPartition = (type: string, area: string) => `LIST#${type}#${townshipOf(area)}`;
