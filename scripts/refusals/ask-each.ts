import * as z from 'zod/mini';
import { type Listening, listen } from '../../local/gateway/listen.ts';
import { gatewayServer } from '../../local/gateway/serve.ts';
import type { GatewayEvent } from '../../local/gateway/target.ts';
import {
  type Facts,
  type Language,
  languages,
  type RefusalCode,
} from '../../shared/base/catalogue/catalogue.ts';
import type { Log } from '../../shared/base/log.ts';
import { notFound, Refusal } from '../../shared/base/refusal.ts';
import type { HttpEvent } from '../../shared/http/http-event.ts';
import { routed } from '../../shared/http/router.ts';
import { contextOver } from '../../shared/runtime/context.ts';
import { memoryTable } from '../../shared/table/memory-table.ts';
import { Problem } from '../openapi/problem-schema.ts';
import type { Code } from './codes.ts';
import { factsIn } from './sentences.ts';

const quiet: Log = { info: () => {}, failed: () => {} };
const context = contextOver(memoryTable(), quiet, () => new Date().toISOString());

/** A fact of each name, as it could be. */
const SAMPLES: Facts = {
  successor: '623027107',
  area: '623027100',
  parent: '623027',
  code: '623027101',
  grid: '623027100001001',
  household: '623027100001001-0005',
  day: '2026-12-01',
  from: '2026-12-01',
  to: '2026-12-24',
  until: '2026-12-24',
  latest: '2026-12-31',
  is: 'accepted',
  needs: ['assigned', 'handling'],
  what: 'household',
  role: 'worker',
  action: 'case.accept',
  kind: 'question',
  tier: 'township',
  superior: 'county',
  options: ['done', 'moved'],
  wanted: 'date',
  value: '"done"',
  text: '5x',
  scope: 'doorstep',
  request: 'Jx3kQ',
  priority: 'P0',
};
const factsFor = ({ code }: Code): Facts =>
  Object.fromEntries(factsIn(code).map((name) => [name, SAMPLES[name] ?? 3]));

/** What the code would be thrown as: one that is said of a field stands at a field. */
const thrown = (it: Code): Error => {
  const { code, kinds, status } = it;
  const facts = factsFor(it);
  if (code === 'service.failed') return new Error('A fault of ours, and wanted here.');
  const [kind = 'invalid'] = kinds;
  if (status.length > 0) return new Refusal(kind, code as RefusalCode, facts);
  return new Refusal('invalid', 'request.bad-fields', { count: 1 }, [{ pointer: '#/field', code, facts }]);
};

/** The error table of every handler behind a gateway of this machine, and nothing but refusals behind it. */
const refusing = (codes: readonly Code[]): Promise<Listening> => {
  const byName = new Map<string, Code>(codes.map((one) => [one.code, one]));
  const handler = routed({
    routes: [{ method: 'GET' as const, path: '/refused/{code}' }],
    context: () => context,
    serve: async (_, event: HttpEvent) => {
      const code = byName.get(event.pathParameters?.['code'] ?? '');
      throw code === undefined ? notFound('page') : thrown(code);
    },
  });
  const serve = (event: GatewayEvent) => handler(event as HttpEvent, {} as never) as Promise<unknown>;
  const target = { method: 'GET', path: '/refused/{code}', access: 'open', serve } as const;
  return listen(
    0,
    gatewayServer([target], async (event) => ({ event }), quiet),
  );
};

/** A refusal as it came over HTTP. */
export interface Asked {
  readonly code: Code['code'];
  readonly language: Language;
  readonly status: number;
  readonly contentLanguage: string | null;
  readonly body: z.infer<typeof Problem>;
}

const ask = async (port: number, { code }: Code, language: Language): Promise<Asked> => {
  const headers = { 'accept-language': language };
  const response = await fetch(`http://127.0.0.1:${port}/refused/${code}`, { headers });
  const contentLanguage = response.headers.get('content-language');
  return {
    code,
    language,
    status: response.status,
    contentLanguage,
    body: z.parse(Problem, await response.json()),
  };
};

/** Each code, asked for over HTTP in each language. */
export const askEach = async (codes: readonly Code[]): Promise<Asked[]> => {
  const server = await refusing(codes);
  try {
    const answers: Asked[] = [];
    for (const code of codes)
      for (const language of languages) answers.push(await ask(server.port, code, language));
    return answers;
  } finally {
    await server.stop();
  }
};
