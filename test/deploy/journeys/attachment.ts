import assert from 'node:assert/strict';
import { newUlid } from '../../../shared/runtime/context.ts';
import { cameraPng, plainPng } from '../../support/files/samples.ts';
import { GRID, type Scene } from './scene.ts';

const picture = Buffer.from(cameraPng());

type Fields = Readonly<Record<string, string>>;

/** A browser's form with one file, as its bytes and their content type. */
const formOf = async (fields: Fields, content: Buffer) => {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  form.set(
    'file',
    new Blob([new Uint8Array(content)], { type: fields['Content-Type'] ?? '' }),
    'picture.png',
  );
  const encoded = new Response(form);
  const type = encoded.headers.get('content-type') ?? '';
  return { headers: { 'content-type': type }, body: Buffer.from(await encoded.arrayBuffer()) };
};

/** A picture goes straight into the bucket by a presigned form, is kept once, and comes back by a presigned address. */
export const pictureComesBack = async ({ api, cloud }: Scene): Promise<void> => {
  const worker = await api.as('w-zhuoma');
  const caseId = newUlid(Date.now());
  const subject = { type: 'area', id: GRID };
  await worker.post('/cases', { id: caseId, kind: 'question', subject, words: 'What grows here?' });

  const id = newUlid(Date.now());
  const file = { id, contentType: 'image/png', bytes: picture.length };
  const { url, fields } = await worker.post(`/cases/${caseId}/attachments`, file);
  const upload = async (sent: Fields, content: Buffer) =>
    (await cloud.ask(new URL(url), { method: 'POST', ...(await formOf(sent, content)) })).status;

  assert.equal(await upload({ ...fields, key: 'cases/other/file' }, picture), 403, 'under another key');
  assert.equal(await upload(fields, Buffer.concat([picture, picture])), 400, 'larger than announced');
  assert.equal(await upload(fields, picture), 204, 'as announced');

  const kept = await worker.post(`/cases/${caseId}/attachments/${id}/keep`, {});
  assert.equal(kept.bytes, plainPng().length, 'without what the camera added');
  assert.equal(await upload(fields, picture), 204, 'uploaded again');
  assert.deepEqual(await worker.post(`/cases/${caseId}/attachments/${id}/keep`, {}), kept, 'kept once');

  const shown = await worker.get(`/cases/${caseId}/attachments/${id}`);
  const download = await cloud.ask(new URL(shown.url));
  assert.equal(download.status, 200);
  assert.deepEqual(download.bytes, Buffer.from(plainPng()), 'byte for byte');
  const unsigned = await cloud.ask(new URL(shown.url.split('?')[0]));
  assert.equal(unsigned.status, 403, 'without the signature');
};
