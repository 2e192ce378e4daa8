import type { Context, PreTokenGenerationV2TriggerEvent } from 'aws-lambda';
import { expect, it } from 'vitest';
import { handler } from '../../functions/identity/add-claims.ts';

const claimsFor = async (userAttributes: Record<string, string>) => {
  const asked = { request: { userAttributes }, response: {} } as unknown as PreTokenGenerationV2TriggerEvent;
  const event = await handler(asked, {} as Context, () => undefined);
  return event?.response.claimsAndScopeOverrideDetails?.accessTokenGeneration;
};

it('puts what the registrar gave a member of staff into the access token, with the scope of the API', async () => {
  const given = {
    'custom:role': 'handler',
    'custom:area': '623027',
    'custom:unit': 'civil-affairs',
    email: 'a@b.example',
  };
  expect(await claimsFor(given)).toEqual({
    claimsToAddOrOverride: {
      doorstep_role: 'handler',
      doorstep_area: '623027',
      doorstep_unit: 'civil-affairs',
    },
    scopesToAdd: ['doorstep'],
  });
});

it('states every role of whoever has several, as a set of which one alone stays valid', async () => {
  const several = { 'custom:role': 'worker', 'custom:roles': 'worker handler', 'custom:area': '623027' };
  const roleOf = async (more: Record<string, string>) =>
    (await claimsFor({ ...several, ...more }))?.claimsToAddOrOverride?.['doorstep_role'];
  expect(await roleOf({})).toBe('worker handler');
  // What a registrar emptied stays as an empty text.
  expect(await roleOf({ 'custom:roles': '' })).toBe('worker');
});

it('states no unit for whoever has none', async () => {
  const { claimsToAddOrOverride } =
    (await claimsFor({ 'custom:role': 'worker', 'custom:area': '623027' })) ?? {};
  expect(claimsToAddOrOverride).toEqual({ doorstep_role: 'worker', doorstep_area: '623027' });
});
