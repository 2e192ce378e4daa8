// Compiled beside the client that a foreign generator makes of docs/openapi.json: a name or a type that is not there
// any more is an error of the compiler.
import { createClient } from './generated/client/index.js';
import { acceptCase, type Entry, getCase, listCases, reportCase } from './generated/index.js';

interface Settings {
  readonly baseUrl: string;
  readonly worker: string;
  readonly township: string;
  readonly id: string;
}

/** The tag of a timeline entry says which fields there are. */
const wordsOf = (entry: Entry): string => {
  if (entry.step === 'reported') return entry.words;
  // @ts-expect-error An entry of an escalation has no words.
  if (entry.step === 'ladder') return entry.words;
  return entry.step;
};

const subject = { type: 'area', id: '623027101001001' } as const;

/** A request from the report to the list, and one that the API does not take. */
export const journey = async ({ baseUrl, worker, township, id }: Settings) => {
  const atDoor = createClient({ baseUrl, auth: worker });
  const inTownship = createClient({ baseUrl, auth: township });
  const reported = await reportCase({
    client: atDoor,
    body: { id, kind: 'household-request', subject, words: 'The lane is washed out.' },
  });
  const accepted = await acceptCase({ client: inTownship, path: { caseId: id }, body: {} });
  const list = await listCases({ client: atDoor, query: { of: 'reported' } });
  const found = await getCase({ client: atDoor, path: { caseId: id } });
  const wrong = await reportCase({
    client: atDoor,
    // @ts-expect-error There is no such kind.
    body: { id, kind: 'flying-carpet', subject, words: 'It is late.' },
  });
  const whole = found.data?.shown === 'whole' ? found.data : undefined;
  const problem = wrong.error !== undefined && 'code' in wrong.error ? wrong.error : undefined;
  return {
    reported: { status: reported.response?.status, case: reported.data?.status },
    accepted: { status: accepted.response?.status, case: accepted.data?.status },
    listed: list.data?.items.map((line) => line.id),
    next: list.data?.next,
    words: whole?.timeline.map(wordsOf),
    problem: {
      status: problem?.status,
      code: problem?.code,
      fields: problem?.errors?.map(({ pointer }) => pointer),
    },
  };
};
