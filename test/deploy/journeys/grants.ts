import assert from 'node:assert/strict';
import { elementIn, query } from '../query-api.ts';
import { oneOf } from '../stack.ts';
import type { Scene } from './scene.ts';

/**
 * The engine holds every call of a function against its role: without its grants the API cannot read a case. So all
 * other journeys show that each function may do what it has to.
 */
export const grantsAreNeeded = async ({ api, cloud, resources }: Scene, caseId: string): Promise<void> => {
  const worker = await api.as('w-zhuoma');
  const RoleName = oneOf(resources, 'AWS::IAM::Role', 'HttpCasesRole').name;
  const names = await query(cloud, 'iam', 'ListRolePolicies', { RoleName });
  const PolicyName = elementIn(names, 'member');
  const policy = await query(cloud, 'iam', 'GetRolePolicy', { RoleName, PolicyName });
  const PolicyDocument = decodeURIComponent(elementIn(policy, 'PolicyDocument'));

  await query(cloud, 'iam', 'DeleteRolePolicy', { RoleName, PolicyName });
  await assert.rejects(worker.get(`/cases/${caseId}`), /answered with 500/, 'without its grants');
  await query(cloud, 'iam', 'PutRolePolicy', { RoleName, PolicyName, PolicyDocument });
  assert.equal((await worker.get(`/cases/${caseId}`)).id, caseId, 'with them again');
};
