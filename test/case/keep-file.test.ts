import { createHash } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import { useAttachmentFiles } from '../../shared/runtime/attachment-files.ts';
import { caseApi, colleague, handler, ID, report, township, worker } from '../support/case-api.ts';
import { filesInMemory } from '../support/files/attachment-files.ts';
import { cameraJpeg, cameraPng, plainJpeg } from '../support/files/samples.ts';

const FILE = '01JQ0000000000000000000077';
const KEEP = `attachments/${FILE}/keep`;

let test: ReturnType<typeof caseApi>;
let files: ReturnType<typeof filesInMemory>;
let uploaded: Uint8Array | undefined;
beforeEach(async () => {
  test = caseApi();
  uploaded = cameraJpeg();
  files = filesInMemory({ uploaded: () => uploaded });
  useAttachmentFiles(files);
  await test.call('POST', '/cases', worker, { body: report });
  await test.step(township, 'accept', {});
  await test.step(township, 'assign', { to: { unit: 'xh-roads' } });
});

const timeline = async () => (await test.call('GET', `/cases/${ID}`, handler)).body.timeline;
const attached = async () => (await timeline()).filter(({ step }: { step: string }) => step === 'attached');

describe('a file of a case', () => {
  it('stands in the timeline once it is there, with the digest of what is kept', async () => {
    await test.step(handler, 'attachments', { id: FILE, contentType: 'image/jpeg', bytes: 10 });
    expect(await attached()).toEqual([]);
    expect((await test.call('GET', `/cases/${ID}/attachments/${FILE}`, handler)).status).toBe(404);
    expect((await test.step(handler, KEEP, {})).status).toBe(200);
    const [kept = expect.unreachable()] = files.kept.values();
    const sha256 = createHash('sha256').update(kept).digest('hex');
    expect(await attached()).toMatchObject([{ attachmentId: FILE, sha256, bytes: kept.length }]);
  });

  it('that never came does not count as attached', async () => {
    uploaded = undefined;
    expect(await test.step(handler, KEEP, {})).toMatchObject({
      status: 409,
      body: { code: 'file.not-there' },
    });
    expect(await attached()).toEqual([]);
  });

  it('that is none is not kept, and leaves nothing', async () => {
    uploaded = new TextEncoder().encode('<svg onload="x"/>');
    expect(await test.step(handler, KEEP, {})).toMatchObject({
      status: 400,
      body: { code: 'file.not-taken' },
    });
    expect([await attached(), files.kept.size]).toEqual([[], 0]);
  });

  it('sent for ten times at once is kept once, and all are answered alike', async () => {
    const answers = await Promise.all(Array.from({ length: 10 }, () => test.step(handler, KEEP, {})));
    expect(new Set(answers.map(({ status, body }) => JSON.stringify([status, body])))).toHaveLength(1);
    expect(answers[0]).toMatchObject({ status: 200 });
    expect(await attached()).toHaveLength(1);
  });

  it('whose keeping was cut short before it was told is told of as it was kept', async () => {
    const key = `cases/${ID}/${FILE}`;
    await files.writeOnce(key, { contentType: 'image/jpeg', bytes: plainJpeg() });
    uploaded = cameraPng();
    const { body } = await test.step(handler, KEEP, {});
    expect(body).toMatchObject({ contentType: 'image/jpeg', bytes: plainJpeg().length });
    uploaded = undefined;
    expect((await test.step(handler, KEEP, {})).body).toEqual(body);
  });

  it('is not replaced when something else is uploaded, by whoever had the case, also after its end', async () => {
    const first = await test.step(handler, KEEP, {});
    const before = [...files.kept.values()].map((bytes) => Buffer.from(bytes).toString('hex'));
    await test.step(handler, 'start', {});
    await test.step(handler, 'answer', { result: 'solved', words: 'Filled.' });
    await test.step(worker, 'verify', { reached: 'confirmed' });
    await test.step(colleague, 'close', {});
    uploaded = cameraPng();
    expect((await test.step(handler, KEEP, {})).body).toEqual(first.body);
    expect([...files.kept.values()].map((bytes) => Buffer.from(bytes).toString('hex'))).toEqual(before);
  });

  it('of one person is not kept again by another', async () => {
    await test.step(handler, KEEP, {});
    expect(await test.step(township, KEEP, {})).toMatchObject({ status: 409, body: { code: 'key.taken' } });
  });
});

describe('the room of a timeline', () => {
  it('ends at 30 files', async () => {
    const keep = (n: number) => test.step(handler, `attachments/01JQ00000000000000000001${n}/keep`, {});
    for (let n = 10; n < 40; n += 1) expect((await keep(n)).status).toBe(200);
    expect(await keep(40)).toMatchObject({ status: 409, body: { code: 'case.too-many-files' } });
    expect((await keep(10)).status).toBe(200);
    const more = { id: FILE, contentType: 'image/jpeg', bytes: 10 };
    expect((await test.step(handler, 'attachments', more)).status).toBe(409);
  });

  it('ends at 100 notes, and everything else goes on', async () => {
    const note = (n: number) => test.step(handler, 'notes', { words: `Call ${n}.` }, `k-${n}`);
    for (let n = 0; n < 100; n += 1) expect((await note(n)).status).toBe(200);
    expect(await note(100)).toMatchObject({ status: 409, body: { code: 'case.too-many-notes' } });
    expect((await note(7)).status).toBe(200);
    expect((await test.step(handler, 'start', {})).status).toBe(200);
  });
});
