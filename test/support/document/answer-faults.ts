import {
  type DocumentedAnswer,
  type DocumentedHeader,
  findOperation,
  headerBehind,
  resolved,
} from './find-operation.ts';
import { schemaFaults } from './schema-faults.ts';

/** An answer as whoever asked got it, from whichever side of the gateway. */
export interface GivenAnswer {
  readonly method: string;
  /** Without the query. */
  readonly path: string;
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  /** Read, where it is JSON. */
  readonly body: unknown;
}

/** What carries an answer over the wire says nothing of it. */
const OF_THE_WIRE = new Set(['connection', 'content-length', 'date', 'keep-alive', 'transfer-encoding']);

const documentedHeader = (name: string, header: DocumentedHeader, given: unknown): string[] => {
  if (given === undefined) return header.required ? [`that ${name} is missing`] : [];
  if (name === 'location' && findOperation('GET', String(given)) === undefined)
    return [`where ${given} can be read`];
  return schemaFaults(header.schema, given).map((fault) => `${name}: ${fault}`);
};

const headerFaults = (documented: DocumentedAnswer, headers: GivenAnswer['headers']): string[] => {
  const given = new Map(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
  const known = new Map(
    Object.entries(documented.headers ?? {}).map(([name, to]) => [name.toLowerCase(), headerBehind(to)]),
  );
  const unknown = [...given.keys()].filter(
    (name) => name !== 'content-type' && !OF_THE_WIRE.has(name) && !known.has(name),
  );
  return [
    ...unknown.map((name) => `the header ${name}`),
    ...[...known].flatMap(([name, header]) => documentedHeader(name, header, given.get(name))),
  ];
};

const bodyFaults = ({ content }: DocumentedAnswer, { headers, body }: GivenAnswer): string[] => {
  const type = headers['content-type'];
  if (content === undefined) return type === undefined ? [] : [`the content type ${type}, or any`];
  const media = content[String(type).split(';', 1)[0] ?? ''] ?? content['*/*'];
  if (media === undefined) return [`the content type ${type}`];
  return /[/+]json/.test(String(type)) ? schemaFaults(media.schema, body) : [];
};

/** What an answer says that docs/openapi.json does not; an answer of a path that it does not know is not looked at. */
export const answerFaults = (given: GivenAnswer): string[] => {
  const operation = findOperation(given.method, given.path);
  if (operation === undefined) return [];
  const answer = operation.responses[String(given.status)];
  if (answer === undefined) return [`the status ${given.status}`];
  const documented = resolved(answer);
  return [...headerFaults(documented, given.headers), ...bodyFaults(documented, given)];
};
