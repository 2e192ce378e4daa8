import assert from 'node:assert/strict';
import * as z from 'zod';
import type { Change } from '../cdk.ts';
import type { Cloud } from '../cloud.ts';
import { oneOf, type StackResource } from '../stack.ts';
import { messageSettings } from './messages.ts';
import type { Scene } from './scene.ts';

const ORIGIN = 'https://desk.doorstep.example';

/** New code in every function, a web page that may call the API, a way for messages, jobs that tick every minute. */
export const change: Change = {
  settings: { DOORSTEP_ORIGINS: ORIGIN, ...messageSettings },
  codeMark: 'second deployment',
};

const Code = z.object({ CodeSha256: z.string() });

/** What Lambda says is deployed, by the name of the function in the template. */
export const codeOf = async (
  cloud: Cloud,
  resources: readonly StackResource[],
): Promise<Record<string, string>> => {
  const functions = resources.filter(({ type }) => type === 'AWS::Lambda::Function');
  const entries = functions.map(async ({ id, name }) => {
    const said = await cloud.askService('lambda', `/2015-03-31/functions/${name}/configuration`);
    return [id, Code.parse(JSON.parse(said)).CodeSha256] as const;
  });
  return Object.fromEntries(await Promise.all(entries));
};

/** What the gateway knows of web pages; that it does not act on it is a defect of the engine. */
const gatewayKnows = async ({ cloud, resources }: Scene, origin: string): Promise<boolean> => {
  const { name } = oneOf(resources, 'AWS::ApiGatewayV2::Api', 'Api');
  return (await cloud.askService('apigateway', `/v2/apis/${name}`)).includes(origin);
};

/** The second deployment reached every function and the gateway, and took nothing away. */
export const changeIsThere = async (
  scene: Scene,
  before: Pick<Scene, 'resources' | 'outputs'>,
  codeBefore: Readonly<Record<string, string>>,
): Promise<void> => {
  const codeNow = await codeOf(scene.cloud, scene.resources);
  for (const [name, code] of Object.entries(codeBefore)) assert.notEqual(codeNow[name], code, name);
  assert.equal(Object.keys(codeNow).length, Object.keys(codeBefore).length);
  assert.deepEqual(scene.outputs, before.outputs, 'table, bucket and address are the same');
  assert(await gatewayKnows(scene, ORIGIN), 'the web page may call the API');
};
