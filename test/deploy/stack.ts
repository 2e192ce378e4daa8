import type { Cloud } from './cloud.ts';

export interface StackResource {
  readonly id: string;
  /** The name by which the service knows it. */
  readonly name: string;
  readonly type: string;
  readonly status: string;
}

const field = (xml: string, name: string) => new RegExp(`<${name}>([^<]*)</${name}>`).exec(xml)?.[1] ?? '';

/** What CloudFormation says stands in a stack. */
export const resourcesOf = async (cloud: Cloud, stack: string): Promise<StackResource[]> => {
  const question = { Action: 'DescribeStackResources', StackName: stack, Version: '2010-05-15' };
  const xml = await cloud.askService('cloudformation', '/', {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams(question).toString(),
  });
  return [...xml.matchAll(/<member>(.*?)<\/member>/gs)].map(([, member = '']) => ({
    id: field(member, 'LogicalResourceId'),
    name: field(member, 'PhysicalResourceId'),
    type: field(member, 'ResourceType'),
    status: field(member, 'ResourceStatus'),
  }));
};

/** The one resource of a type whose name in the template begins so. */
export const oneOf = (all: readonly StackResource[], type: string, begins: string): StackResource => {
  const found = all.filter((one) => one.type === type && one.id.startsWith(begins));
  const [only] = found;
  if (only === undefined || found.length > 1)
    throw new Error(`${found.length} resources of type ${type} begin with "${begins}".`);
  return only;
};
