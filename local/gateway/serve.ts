import type { IncomingMessage } from 'node:http';
import type { Log } from '../../shared/base/log.ts';
import type { Authorize } from './authorize.ts';
import { type Found, targetFinder } from './find-target.ts';
import { gatewayEvent } from './gateway-event.ts';
import { gatewayProblem } from './problem.ts';
import { readBody } from './read-body.ts';
import { GatewayAnswer, type Target } from './target.ts';

const notHere = (found: Exclude<Found, { target: Target }>, method: string): GatewayAnswer => {
  if (found === undefined)
    return gatewayProblem(404, 'not-found', 'There is no such route; /docs shows those there are.');
  const allow = [...new Set([...found.allow, 'OPTIONS'])].toSorted().join(', ');
  if (method === 'OPTIONS') return { statusCode: 204, headers: { allow } };
  return gatewayProblem(405, 'method-not-allowed', `This route takes ${allow}.`, { allow });
};

/** One request through the gateway: route, body, token, handler. */
export const gatewayServer = (targets: readonly Target[], authorize: Authorize, log: Log) => {
  const find = targetFinder(targets);

  const through = async (request: IncomingMessage): Promise<GatewayAnswer> => {
    // HEAD is GET whose body stays here.
    const method = request.method === 'HEAD' ? 'GET' : (request.method ?? '');
    const [path = '', ...query] = (request.url ?? '').split('?');
    const found = find(method, path);
    if (found === undefined || !('target' in found)) return notHere(found, method);
    const body = await readBody(request);
    if (body === undefined) return gatewayProblem(413, 'too-large', 'The gateway takes at most 10 MB.');
    const { target, params } = found;
    const rawQuery = query.join('?');
    const event = gatewayEvent({ request, method, path, rawQuery, body, routePath: target.path, params });
    const admitted = await authorize(event, target.access);
    return 'refusal' in admitted ? admitted.refusal : GatewayAnswer.parse(await target.serve(admitted.event));
  };

  return async (request: IncomingMessage): Promise<GatewayAnswer> => {
    try {
      return await through(request);
    } catch (error) {
      if (error instanceof URIError)
        return gatewayProblem(400, 'invalid', 'The path is not valid percent-encoding.');
      log.failed('the gateway got no answer', error, { method: request.method });
      return gatewayProblem(500, 'failed', 'Something broke on our side.');
    }
  };
};
