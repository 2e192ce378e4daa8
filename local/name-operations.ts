import * as z from 'zod/mini';

const NEEDS =
  'Doorstep needs an engine with tables, sparse indexes, time to live, batches, transactions and streams of the DynamoDB API; DynamoDB Local 2 has them';

/** What an error of the SDK may say of itself: some engines answer with a name, some with a page, some with nothing. */
const Said = z.object({
  name: z.optional(z.string()),
  code: z.optional(z.string()),
  $metadata: z.optional(z.object({ httpStatusCode: z.optional(z.number()) })),
});
type Said = z.infer<typeof Said>;

const unreachable = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH']);
const unknown = /^Unknown|NotImplemented|Unsupported|InvalidAction|^SyntaxError$/;
const missing = new Set([404, 405, 501]);

const answerOf = ({ name, $metadata }: Said): string =>
  [$metadata?.httpStatusCode, name === 'UnknownError' ? undefined : name].filter(Boolean).join(' ') ||
  'nothing';

/** In a sentence, when the engine is not there or does not know the operation; everything else is meant as it stands. */
const inWords = (error: unknown, operation: string, endpoint: string): string | undefined => {
  const said = Said.safeParse(error).data ?? {};
  if (unreachable.has(said.code ?? ''))
    return `No database engine answers at ${endpoint} (${said.code} at ${operation}). Start it, or name another in AWS_ENDPOINT_URL_DYNAMODB.`;
  const lacks = unknown.test(said.name ?? '') || missing.has(said.$metadata?.httpStatusCode ?? 0);
  return lacks
    ? `The database engine at ${endpoint} does not know ${operation}: it answered ${answerOf(said)}. ${NEEDS}.`
    : undefined;
};

type Next<A, R> = (words: A) => Promise<R>;

/** For a client's middleware: says of an operation that the engine lacks which it is and what is needed, not `UnknownError`. */
export const namingOperations =
  (endpoint: string) =>
  <A, R>(next: Next<A, R>, { commandName = 'an operation' }: { commandName?: string }): Next<A, R> =>
  async (words) => {
    try {
      return await next(words);
    } catch (cause) {
      const message = inWords(cause, commandName.replace(/Command$/, ''), endpoint);
      throw message === undefined ? cause : new Error(message, { cause });
    }
  };
