import { describe, expect, it } from 'vitest';
import { areas, openPaths } from '../../functions/http/areas.ts';
import { settingsFrom } from '../../infra/stages.ts';
import { everyTarget, ofType, synthesised } from '../support/templates.ts';

interface GatewayRoute {
  readonly RouteKey: string;
  readonly AuthorizationType: string;
  readonly AuthorizationScopes?: readonly string[];
  readonly AuthorizerId?: unknown;
}

const listed = areas.flatMap(({ routes }) => routes.map(({ method, path }) => `${method} ${path}`));
const pathOf = ({ RouteKey }: GatewayRoute) => RouteKey.split(' ')[1] ?? RouteKey;

describe.each(everyTarget)('the gateway of $where', ({ settings }) => {
  const { service } = synthesised(settings);
  const routes = ofType(service, 'AWS::ApiGatewayV2::Route').map(
    ({ Properties }) => Properties as unknown as GatewayRoute,
  );

  it('has exactly the routes of the lists', () => {
    expect(routes.map(({ RouteKey }) => RouteKey).sort()).toEqual([...listed].sort());
  });

  it('asks for a token with our scope on every route but the listed open ones', () => {
    const guarded = routes.filter((route) => !openPaths.includes(pathOf(route)));
    expect(guarded.length).toBeGreaterThan(0);
    for (const route of guarded) {
      expect(route).toMatchObject({ AuthorizationType: 'JWT', AuthorizationScopes: ['doorstep'] });
      expect(route.AuthorizerId).toBeDefined();
    }
  });

  it('keeps the list of open paths short', () => {
    const open = routes.filter(({ AuthorizationType }) => AuthorizationType !== 'JWT').map(pathOf);
    const calendarAndSlips = ['/slips/{number}', '/me/calendar.ics/{token}'];
    const known = ['/health', '/openapi.json', '/docs', '/docs/{file}', ...calendarAndSlips];
    expect(known).toEqual(expect.arrayContaining(open));
    expect(openPaths).toEqual(known);
  });

  it('believes tokens of its issuer for its audience only', () => {
    const [authorizer] = ofType(service, 'AWS::ApiGatewayV2::Authorizer');
    expect(authorizer?.Properties).toMatchObject({
      AuthorizerType: 'JWT',
      IdentitySource: ['$request.header.Authorization'],
    });
    const { identity } = settings;
    if (identity.kind === 'oidc')
      expect(authorizer?.Properties['JwtConfiguration']).toEqual({
        Issuer: identity.issuer,
        Audience: identity.audience,
      });
  });

  it('is throttled, and no other origin may read its answers', () => {
    const [stage] = ofType(service, 'AWS::ApiGatewayV2::Stage');
    expect(stage?.Properties['DefaultRouteSettings']).toEqual({
      ThrottlingBurstLimit: settings.throttle.burst,
      ThrottlingRateLimit: settings.throttle.rate,
    });
    const [api] = ofType(service, 'AWS::ApiGatewayV2::Api');
    expect(api?.Properties['CorsConfiguration']).toBeUndefined();
  });

  it('logs which route was asked and how it went, and nothing about who asked', () => {
    const [stage] = ofType(service, 'AWS::ApiGatewayV2::Stage');
    const line = JSON.stringify(stage?.Properties['AccessLogSettings']);
    expect(line).toContain('$context.routeKey');
    expect(line).not.toMatch(/sourceIp|userAgent|context\.path|claims|principal/);
  });
});

describe('a stage with a web page of its own', () => {
  it('lets that origin in and no other', () => {
    const settings = settingsFrom({ DOORSTEP_ORIGINS: 'https://desk.doorstep.example' });
    const [api] = ofType(synthesised(settings).service, 'AWS::ApiGatewayV2::Api');
    expect(api?.Properties['CorsConfiguration']).toMatchObject({
      AllowOrigins: ['https://desk.doorstep.example'],
    });
  });
});
