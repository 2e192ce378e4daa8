import { createServer } from 'node:http';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { mailLogin } from '../../shared/runtime/mail-login.ts';

afterEach(() => vi.unstubAllEnvs());

/** Parameter Store with one parameter, as far as we ask it. */
const parameterStore = async (status: number, value: string) => {
  const asked: { target: unknown; authorization: unknown; body: string }[] = [];
  const server = createServer(async (request, response) => {
    const { 'x-amz-target': target, authorization } = request.headers;
    const body = (await request.toArray()).join('');
    asked.push({ target, authorization, body });
    response.writeHead(status).end(JSON.stringify({ Parameter: { Name: '/doorstep/mail', Value: value } }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  vi.stubEnv('AWS_REGION', 'cn-north-1');
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'of-a-test');
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'of-a-test');
  vi.stubEnv('MAIL_LOGIN', '/doorstep/mail');
  vi.stubEnv('PARAMETERS_URL', `http://127.0.0.1:${port}`);
  return { asked, stop: () => server.close() };
};

describe('the login of the mail relay', () => {
  it('is none where no parameter is named', () => {
    expect(mailLogin()).toBeUndefined();
  });

  it('is read once a run, by a signed request for the one parameter', async () => {
    const store = await parameterStore(200, 'doorstep:with:colons');
    const login = mailLogin();
    const read = [await login?.(), await login?.()];
    store.stop();
    expect(read).toEqual([
      { user: 'doorstep', pass: 'with:colons' },
      { user: 'doorstep', pass: 'with:colons' },
    ]);
    expect(store.asked).toHaveLength(1);
    expect(store.asked[0]).toMatchObject({ target: 'AmazonSSM.GetParameter' });
    expect(store.asked[0]?.authorization).toMatch(
      /^AWS4-HMAC-SHA256 Credential=of-a-test\/\d{8}\/cn-north-1\/ssm\//,
    );
    expect(JSON.parse(store.asked[0]?.body ?? '')).toEqual({ Name: '/doorstep/mail', WithDecryption: true });
  });

  it.each([
    { why: 'the right to read it is missing', status: 400, value: 'doorstep:word' },
    { why: 'it does not hold user and password', status: 200, value: 'word' },
  ])('stops the mails when $why, and names no value', async ({ status, value }) => {
    const store = await parameterStore(status, value);
    const failure = await mailLogin()?.().catch(String);
    store.stop();
    expect(failure).toContain('Parameter');
    expect(failure).not.toContain('word');
  });
});
