import { textOf } from '../cloud.ts';
import type { Scene } from '../journeys/scene.ts';
import { logLines } from '../log-group.ts';
import { oneOf } from '../stack.ts';
import type { Defect } from './defect.ts';

const healthIsTheEngines = async ({ api, outputs, cloud }: Scene): Promise<boolean> => {
  const taken = await cloud.ask(new URL('/health', outputs.ApiUrl));
  // With the stage in front the question gets through to our function.
  const ours = await api.ask('/$default/health');
  return textOf(taken).includes('"services"') && ours.body.status === 'ok';
};

const pagesAreRefused = async ({ outputs, cloud }: Scene): Promise<boolean> => {
  const headers = { origin: 'https://desk.doorstep.example', 'access-control-request-method': 'POST' };
  const { status } = await cloud.ask(new URL('/cases', outputs.ApiUrl), { method: 'OPTIONS', headers });
  return status === 403;
};

const stageSetting = async ({ cloud, resources }: Scene): Promise<string> => {
  const { name } = oneOf(resources, 'AWS::ApiGatewayV2::Api', 'Api');
  return cloud.askService('apigateway', `/v2/apis/${name}/stages/$default`);
};

const logHasNothing = async ({ cloud, resources }: Scene): Promise<boolean> => {
  const { name } = oneOf(resources, 'AWS::Logs::LogGroup', 'AccessLog');
  return !(await logLines(cloud, name)).includes('requestId');
};

export const gatewayDefects: readonly Defect[] = [
  { heading: 'The path /health', seen: healthIsTheEngines },
  { heading: 'Web pages of other origins', seen: pagesAreRefused },
  {
    heading: 'Throttling at the gateway',
    seen: async (scene) => !(await stageSetting(scene)).includes('throttlingRateLimit'),
  },
  { heading: 'The access log', seen: logHasNothing },
];
