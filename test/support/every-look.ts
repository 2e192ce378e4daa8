import { openApiDocument } from '../../scripts/openapi/document.ts';
import { everyRoute } from './every-route.ts';

/** What paths and queries of a world may name, by the name of the parameter; of `code` and `?area` both, if both are asked. */
export type Known = Readonly<Record<string, readonly string[]>>;

const none = (names: readonly string[], values: readonly string[] = []): Known =>
  Object.fromEntries(names.map((name) => [name, values]));

const AN_ID = '01JQ0000000000000000000009';

/** A world in which there is none of it: what a test is not about. */
export const nothingElse: Known = {
  ...none(
    ['caseId', 'attachmentId', 'handOverId', 'importId', 'moveId', 'requestId', 'fundId', 'entryId'],
    [AN_ID],
  ),
  ...none(['campaignId'], ['spring-greetings-2026']),
  ...none(['number'], ['00000000000000000']),
  ...none(['unitId'], ['xh-roads']),
  ...none(['?state', '?waiting', '?kind', '?priority', '?rung', '?unit', '?colour', '?programme']),
  ...none(['?job'], ['remind-of-visits']),
  ...none(['?household']),
  ...none(['?holder'], ['unit:xh-roads']),
  ...none(['?type'], ['recipient']),
  ...none(['subjectId'], ['r-01JQ0000000000000000000009']),
  ...none(['?due'], ['now', 'overdue']),
  ...none(['?year'], ['2026']),
  ...none(['?month'], ['2026-03']),
  ...none(['?on'], ['2026-03-09']),
  ...none(['?box'], ['mine']),
};

/** None of it changes what a list may show. */
const paging = ['limit', 'cursor', 'lang'];

const valuesOf = (name: string, known: Known): readonly string[] => {
  const values = known[name];
  if (values === undefined) throw new Error(`Say which "${name}" there is in this world.`);
  return values;
};

const filledIn = (path: string, known: Known): string[] => {
  const name = /\{(\w+)\}/.exec(path)?.[1];
  if (name === undefined) return [path];
  return valuesOf(name, known).flatMap((value) => filledIn(path.replace(`{${name}}`, value), known));
};

interface Parameter {
  readonly in: string;
  readonly name: string;
  readonly required?: boolean;
}

/** No question at all, and each question by itself; what a route cannot do without is always asked. */
const questionsOf = (parameters: readonly Parameter[], known: Known): string[] => {
  const asked = parameters.filter(({ in: place, name }) => place === 'query' && !paging.includes(name));
  const pairs = ({ name }: Parameter) => valuesOf(`?${name}`, known).map((value) => `${name}=${value}`);
  const [needed = ['']] = asked.filter(({ required }) => required).map(pairs);
  const others = asked.filter(({ required }) => !required).flatMap(pairs);
  return needed.flatMap((first) => ['', ...others].map((one) => [first, one].filter(Boolean).join('&')));
};

/** Every way to look at something in a world: each route that reads, at each thing there is, with each question. */
export const everyLook = async (known: Known): Promise<string[]> => {
  // biome-ignore lint/suspicious/noExplicitAny: a test reads the document as any reader would
  const { paths } = (await openApiDocument()) as any;
  const reading = (await everyRoute()).filter(({ route }) => route.method === 'GET');
  return reading.flatMap(({ route: { path } }) => {
    const questions = questionsOf(paths[path].get.parameters ?? [], known);
    return filledIn(path, known).flatMap((at) =>
      questions.map((question) => (question === '' ? at : `${at}?${question}`)),
    );
  });
};
