import * as z from 'zod/mini';
import { fault } from '../../base/fault.ts';
import { personal } from '../../base/personal.ts';
import type { ProgrammeFacts, SubjectFacts } from '../../base/programme-facts.ts';
import * as programmes from '../../programmes.ts';

type Facts = (typeof programmes)[keyof typeof programmes];
type FactsWithSubject = Extract<Facts, { readonly subject: object }>;

/** The types of what programmes look after beside households and areas. */
export type RegisteredType = FactsWithSubject['subject']['type'];

const hasSubject = (facts: Facts): facts is FactsWithSubject => 'subject' in facts;

const patternOf = ({ id }: SubjectFacts): string =>
  'prefix' in id ? `^${id.prefix}-[0-7][0-9A-HJKMNP-TV-Z]{25}$` : id.pattern;

const idOf = (facts: SubjectFacts) =>
  z.string().check(z.regex(new RegExp(patternOf(facts)), fault('id.subject')));

/** What each programme looks after, and the schema of its ids: a number that names nobody outside the register. */
export const registeredSubjects = Object.values<Facts>(programmes)
  .filter(hasSubject)
  .map(({ id: programme, subject }) => {
    const facts: SubjectFacts = subject;
    const { type } = subject;
    return {
      programme,
      type,
      facts,
      named: { type: z.literal(type), id: personal('subject.id', idOf(facts)) },
    };
  });

export const RegisteredType = z.enum(registeredSubjects.map(({ type }) => type));

/** What is known of a type of subject before any of its records. */
export const factsOfSubject = (type: RegisteredType): SubjectFacts | undefined =>
  registeredSubjects.find((one) => one.type === type)?.facts;

/** Whether its ids are the codes of areas, which change with them. */
export const isAreaNumber = (type: RegisteredType): boolean => {
  const id = factsOfSubject(type)?.id;
  return id !== undefined && 'isArea' in id;
};

/** Whether it is the number of somebody whom a programme looks after: what has a code of its own, as a village, is nobody. */
export const isNumberOfSomebody = (id: string): boolean =>
  registeredSubjects.some(({ facts, named }) => 'prefix' in facts.id && named.id.safeParse(id).success);

/** Whether the common routes of subjects know nothing of it. */
export const hasOwnRoutes = (type: RegisteredType): boolean => 'routes' in (factsOfSubject(type) ?? {});

export const factsOfProgramme = (id: string): ProgrammeFacts | undefined =>
  Object.values<ProgrammeFacts>(programmes).find((one) => one.id === id);
