import { expect, it } from 'vitest';
import { handler } from '../../functions/http/health/index.ts';

it('says ok to anyone who asks whether the service is there, and lets no cache keep it', async () => {
  const answer = await handler();
  expect(answer).toMatchObject({ statusCode: 200, headers: { 'cache-control': 'no-store' } });
  expect(JSON.parse(answer.body ?? '')).toEqual({ status: 'ok' });
});
