import { RemovalPolicy } from 'aws-cdk-lib';
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import {
  CorsHttpMethod,
  HttpApi,
  HttpMethod,
  HttpNoneAuthorizer,
  HttpStage,
  type IHttpRouteAuthorizer,
  LogGroupLogDestination,
} from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpJwtAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2-authorizers';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { type Area, openPaths } from '../../functions/http/areas.ts';
import { constructId, type ServiceContext } from './service-context.ts';
import { type PoolIdentity, userPool } from './user-pool.ts';

/** An access token carries it and an ID token does not: without it the gateway cannot tell them apart. */
const SCOPES = ['doorstep'];

const authorizerFor = (context: ServiceContext): IHttpRouteAuthorizer => {
  const { identity } = context.settings;
  const { issuer, audience }: PoolIdentity = identity.kind === 'oidc' ? identity : userPool(context);
  return new HttpJwtAuthorizer('Tokens', issuer, { jwtAudience: [...audience] });
};

/** No address, no agent, no path: a route and a number are enough to find the log lines of the function. */
const accessLine = JSON.stringify({
  requestId: '$context.requestId',
  at: '$context.requestTimeEpoch',
  route: '$context.routeKey',
  status: '$context.status',
  refusedBecause: '$context.authorizer.error',
  latencyMs: '$context.responseLatency',
  bytes: '$context.responseLength',
});

const corsFor = (origins: readonly string[]) =>
  origins.length === 0
    ? {}
    : {
        corsPreflight: {
          allowOrigins: [...origins],
          allowMethods: [CorsHttpMethod.GET, CorsHttpMethod.POST, CorsHttpMethod.PUT, CorsHttpMethod.DELETE],
          allowHeaders: ['authorization', 'content-type', 'idempotency-key', 'if-match', 'if-none-match'],
          exposeHeaders: ['etag'],
        },
      };

const openStage = (api: HttpApi, { stack, settings, data }: ServiceContext): void => {
  const logGroup = new LogGroup(stack, 'AccessLog', {
    retention: settings.logDays,
    encryptionKey: data.key,
    removalPolicy: RemovalPolicy.RETAIN,
  });
  new HttpStage(stack, 'Stage', {
    httpApi: api,
    stageName: '$default',
    autoDeploy: true,
    throttle: { rateLimit: settings.throttle.rate, burstLimit: settings.throttle.burst },
    accessLogSettings: {
      destination: new LogGroupLogDestination(logGroup),
      format: AccessLogFormat.custom(accessLine),
    },
  });
};

const httpMethod = {
  GET: HttpMethod.GET,
  POST: HttpMethod.POST,
  PUT: HttpMethod.PUT,
  DELETE: HttpMethod.DELETE,
};

const addArea = (api: HttpApi, area: Area, lambda: LambdaFunction): void => {
  const integration = new HttpLambdaIntegration(constructId(area.name), lambda, {
    scopePermissionToRoute: false,
  });
  for (const { method, path } of area.routes) {
    if (area.access === 'open' && !openPaths.includes(path))
      throw new Error(`${path} would answer without a token; it does not stand among the open paths.`);
    api.addRoutes({
      path,
      methods: [httpMethod[method]],
      integration,
      ...(area.access === 'open' ? { authorizer: new HttpNoneAuthorizer(), authorizationScopes: [] } : {}),
    });
  }
};

/** The API: every route of every area behind the token's scope, but for the listed open paths. */
export const httpGateway = (
  context: ServiceContext,
  areas: readonly { readonly area: Area; readonly lambda: LambdaFunction }[],
): HttpApi => {
  const api = new HttpApi(context.stack, 'Api', {
    description: `Doorstep ${context.settings.name}`,
    createDefaultStage: false,
    defaultAuthorizer: authorizerFor(context),
    defaultAuthorizationScopes: SCOPES,
    ...corsFor(context.settings.origins),
  });
  openStage(api, context);
  for (const { area, lambda } of areas) addArea(api, area, lambda);
  return api;
};
