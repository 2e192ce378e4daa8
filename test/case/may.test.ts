import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { grants } from '../../shared/access/rules/grants.ts';
import { may } from '../../shared/access/rules/may.ts';
import { areaPath, isWithin } from '../../shared/base/area-code.ts';
import { roles, type Who } from '../../shared/base/role.ts';

const worker: Who = { id: 'w-1', role: 'worker', areaPath: '/gn/xh1/' };

describe('may', () => {
  it('does not take a code for a prefix of its twin', () => {
    expect(may(worker, 'case.report', { areaPath: '/gn/xh1/t/' })).toBe('yes');
    expect(may(worker, 'case.report', { areaPath: '/gn/xh10/t/' })).toBe('hidden');
  });

  it('hides what lies outside, and refuses what is seen but not allowed', () => {
    expect(may(worker, 'case.accept', { areaPath: '/gn/hz/' })).toBe('hidden');
    expect(may(worker, 'case.accept', { areaPath: '/gn/xh1/v/' })).toBe('refused');
  });

  it('lets an upper body track a case but not read it', () => {
    const county: Who = { id: 's-1', role: 'supervisor', areaPath: areaPath('623027') };
    const resource = { areaPath: areaPath('623027101203005') };
    expect(may(county, 'case.track', resource)).toBe('yes');
    expect(may(county, 'case.read', resource)).toBe('refused');
    expect(may({ ...county, areaPath: areaPath('623027101') }, 'case.read', resource)).toBe('yes');
  });

  it('gives nobody anything with an empty or open-ended scope', () => {
    for (const scope of ['', '/gn', 'gn/']) expect(isWithin('/gn/xh1/', scope)).toBe(false);
  });

  it('never grants a record outside the scope to someone who has no part in it', () => {
    const actions = Object.keys(grants) as (keyof typeof grants)[];
    fc.assert(
      fc.property(fc.constantFrom(...roles), fc.constantFrom(...actions), (role, action) => {
        const who: Who = { id: 'someone', role, areaPath: '/gn/xh1/' };
        expect(may(who, action, { areaPath: '/gn/hz/', openedBy: 'other', assignee: 'unit:other' })).toBe(
          'hidden',
        );
      }),
    );
  });
});
