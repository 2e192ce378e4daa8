import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signatureOf } from '../../local/bucket/signature.ts';
import { type Host, startHost } from '../../local/host.ts';
import { attachmentFiles } from '../../shared/runtime/attachment-files.ts';
import { caseFiles } from '../../shared/runtime/case-files.ts';
import { newUlid } from '../../shared/runtime/context.ts';
import { cameraPng, plainPng } from '../support/files/samples.ts';
import { ask, tokenOf } from '../support/host/ask.ts';
import { freshFolder } from '../support/host/run-host.ts';

const folder = freshFolder();
const picture = cameraPng();
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

const announce = async (bytes = picture.length) => {
  const id = newUlid(Date.now());
  const body = { id, contentType: 'image/png', bytes };
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

const keep = (id: string) =>
  ask(`${host.url}/cases/${caseId}/attachments/${id}/keep`, { method: 'POST', token, body: {} });

const download = async (id: string) => {
  const { body } = await ask(`${host.url}/cases/${caseId}/attachments/${id}`, { token });
  const answer = await fetch(body.url);
  const content = new Uint8Array(await answer.arrayBuffer());
  return { url: String(body.url), content, contentType: answer.headers.get('content-type') };
};

/** The policy with something in it changed, signed anew or with the old signature. */
const bent = (fields: Fields, change: (policy: Record<string, unknown>) => object, signAnew: boolean) => {
  const policy = JSON.parse(Buffer.from(fields['Policy'] ?? '', 'base64').toString('utf8'));
  const text = Buffer.from(JSON.stringify(change(policy))).toString('base64');
  const day = (fields['x-amz-date'] ?? '').slice(0, 8);
  const signature = signAnew ? { 'x-amz-signature': signatureOf(text, day) } : {};
  return { ...fields, Policy: text, ...signature };
};

describe('whoever erases a case', () => {
  it('finds all that lies with it, a file too that no step names, and leaves nothing', async () => {
    const { id, url, fields } = await announce();
    await upload(url, fields);
    await keep(id);
    await attachmentFiles().writeOnce(`cases/${caseId}/${newUlid(1)}`, {
      contentType: 'image/png',
      bytes: picture,
    });
    const files = caseFiles();
    const found = await files.list(caseId);
    expect(found).toHaveLength(3);
    expect(found).toContain(`cases/${caseId}/${id}`);
    for (const key of found) await files.remove(key);
    expect(await files.list(caseId)).toEqual([]);
    await files.remove(found[0] ?? '');
  });
});

describe('an attachment', () => {
  it('goes into the bucket by its form, and comes back by its address without what the camera added', async () => {
    const { id, url, fields } = await announce();
    expect((await upload(url, fields)).status).toBe(204);
    const kept = await keep(id);
    expect(kept).toMatchObject({ status: 200, body: { contentType: 'image/png', bytes: plainPng().length } });
    const { content, contentType } = await download(id);
    expect({ content, contentType }).toStrictEqual({ content: plainPng(), contentType: 'image/png' });
    expect(createHash('sha256').update(content).digest('hex')).toBe(kept.body.sha256);
  });

  it('is written once: neither its form nor another keeping replaces it', async () => {
    const { id, url, fields } = await announce();
    await upload(url, fields);
    const answers = await Promise.all(Array.from({ length: 5 }, () => keep(id)));
    expect(answers.map(({ status }) => status)).toEqual(Array(5).fill(200));
    const [first, ...rest] = answers.map(({ body }) => body);
    for (const body of rest) expect(body).toEqual(first);
    const other = picture.with(60, 0);
    expect((await upload(url, fields, other)).status).toBe(204);
    expect((await keep(id)).body).toEqual(first);
    expect((await download(id)).content).toStrictEqual(plainPng());
  });

  it('that was announced and never came is in no timeline', async () => {
    const { id } = await announce();
    expect(await keep(id)).toMatchObject({ status: 409, body: { code: 'file.not-there' } });
    expect(await ask(`${host.url}/cases/${caseId}/attachments/${id}`, { token })).toMatchObject({
      status: 404,
    });
  });

  it('E04 that is an SVG under another name goes no further', async () => {
    const script = new TextEncoder().encode('<svg xmlns="http://www.w3.org/2000/svg" onload="x"/>');
    const { id, url, fields } = await announce(script.length);
    expect((await upload(url, fields, script)).status).toBe(204);
    expect(await keep(id)).toMatchObject({ status: 400, body: { code: 'file.not-taken' } });
  });

  it.each<{
    what: string;
    with: (fields: Fields) => Fields;
    content?: Uint8Array<ArrayBuffer>;
    says: RegExp;
  }>([
    { what: 'under another key', with: (it) => ({ ...it, key: 'cases/other/file' }), says: /key/ },
    { what: 'of another type', with: (it) => ({ ...it, 'Content-Type': 'text/html' }), says: /Content-Type/ },
    {
      what: 'that is larger',
      with: (it) => it,
      content: new Uint8Array(picture.length + 1),
      says: /content-length-range/,
    },
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
    expect(await keep(id)).toMatchObject({ status: 409, body: { code: 'file.not-there' } });
  });

  it('is read by nobody who bent the address or has none', async () => {
    const { id, url, fields } = await announce();
    await upload(url, fields);
    await keep(id);
    const { url: signed } = await download(id);
    const [plain = ''] = signed.split('?');
    for (const address of [plain, signed.replace('X-Amz-Expires=900', 'X-Amz-Expires=90000')])
      expect((await fetch(address)).status).toBe(403);
    expect((await fetch(new URL('/attachments?list-type=2', plain))).status).toBe(403);
    expect((await fetch(plain, { method: 'PUT', body: picture })).status).toBe(403);
    expect((await fetch(signed.replace('/cases/', '/uploads/'))).status).toBe(403);
  });
});
