import { beforeEach, describe, expect, it } from 'vitest';
import { addDays, dayOf, startOf } from '../../shared/base/instant.ts';
import type { FieldKey } from '../../shared/base/personal-field.ts';
import { deleteExpired } from '../../shared/jobs/use-cases/delete-expired.ts';
import { personalFields } from '../../shared/modules.ts';
import { KEPT_DAYS } from '../../shared/privacy/rules/kept-until.ts';
import { CASE, canaryWorld, contact, household, isCanary } from '../support/canary-world.ts';
import { MONDAY } from '../support/cases.ts';
import * as people from '../support/register.ts';

let world: Awaited<ReturnType<typeof canaryWorld>>;
let removed: string[];
/** What lies in the bucket although no step names it. */
const LYING = `cases/${CASE}/01JQ0000000000000000000077`;
const run = () =>
  deleteExpired(world.ctx, {
    list: async (id) => [LYING].filter((key) => key.includes(id) && !removed.includes(key)),
    remove: async (key) => void removed.push(key),
  });
const nightsAfter = (days: number) => world.moveTo(startOf(addDays(dayOf(MONDAY), days)));
/** Every door is looked at once in four weeks. */
const fourWeeksFrom = async (days: number) => {
  for (let night = 0; night < 28; night += 1) {
    nightsAfter(days + night);
    await run();
  }
};
const wordsOf = (id: string) =>
  world.table.all().filter((item) => item.pk === `CASE#${id}` && isCanary(item)).length;
const kept = (prefix: string) =>
  world.table.all().filter(({ pk, sk }) => pk === `SUBJECT#${household.id}` && sk.startsWith(prefix)).length;

beforeEach(async () => {
  world = await canaryWorld();
  removed = [];
  await world.call('POST', `/cases/${CASE}/verify`, people.zhuoma, { body: { reached: 'confirmed' } });
  expect((await world.call('POST', `/cases/${CASE}/close`, people.township, { body: {} })).status).toBe(200);
});

describe('the days by which it deletes', () => {
  it.each(Object.entries(KEPT_DAYS))('are those of the field register: %s', (field, days) => {
    expect(personalFields[field as FieldKey]?.kept.days).toBe(days);
  });
});

describe('P-j what has been kept long enough', () => {
  it('goes by itself: words, requester and files of a case, the day after its days, and not before', async () => {
    const before = wordsOf(CASE);
    expect(before).toBeGreaterThan(3);
    nightsAfter(365);
    expect(await run()).toMatchObject({ job: 'retention', complete: true });
    expect({ words: wordsOf(CASE), removed }).toEqual({ words: before, removed: [] });
    nightsAfter(366);
    expect(await run()).toMatchObject({ complete: true });
    expect(wordsOf(CASE)).toBe(0);
    expect(removed).toHaveLength(2);
    expect(removed).toContain(LYING);
  });

  it('leaves the skeleton of the case, which still can be read', async () => {
    nightsAfter(366);
    await run();
    const { status, body } = await world.call('GET', `/cases/${CASE}`, people.township);
    expect({ status, state: body.status }).toEqual({ status: 200, state: 'closed' });
    expect(isCanary(body)).toBe(false);
  });

  it('is found by the next run where some were missed, and is not done a second time', async () => {
    nightsAfter(800);
    expect(await run()).toMatchObject({ changed: 1 });
    expect(await run()).toMatchObject({ changed: 0, complete: true });
  });

  it('spares a case that is open, however old', async () => {
    world = await canaryWorld();
    const before = wordsOf(CASE);
    nightsAfter(2_000);
    await run();
    expect(wordsOf(CASE)).toBe(before);
  });

  it('is a visit or a contact three years after its day, and a service three years after its year', async () => {
    const service = { id: '01JQ00000000000000000000S1', subject: { type: 'household', id: household.id } };
    await world.call('POST', '/services', people.zhuoma, {
      body: { ...service, day: '2026-03-09', kind: 'matter-done' },
    });
    await world.call('POST', '/contacts', people.zhuoma, { body: contact });
    await fourWeeksFrom(1_095 - 27);
    const lying = () => ['VISIT#', 'CONTACT#', 'SERVICE#'].map(kept);
    // One service by itself, one given with the contact.
    expect(lying()).toEqual([1, 1, 2]);
    await fourWeeksFrom(1_096);
    expect(lying()).toEqual([0, 0, 2]);
    await fourWeeksFrom(1_096 + 298);
    expect(kept('SERVICE#')).toBe(0);
  });

  it('is the name of a member of staff a year after they left, while their id goes on saying who did what', async () => {
    const left = { body: { reason: 'left-service' } };
    await world.call('POST', '/workers/w-cairang/disable', people.registrar, left);
    const record = () => world.table.all().find(({ pk, sk }) => pk === 'WORKER#w-cairang' && sk === 'WORKER');
    nightsAfter(365);
    await run();
    expect(isCanary(record())).toBe(true);
    nightsAfter(366);
    await run();
    expect(isCanary(record())).toBe(false);
    expect(record()).toMatchObject({ id: 'w-cairang', active: false });
    expect(record()).not.toHaveProperty('phone');
  });

  it('leaves a certificate that names nobody', async () => {
    nightsAfter(366);
    const certificate = await run();
    expect(certificate.scanned).toBe(certificate.changed + certificate.skipped);
    expect(isCanary([certificate, world.log.lines])).toBe(false);
    expect(JSON.stringify(certificate)).not.toContain(household.id);
  });
});
