import { beforeEach, describe, expect, it } from 'vitest';
import { handler } from '../../functions/sweeps/look-after.ts';
import { lookNumbers } from '../../shared/jobs/rules/look-number.ts';
import { listCertificates } from '../../shared/jobs/store/sweep-store.ts';
import { lookAfter } from '../../shared/jobs/use-cases/look-after.ts';
import { looks } from '../../shared/jobs/use-cases/looks.ts';
import { looks as declared, type LookName } from '../../shared/modules.ts';
import type { Look } from '../../shared/table/look.ts';
import { testContext } from '../support/context.ts';
import { theTree } from '../support/register.ts';

let test: ReturnType<typeof testContext>;
let counted: (readonly [name: string, value: number])[];
const count = (name: string, value: number) => void counted.push([name, value]);
const names = Object.keys(declared) as LookName[];

const partitionOf = (...processed: (() => Promise<boolean>)[]) => ({
  expected: async () => processed.length,
  async *pages() {
    yield processed.map((process, n) => ({ id: `one-${n}`, process }));
  },
});
const finds = async () => true;
const fails = async (): Promise<boolean> => {
  throw new Error('It cannot be read.');
};
const quiet: Look = { atOnce: 1, due: async () => [partitionOf(finds)] };
/** One of its records cannot be processed. */
const incomplete: Look = { atOnce: 1, due: async () => [partitionOf(finds, fails, finds)] };
/** It does not even come to its records. */
const broken: Look = { atOnce: 1, due: fails as never };
const lookWith = (some: Partial<Record<LookName, Look>>) =>
  lookAfter(test.ctx, count, {
    ...(Object.fromEntries(names.map((name) => [name, quiet])) as Record<LookName, Look>),
    ...some,
  });
const certificates = async (look: LookName) => (await listCertificates(test.ctx, look, 9, undefined)).items;

beforeEach(async () => {
  counted = [];
  test = testContext();
  await test.table.load(theTree());
});

describe('the daily job', () => {
  it('does every look that a module declares, and no other', () => {
    expect(Object.keys(looks).toSorted()).toEqual(names.toSorted());
    expect(names).toEqual(expect.arrayContaining(['funds', 'approvals', 'open-campaigns']));
    expect(handler).toBeTypeOf('function');
  });

  it('leaves a certificate for each look, and a second run finds nothing to do', async () => {
    expect((await lookAfter(test.ctx, count, looks)).map(({ job }) => job).toSorted()).toEqual(
      names.toSorted(),
    );
    for (const look of names) expect(await certificates(look)).toMatchObject([{ complete: true }]);
    expect(counted).toEqual([]);
  });

  it.each([
    { what: 'does not begin', look: broken, left: [] },
    {
      what: 'leaves something undone',
      look: incomplete,
      left: [{ scanned: 3, failed: 1, changed: 2, complete: false }],
    },
  ])('goes on with the others when one $what, and says which', async ({ look, left }) => {
    await expect(lookWith({ approvals: look })).rejects.toThrow('Incomplete: approvals.');
    for (const other of ['funds', 'open-campaigns'] as const)
      expect(await certificates(other)).toMatchObject([{ scanned: 1, changed: 1, complete: true }]);
    expect(await certificates('approvals')).toMatchObject(left);
    expect(test.log.lines).toContainEqual(
      expect.objectContaining({ message: 'a daily look failed', look: 'approvals' }),
    );
    expect(counted).toEqual([['LooksFailed', 2]]);
  });

  it('says of several which they are, by the sum of their numbers', async () => {
    await expect(lookWith({ funds: broken, 'open-campaigns': incomplete })).rejects.toThrow(
      'Incomplete: funds, open-campaigns.',
    );
    expect(counted).toEqual([['LooksFailed', 1 + 4]]);
    expect(lookNumbers()).toMatch(/^1 funds \(.{20,}\); 2 approvals \(.{20,}\); 4 open-campaigns \(.{20,}\)/);
  });
});
