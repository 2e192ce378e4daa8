import type { Cloud } from './cloud.ts';
import { elementIn, query } from './query-api.ts';

export interface StackResource {
  readonly id: string;
  /** The name by which the service knows it. */
  readonly name: string;
  readonly type: string;
  readonly status: string;
}

/** What CloudFormation says stands in a stack. */
export const resourcesOf = async (cloud: Cloud, stack: string): Promise<StackResource[]> => {
  const xml = await query(cloud, 'cloudformation', 'DescribeStackResources', { StackName: stack });
  return [...xml.matchAll(/<member>(.*?)<\/member>/gs)].map(([, member = '']) => ({
    id: elementIn(member, 'LogicalResourceId'),
    name: elementIn(member, 'PhysicalResourceId'),
    type: elementIn(member, 'ResourceType'),
    status: elementIn(member, 'ResourceStatus'),
  }));
};

/** The one resource of a type whose name in the template is this, but for the hash at its end. */
export const oneOf = (all: readonly StackResource[], type: string, id: string): StackResource => {
  const found = all.filter((one) => one.type === type && one.id.replace(/[0-9A-F]{8}$/, '') === id);
  const [only] = found;
  if (only === undefined || found.length > 1)
    throw new Error(`${found.length} resources of type ${type} are called "${id}".`);
  return only;
};
