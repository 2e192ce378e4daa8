import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { may, mayEver } from '../../shared/access/rules/may.ts';
import { authorizerFor } from '../../shared/access/store/authorizer.ts';
import { areaPath, isWithin } from '../../shared/base/area-code.ts';
import { roles, type Who } from '../../shared/base/role.ts';
import { grants } from '../../shared/modules.ts';

const worker: Who = { id: 'w-1', roles: ['worker'], areaPath: '/gn/xh1/' };

describe('may', () => {
  it('does not take a code for a prefix of its twin', () => {
    expect(may(worker, 'case.report', { areaPath: '/gn/xh1/t/' }, grants)).toBe('yes');
    expect(may(worker, 'case.report', { areaPath: '/gn/xh10/t/' }, grants)).toBe('hidden');
  });

  it('hides what lies outside, and refuses what is seen but not allowed', () => {
    expect(may(worker, 'case.accept', { areaPath: '/gn/hz/' }, grants)).toBe('hidden');
    expect(may(worker, 'case.accept', { areaPath: '/gn/xh1/v/' }, grants)).toBe('refused');
  });

  it('lets an upper body track a case but not read it', () => {
    const county: Who = { id: 's-1', roles: ['supervisor'], areaPath: areaPath('623027') };
    const resource = { areaPath: areaPath('623027101203005') };
    expect(may(county, 'case.track', resource, grants)).toBe('yes');
    expect(may(county, 'case.read', resource, grants)).toBe('refused');
    expect(may({ ...county, areaPath: areaPath('623027101') }, 'case.read', resource, grants)).toBe('yes');
  });

  it('gives nobody anything with an empty or open-ended scope', () => {
    for (const scope of ['', '/gn', 'gn/']) expect(isWithin('/gn/xh1/', scope)).toBe(false);
  });

  it('never grants a record outside the scope to someone who has no part in it', () => {
    const actions = Object.keys(grants) as (keyof typeof grants)[];
    fc.assert(
      fc.property(fc.constantFrom(...roles), fc.constantFrom(...actions), (role, action) => {
        const who: Who = { id: 'someone', roles: [role], areaPath: '/gn/xh1/' };
        const resource = { areaPath: '/gn/hz/', openedBy: 'other', assignee: 'unit:other' };
        expect(may(who, action, resource, grants)).toBe('hidden');
      }),
    );
  });

  it('takes an action that no module grants for a slip, and not for a refusal', () => {
    const inside = { areaPath: '/gn/xh1/t/' };
    expect(() => may(worker, 'case.raed', inside, grants)).toThrow('No module grants "case.raed".');
    expect(() => mayEver(['worker'], 'case.raed', grants)).toThrow('case.raed');
    const authorizer = authorizerFor(worker, 'case.track', grants);
    expect(() => authorizer.can('case.raed', inside)).toThrow('case.raed');
    expect(authorizer.to('case.report').can('case.track', inside)).toBe(true);
  });
});
