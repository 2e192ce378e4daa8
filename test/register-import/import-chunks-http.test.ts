import { beforeEach, describe, expect, it } from 'vitest';
import { householdId } from '../../shared/base/area-code.ts';
import type { Item } from '../../shared/table/table.ts';
import { hoursLater } from '../support/cases.ts';
import { cells, IMPORT_ID, importing, outcomes } from '../support/importing.ts';
import { aFile, foreignRegistrar, GRID, registrar, township, VILLAGE, zhuoma } from '../support/register.ts';

let { call, plain, killAt, revive, moveTo, open, send } = await importing();
beforeEach(async () => {
  ({ call, plain, killAt, revive, moveTo, open, send } = await importing());
});

/** Every household stands once, and its link with it. */
const expectWhole = (items: readonly Item[]): void => {
  const households = items.filter(({ sk }) => sk.startsWith('HH#'));
  expect(households.map(({ version }) => version)).toEqual(households.map(() => 1));
  for (const { id, liaison } of households) {
    const links = items.filter(({ pk }) => pk === `SUBJECT#${id}`);
    expect(links.map(({ worker }) => worker)).toEqual(liaison === undefined ? [] : [liaison]);
  }
};

describe('a chunk', () => {
  const rows = Array.from({ length: 120 }, (_, n) =>
    cells(GRID, n + 1, n % 3 === 0 ? { liaison: 'w-zhuoma' } : {}),
  );

  it('sent twice, at once or later, gets the same answer and is written once', async () => {
    await open('households');
    const first = await send('households', rows);
    moveTo(hoursLater(5));
    expect((await send('households', rows)).body).toEqual(first.body);
    expect((await call('GET', `/imports/${IMPORT_ID}`, registrar)).body).toMatchObject({
      finished: [0],
      created: 120,
      refused: 0,
    });
  });

  it('sent four times at once is written once, and each sending gets the same answer', async () => {
    await open('households');
    const all = await Promise.all(Array.from({ length: 4 }, () => send('households', rows)));
    expect(all.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    for (const one of all) expect(outcomes(one)).toEqual(rows.map(() => 'created'));
    expectWhole(plain.all());
  });

  it('goes on where it was killed, whichever write that was, and says the same as if it had not been', async () => {
    for (const when of ['before', 'after'] as const) {
      for (let at = 1; ; at += 1) {
        ({ call, plain, killAt, revive, moveTo, open, send } = await importing());
        await open('households');
        killAt(at, when);
        const answer = await send('households', rows);
        revive();
        if (answer.status === 200) break;
        expect(answer.status).toBe(500);
        moveTo(hoursLater(2));
        const again = await send('households', rows);
        expect(outcomes(again)).toEqual(rows.map(() => 'created'));
        expectWhole(plain.all());
      }
    }
  });

  it('keeps nobody out while it is written, and takes no number that somebody else took meanwhile', async () => {
    await open('households');
    killAt(1, 'after');
    await send('households', rows);
    revive();
    moveTo(hoursLater(2));
    const body = { id: '01JQ0000000000000000000042', grid: GRID, ...aFile({ name: 'Lhamo' }) };
    const added = await call('POST', '/households', registrar, { body });
    expect(added.status).toBe(201);
    const again = await send('households', rows);
    expect(outcomes(again).filter((one) => one === 'refused')).toHaveLength(1);
    expect((await call('GET', `/households/${added.body.id}`, registrar)).body).toMatchObject({
      name: 'Lhamo',
      version: 1,
    });
  });

  it('in a dry run says the same and writes nothing, not even that it was asked', async () => {
    const before = plain.all();
    const dry = await send('households', [...rows, cells(GRID, 0, { people: '9' })], { dryRun: true });
    expect(plain.all()).toEqual(before);
    await open('households');
    const wet = await send('households', [...rows, cells(GRID, 0, { people: '9' })]);
    expect(dry.body).toEqual(wet.body);
  });

  it.each([
    {
      why: 'it has more rows than it may',
      kind: 'households',
      sent: Array.from({ length: 501 }, (_, n) => cells(GRID, n)),
      number: 0,
      who: registrar,
      status: 400,
    },
    { why: 'it has no row', kind: 'households', sent: [], number: 0, who: registrar, status: 400 },
    {
      why: 'it has a column that we have no place for',
      kind: 'households',
      sent: [{ ...cells(GRID, 1), version: '7' }],
      number: 0,
      who: registrar,
      status: 400,
    },
    {
      why: 'it is of another kind',
      kind: 'areas',
      sent: [{ code: `${VILLAGE}888`, name: 'A' }],
      number: 0,
      who: registrar,
      status: 400,
    },
    {
      why: 'its number is too high',
      kind: 'households',
      sent: [cells(GRID, 1)],
      number: 2,
      who: registrar,
      status: 404,
    },
    {
      why: 'a supervisor sends it',
      kind: 'households',
      sent: [cells(GRID, 1)],
      number: 0,
      who: township,
      status: 403,
    },
    {
      why: 'a worker sends it',
      kind: 'households',
      sent: [cells(GRID, 1)],
      number: 0,
      who: zhuoma,
      status: 403,
    },
    {
      why: 'a registrar of another county sends it',
      kind: 'households',
      sent: [cells('623026100200001', 1)],
      number: 0,
      who: foreignRegistrar,
      status: 404,
    },
  ])('fails whole when $why, and nothing is written', async ({ kind, sent, number, who, status }) => {
    await open('households');
    const before = plain.all();
    expect((await send(kind, sent, {}, number, who)).status).toBe(status);
    expect(plain.all()).toEqual(before);
  });

  it('refuses a row of another county by itself, with its column, and takes the others', async () => {
    await open('households');
    const sent = [cells(GRID, 1), cells('623026100200001', 1), cells(GRID, 2)];
    const dry = await send('households', sent, { dryRun: true });
    const answer = await send('households', sent);
    expect(answer.body).toEqual(dry.body);
    expect(outcomes(answer)).toEqual(['created', 'refused', 'created']);
    expect(answer.body.results[1]).toMatchObject({ field: 'household' });
    expect(plain.all().filter(({ pk }) => pk === 'GRID#623026100200001')).toEqual([]);
  });

  it('tries its refused rows again when it is sent again after the cause is gone', async () => {
    await open('households');
    const sent = [cells(GRID, 1), cells(GRID, 2, { liaison: 'w-newbie' })];
    expect(outcomes(await send('households', sent))).toEqual(['created', 'refused']);
    await call('POST', '/workers', registrar, {
      body: { id: 'w-newbie', name: 'Newbie', role: 'worker', area: GRID },
    });
    expect(outcomes(await send('households', sent))).toEqual(['created', 'created']);
    const before = plain.all();
    expect(outcomes(await send('households', sent))).toEqual(['created', 'created']);
    expect(plain.all()).toEqual(before);
    expect((await call('GET', `/imports/${IMPORT_ID}`, registrar)).body).toMatchObject({
      created: 2,
      refused: 0,
    });
  });

  it('says of a row that somebody has changed since, and leaves it', async () => {
    await open('households');
    await send('households', [cells(GRID, 1)]);
    const id = householdId(GRID, 1);
    const body = aFile({ name: 'Lhamo' });
    await call('PUT', `/households/${id}`, registrar, { body, headers: { 'if-match': '"1"' } });
    const answer = await send('households', [cells(GRID, 1)]);
    expect(answer.body.results).toMatchObject([
      { outcome: 'created', reason: expect.stringContaining('changed since') },
    ]);
    expect((await call('GET', `/households/${id}`, registrar)).body).toMatchObject({ name: 'Lhamo' });
  });

  it('does not overwrite what an earlier chunk of the same file made', async () => {
    await open('households');
    await send('households', [cells(GRID, 1)]);
    const answer = await send('households', [cells(GRID, 1, { people: '9' })], {}, 1);
    expect(outcomes(answer)).toEqual(['refused']);
    expect(plain.all().find(({ sk }) => sk === `HH#${householdId(GRID, 1)}`)).toMatchObject({ people: 4 });
  });

  it('is not another chunk under the same number', async () => {
    await open('households');
    await send('households', [cells(GRID, 1)]);
    expect((await send('households', [cells(GRID, 2)])).status).toBe(422);
  });
});
