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

it('states no unit for whoever has none', async () => {
  const { claimsToAddOrOverride } =
    (await claimsFor({ 'custom:role': 'worker', 'custom:area': '623027' })) ?? {};
  expect(claimsToAddOrOverride).toEqual({ doorstep_role: 'worker', doorstep_area: '623027' });
});
