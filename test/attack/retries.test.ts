import { beforeEach, describe, expect, it } from 'vitest';
import { useAttachmentFiles } from '../../shared/runtime/attachment-files.ts';
import {
  caseApi,
  colleague,
  county,
  handler,
  ID,
  neighbour,
  report,
  township,
  worker,
} from '../support/case-api.ts';
import { hoursLater } from '../support/cases.ts';
import { filesInMemory } from '../support/files/attachment-files.ts';
import { cameraPng, plainJpeg } from '../support/files/samples.ts';

let test: ReturnType<typeof caseApi>;
beforeEach(async () => {
  test = caseApi();
  await test.call('POST', '/cases', worker, { body: report });
  await test.step(township, 'accept', {});
});

const entries = () => test.table.all().filter(({ sk }) => sk.startsWith('ENTRY#'));

const assigned = async () => {
  await test.step(township, 'assign', { to: { unit: 'xh-roads' } });
  await test.step(handler, 'start', {});
};

describe('H01 a key of somebody else', () => {
  it('is refused, and nothing is told of what it was used for', async () => {
    await test.step(township, 'notes', { words: 'Called.' }, 'k-1');
    const answer = await test.step(colleague, 'notes', { words: 'Called.' }, 'k-1');
    expect(answer).toMatchObject({ status: 409, body: { detail: expect.stringMatching(/taken/) } });
    expect(entries()).toHaveLength(3);
  });

  it('opens no case to those who have no part in it', async () => {
    await test.step(township, 'notes', { words: 'Called.' }, 'k-1');
    expect(await test.step(neighbour, 'notes', { words: 'Called.' }, 'k-1')).toMatchObject({ status: 404 });
  });
});

describe('H02 a key that was used for something else', () => {
  it.each([
    { verb: 'notes', one: { words: 'The part is ordered.' }, other: { words: 'The part is lost.' } },
    { verb: 'assign', one: { to: { unit: 'xh-roads' } }, other: { to: { unit: 'xh-water' } } },
    {
      verb: 'assign',
      one: { to: { unit: 'xh-roads' } },
      other: { to: { unit: 'xh-roads' }, words: 'Soon.' },
    },
  ])('is refused, so that $other is not taken for $one at $verb', async ({ verb, one, other }) => {
    await test.step(township, verb, one, 'k-1');
    const before = test.table.all();
    expect(await test.step(township, verb, other, 'k-1')).toMatchObject({ status: 422 });
    expect(await test.step(township, verb, one, 'k-1')).toMatchObject({ status: 200 });
    expect(test.table.all()).toEqual(before);
  });

  it('replaces no file: what is uploaded later under its id changes nothing', async () => {
    await assigned();
    const uploads = [plainJpeg(), cameraPng()];
    useAttachmentFiles(filesInMemory({ uploaded: () => uploads.shift() }));
    const first = await test.step(handler, `attachments/${ID}/keep`, {});
    const before = test.table.all();
    expect(await test.step(handler, `attachments/${ID}/keep`, {})).toEqual(first);
    expect(first).toMatchObject({ status: 200, body: { contentType: 'image/jpeg' } });
    expect(test.table.all()).toEqual(before);
  });
});

describe('a step that is sent again', () => {
  it('gets its first answer on another day too', async () => {
    await assigned();
    await test.step(handler, 'answer', { result: 'solved', words: 'Filled.' });
    const first = await test.step(worker, 'verify', { reached: 'not-reached' }, 'k-1');
    test.moveTo(hoursLater(48));
    const again = await test.step(worker, 'verify', { reached: 'not-reached' }, 'k-1');
    expect({ status: again.status, version: again.body.version }).toEqual({
      status: 200,
      version: first.body.version,
    });
  });

  it('gets its first answer when the day that it names is over: an order that wants an answer today', async () => {
    const order = { id: ID, words: 'And?', answerBy: '2026-03-09' };
    const first = await test.step(county, 'follow-ups', order);
    test.moveTo(hoursLater(48));
    const again = await test.step(county, 'follow-ups', order);
    expect({ status: again.status, version: again.body.version }).toEqual({
      status: 200,
      version: first.body.version,
    });
  });

  it('ten times at once, under one key, is taken once', async () => {
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => test.step(township, 'notes', { words: 'Called.' }, 'k-1')),
    );
    expect(answers.map(({ status }) => status)).toEqual(Array(10).fill(200));
    expect(entries()).toHaveLength(3);
  });
});
