import type { Route } from '../../../shared/http/endpoint.ts';
import changeSubject from './change-subject.ts';
import createSubject from './create-subject.ts';
import endSubject from './end-subject.ts';
import getSubject from './get-subject.ts';
import listSubjects from './list-subjects.ts';

export const routes: readonly Route[] = [changeSubject, createSubject, endSubject, getSubject, listSubjects];
