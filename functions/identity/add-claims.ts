import type { PreTokenGenerationV2TriggerHandler } from 'aws-lambda';

/**
 * Only where sign-in is a Cognito pool: puts the roles, area and unit that the registrar gave a member of staff into
 * the access token, with the scope that the API asks for. Any other identity provider is set up to state the same.
 */
export const handler: PreTokenGenerationV2TriggerHandler = async (event) => {
  const { userAttributes } = event.request;
  const claims = {
    doorstep_role: userAttributes['custom:roles'] || userAttributes['custom:role'],
    doorstep_area: userAttributes['custom:area'],
    doorstep_unit: userAttributes['custom:unit'],
  };
  const stated = Object.entries(claims).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value]],
  );
  event.response = {
    claimsAndScopeOverrideDetails: {
      accessTokenGeneration: { claimsToAddOrOverride: Object.fromEntries(stated), scopesToAdd: ['doorstep'] },
    },
  };
  return event;
};
