import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signatureOf } from '../../local/bucket/signature.ts';
import { type Host, startHost } from '../../local/host.ts';
import { newUlid } from '../../shared/runtime/context.ts';
import { ask, tokenOf } from '../support/host/ask.ts';
import { freshFolder } from '../support/host/run-host.ts';

const folder = freshFolder();
const picture = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1, 2, 3]);
let host: Host;
let token: string;
let caseId: string;
beforeAll(async () => {
  host = await startHost({ dataDir: folder, port: 0 });
  token = await tokenOf(host.url, 'w-zhuoma');
  caseId = newUlid(Date.now());
  const body = {
    id: caseId,
    kind: 'household-request',
    subject: { type: 'area', id: '623027101001001' },
    words: 'The lane is washed out.',
  };
  await ask(`${host.url}/cases`, { method: 'POST', token, body });
});
afterAll(async () => {
  await host.stop();
});

type Fields = Record<string, string>;

const announce = async () => {
  const id = newUlid(Date.now());
  const body = { id, contentType: 'image/png', bytes: picture.length };
  const answer = await ask(`${host.url}/cases/${caseId}/attachments`, { method: 'POST', token, body });
  const { url, fields }: { url: string; fields: Fields } = answer.body;
  return { id, url, fields };
};

const upload = async (url: string, fields: Fields, content: Uint8Array<ArrayBuffer> = picture) => {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  form.set('file', new Blob([content], { type: fields['Content-Type'] ?? '' }), 'picture.png');
  const response = await fetch(url, { method: 'POST', body: form });
  return { status: response.status, said: await response.text() };
};

/** The policy with something in it changed, signed anew or with the old signature. */
const bent = (fields: Fields, change: (policy: Record<string, unknown>) => object, signAnew: boolean) => {
  const policy = JSON.parse(Buffer.from(fields['Policy'] ?? '', 'base64').toString('utf8'));
  const text = Buffer.from(JSON.stringify(change(policy))).toString('base64');
  const day = (fields['x-amz-date'] ?? '').slice(0, 8);
  const signature = signAnew ? { 'x-amz-signature': signatureOf(text, day) } : {};
  return { ...fields, Policy: text, ...signature };
};

describe('an attachment', () => {
  it('goes into the bucket by its form and comes back by its address, byte for byte', async () => {
    const { id, url, fields } = await announce();
    expect((await upload(url, fields)).status).toBe(204);
    const { body } = await ask(`${host.url}/cases/${caseId}/attachments/${id}`, { token });
    const content = await fetch(body.url);
    expect(content.headers.get('content-type')).toBe('image/png');
    expect(new Uint8Array(await content.arrayBuffer())).toStrictEqual(picture);
  });

  it.each<{
    what: string;
    with: (fields: Fields) => Fields;
    content?: Uint8Array<ArrayBuffer>;
    says: RegExp;
  }>([
    { what: 'under another key', with: (it) => ({ ...it, key: 'cases/other/file' }), says: /key/ },
    { what: 'of another type', with: (it) => ({ ...it, 'Content-Type': 'text/html' }), says: /Content-Type/ },
    { what: 'that is larger', with: (it) => it, content: new Uint8Array(12), says: /content-length-range/ },
    { what: 'that is smaller', with: (it) => it, content: new Uint8Array(1), says: /content-length-range/ },
    {
      what: 'with a field more',
      with: (it) => ({ ...it, acl: 'public-read' }),
      says: /Extra input fields: acl/,
    },
    { what: 'without a signature', with: ({ 'x-amz-signature': _, ...it }) => it, says: /Signature/ },
    {
      what: 'with a policy of their own',
      with: (it) => bent(it, (policy) => ({ ...policy, expiration: '2099-01-01T00:00:00Z' }), false),
      says: /Signature/,
    },
    {
      what: 'that comes late',
      with: (it) => bent(it, (policy) => ({ ...policy, expiration: '2020-01-01T00:00:00Z' }), true),
      says: /expired/,
    },
  ])('is not taken $what', async ({ with: change, content, says }) => {
    const { id, url, fields } = await announce();
    const { status, said } = await upload(url, change(fields), content);
    expect(status).toBe(403);
    expect(said).toMatch(says);
    const { body } = await ask(`${host.url}/cases/${caseId}/attachments/${id}`, { token });
    expect((await fetch(body.url)).status).toBe(404);
  });

  it('is read by nobody who bent the address or has none', async () => {
    const { id, url, fields } = await announce();
    await upload(url, fields);
    const { body } = await ask(`${host.url}/cases/${caseId}/attachments/${id}`, { token });
    const plain = body.url.split('?')[0];
    for (const address of [plain, body.url.replace('X-Amz-Expires=900', 'X-Amz-Expires=90000')])
      expect((await fetch(address)).status).toBe(403);
    expect((await fetch(new URL('/attachments?list-type=2', plain))).status).toBe(403);
  });
});
