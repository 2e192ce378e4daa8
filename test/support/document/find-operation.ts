import { readFileSync } from 'node:fs';

interface Reference {
  readonly $ref: string;
}

export interface DocumentedHeader {
  readonly required?: boolean;
  readonly schema: object;
}

export interface DocumentedAnswer {
  readonly headers?: Readonly<Record<string, Reference>>;
  readonly content?: Readonly<Record<string, { readonly schema: object }>>;
}

export interface DocumentedOperation {
  readonly responses: Readonly<Record<string, DocumentedAnswer | Reference>>;
}

interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, DocumentedOperation>>>>;
  readonly components: {
    readonly responses: Readonly<Record<string, DocumentedAnswer>>;
    readonly headers: Readonly<Record<string, DocumentedHeader>>;
    readonly schemas: Readonly<Record<string, object>>;
  };
}

const file = new URL('../../../docs/openapi.json', import.meta.url);

/** The document as it is published: what a reader of it knows, and nothing that only the source says. */
export const published: Document = JSON.parse(readFileSync(file, 'utf8'));

export const resolved = (answer: DocumentedAnswer | Reference): DocumentedAnswer =>
  '$ref' in answer ? (published.components.responses[answer.$ref.split('/').at(-1) ?? ''] ?? {}) : answer;

export const headerBehind = ({ $ref }: Reference): DocumentedHeader =>
  published.components.headers[$ref.split('/').at(-1) ?? ''] ?? { schema: {} };

/** A fixed word wins over a name in braces, as at the gateway. */
const precedence = (path: string) => path.replaceAll('{', '\uffff');

const templates = Object.keys(published.paths)
  .toSorted((one, other) => (precedence(one) < precedence(other) ? -1 : 1))
  .map((path) => ({ path, pattern: new RegExp(`^${path.replaceAll(/\{\w+\}/g, '[^/]+')}$`) }));

/** The operation that a request reaches, if there is one. */
export const findOperation = (method: string, path: string): DocumentedOperation | undefined => {
  const verb = method.toLowerCase();
  const template = templates.find(
    (one) => one.pattern.test(path) && published.paths[one.path]?.[verb] !== undefined,
  );
  return template && published.paths[template.path]?.[verb];
};
