import type { LinkFacts } from '../../base/programme-facts.ts';
import { FIRST, type Programme } from './programme.ts';
import { factsOfProgramme, registeredSubjects } from './registered-subject.ts';
import type { SubjectType } from './subject.ts';

/** The programme that joins workers or offices with subjects of a type. */
export const programmeOf = (type: SubjectType): Programme =>
  registeredSubjects.find((one) => one.type === type)?.programme ?? FIRST;

/** Who may be joined with such a subject, and with how many. */
export const linkFactsOf = (type: SubjectType): LinkFacts => {
  const links = factsOfProgramme(programmeOf(type))?.links;
  if (links === undefined) throw new Error(`The facts of "${programmeOf(type)}" say nothing of links.`);
  return links;
};
