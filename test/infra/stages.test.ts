import { describe, expect, it } from 'vitest';
import { settingsFrom } from '../../infra/stages.ts';

const ISSUER = 'https://id.doorstep.example';

describe('the settings of a deployment', () => {
  it('are those of dev with a pool of its own unless told', () => {
    expect(settingsFrom({})).toMatchObject({
      name: 'dev',
      region: 'us-east-1',
      identity: { kind: 'cognito' },
    });
  });

  it('take any OIDC provider by its issuer', () => {
    const { identity } = settingsFrom({ DOORSTEP_ISSUER: ISSUER, DOORSTEP_AUDIENCE: 'desk, phone' });
    expect(identity).toEqual({ kind: 'oidc', issuer: ISSUER, audience: ['desk', 'phone'] });
  });

  it('refuse China without a provider, because there is no Cognito', () => {
    expect(() => settingsFrom({ DOORSTEP_STAGE: 'cn' })).toThrow('DOORSTEP_ISSUER');
  });

  it.each([
    { stage: 'cn', region: 'us-east-1' },
    { stage: 'prod', region: 'cn-north-1' },
    { stage: 'dev', region: 'cn-northwest-1' },
  ])('refuse $stage in $region: data of a state organ stays where it belongs', ({ stage, region }) => {
    const wish = { DOORSTEP_STAGE: stage, DOORSTEP_REGION: region, DOORSTEP_ISSUER: ISSUER };
    expect(() => settingsFrom(wish)).toThrow(`The stage "${stage}" may run in`);
  });

  it.each([
    { DOORSTEP_STAGE: 'test' },
    { DOORSTEP_ISSUER: 'not an address' },
    { DOORSTEP_ALARM_EMAIL: 'duty' },
    { DOORSTEP_TABLE: 'restored' },
    { DOORSTEP_TABLE_STREAM: 'arn:aws:dynamodb:us-east-1:000000000000:table/restored/stream/now' },
    { DOORSTEP_TABLE: 'restored', DOORSTEP_TABLE_STREAM: 'arn:of:another:table/other/stream/now' },
  ])('refuse %o', (wish) => {
    expect(() => settingsFrom(wish)).toThrow();
  });

  it('keep logs for more than six months in China, as the Cybersecurity Law asks', () => {
    const { logDays } = settingsFrom({ DOORSTEP_STAGE: 'cn', DOORSTEP_ISSUER: ISSUER });
    expect(logDays).toBeGreaterThan(184);
  });
});
