import { beforeEach, describe, expect, it } from 'vitest';
import type { Claims } from '../support/call.ts';
import { people, prefecture, report } from '../support/oversight.ts';
import { auditor, registrar, rightsDesk } from '../support/register.ts';

let test: Awaited<ReturnType<typeof prefecture>>;
beforeEach(async () => {
  test = await prefecture();
});

interface OfKind {
  readonly kind: string;
  readonly priorities: readonly { readonly priority: string }[];
}
const rules = (who: Claims, more = '') => test.call('GET', `/rules${more}`, who);
const kind = (kinds: readonly OfKind[], name: string) => kinds.find((one) => one.kind === name);

describe('GET /rules', () => {
  it('says which priorities a kind allows, limits, extension and source', async () => {
    const { status, body } = await rules(people.township, '?lang=en');
    expect(status).toBe(200);
    expect(body).toMatchObject({ area: '623027101', on: '2026-03-09', version: 'v2', verifyWithin: '5wd' });
    expect(kind(body.kinds, 'question')).toEqual({
      kind: 'question',
      priorities: [
        { priority: 'P1', accept: '2h', resolve: '1wd', returnWithin: '1wd' },
        { priority: 'P2', accept: '1wd', resolve: '3wd', returnWithin: '2wd' },
        { priority: 'P3', accept: '1wd', resolve: '5wd', returnWithin: '2wd' },
      ],
      extension: { rule: 'none' },
      firstStage: 'accept',
      source: { law: 'hotline-practice' },
      sourceInWords: expect.stringMatching(/hotline/i),
    });
    expect(kind(body.kinds, 'household-request')).toMatchObject({
      extension: { rule: 'once', limit: '10wd' },
    });
    expect(Object.keys(body.escalation)).toEqual(['accept', 'resolve', 'danger']);
  });

  it('names just the priorities with which a report is taken', async () => {
    const { body } = await rules(people.worker);
    for (const priority of ['P0', 'P1', 'P2', 'P3']) {
      const id = `01JQ00000000000000000000B${priority.slice(1)}`;
      const { status } = await test.open({ ...report, id, kind: 'question', priority });
      const isNamed = kind(body.kinds, 'question')?.priorities.some((one) => one.priority === priority);
      expect([priority, status]).toEqual([priority, isNamed ? 201 : 400]);
    }
  });

  it.each([
    { name: 'a worker', who: people.worker },
    { name: 'a handler', who: people.handler },
    { name: 'a township', who: people.township },
    { name: 'a registrar of a county', who: registrar },
    { name: 'the rights desk', who: rightsDesk },
    { name: 'an auditor', who: auditor },
  ])('is open to $name, without the versions', async ({ who }) => {
    const { status, body } = await rules(who);
    expect(status).toBe(200);
    expect(body).not.toHaveProperty('versions');
  });

  it.each(['supervisor', 'registrar'])('shows the versions to a %s who may draft', async (doorstep_role) => {
    const { body } = await rules({ ...people.prefecture, doorstep_role });
    expect(body.versions).toEqual([
      { version: 'v1', from: '2026-01-01', area: '623000' },
      { version: 'v2', from: '2026-01-01', area: '623000' },
    ]);
  });

  it('is about my area or one in it, today or on another day', async () => {
    expect(await rules(people.county, '?area=623027101&on=2026-05-01')).toMatchObject({
      status: 200,
      body: { area: '623027101', on: '2026-05-01' },
    });
    expect(await rules(people.county, '?area=623001')).toMatchObject({ status: 404 });
  });
});
