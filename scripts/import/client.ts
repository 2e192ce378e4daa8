import { setTimeout } from 'node:timers/promises';
import * as z from 'zod/mini';
import { ChunkAnswer, ImportView, type NewImport } from '../../shared/register-import/rules/import.ts';
import type { RowResult } from '../../shared/register-import/rules/result.ts';

/** The server said no, and will say it again. */
export class Refused extends Error {}

const Problem = z.object({
  detail: z.optional(z.string()),
  errors: z.optional(z.array(z.object({ pointer: z.string(), detail: z.string() }))),
});

/** Together a minute and a half: longer than a restart of the service or a wave of requests lasts. */
const WAITS_MS = [500, 1_000, 2_000, 4_000, 8_000, 15_000, 20_000, 20_000, 20_000];

/** Not our fault, or over in a moment: somebody else was faster, too many requests, or the server stumbled. */
const passes = (status: number) => status === 409 || status === 429 || status >= 500;

const complaint = async (answer: Response): Promise<string> => {
  const problem = Problem.safeParse(await answer.json().catch(() => ({})));
  const { detail = answer.statusText, errors = [] } = problem.success ? problem.data : {};
  return [`${answer.status}: ${detail}`, ...errors.map((one) => `  ${one.pointer}: ${one.detail}`)].join(
    '\n',
  );
};

export interface ImportClient {
  open(id: string, it: z.infer<typeof NewImport>): Promise<z.infer<typeof ImportView>>;
  send(id: string, number: number, chunk: object): Promise<RowResult[]>;
}

export const importClient = (
  url: string,
  token: string,
  wait = (ms: number) => setTimeout(ms),
): ImportClient => {
  const attempt = async (method: string, path: string, body: object): Promise<Response | string> => {
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
    try {
      const answer = await fetch(new URL(path, url), { method, headers, body: JSON.stringify(body) });
      if (answer.ok) return answer;
      const said = await complaint(answer);
      if (!passes(answer.status)) throw new Refused(said);
      return said;
    } catch (error) {
      if (error instanceof Refused) throw error;
      return error instanceof Error ? error.message : String(error);
    }
  };

  /** Everything that is sent may be sent again: the import knows which chunks were finished. */
  const call = async (method: string, path: string, body: object): Promise<unknown> => {
    let said = '';
    for (const ms of [0, ...WAITS_MS]) {
      await wait(ms);
      const answer = await attempt(method, path, body);
      if (typeof answer !== 'string') return answer.json();
      said = answer;
    }
    throw new Refused(`No answer after ${WAITS_MS.length + 1} attempts; the last one: ${said}`);
  };

  return {
    open: async (id, it) => ImportView.parse(await call('PUT', `/imports/${id}`, it)),
    send: async (id, number, chunk) =>
      ChunkAnswer.parse(await call('POST', `/imports/${id}/chunks/${number}`, chunk)).results,
  };
};
