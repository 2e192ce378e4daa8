import { list, object, type Person, text } from '../api.ts';

/** What the demo told did not happen. */
class NotAsTold extends Error {}

/** Says what was seen, or ends the demo: what is told here is true. */
export const check = (isTrue: boolean, told: string, seen: unknown): void => {
  if (!isTrue) throw new NotAsTold(`Not as told: ${told}. Seen: ${JSON.stringify(seen)}`);
  console.log(`  ok  ${told}`);
};

/** The refusal of a request that must be refused. */
export const refusalOf = async (request: Promise<unknown>): Promise<string> => {
  try {
    await request;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
  throw new NotAsTold('Not as told: it was not refused.');
};

/** What lies in an inbox of a person about a case or a campaign. */
export const noticesOn = async (person: Person, about: string, box = 'mine') =>
  list((await person.get(`/me/inbox?box=${box}&limit=100`))['items'])
    .map((item) => object(item['notice']))
    .filter((notice) => text(notice['caseId']) === about || text(notice['campaign']) === about);
