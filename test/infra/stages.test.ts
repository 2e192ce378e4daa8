import { describe, expect, it } from 'vitest';
import { settingsFrom } from '../../infra/stages.ts';

const ISSUER = 'https://id.doorstep.example';
const MESSAGES = {
  DOORSTEP_APP_URL: 'https://app.doorstep.example',
  DOORSTEP_MAIL_HOST: 'mail.doorstep.example:587',
  DOORSTEP_MAIL_FROM: 'doorstep@doorstep.example',
};

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
    { DOORSTEP_APP_URL: 'http://app.doorstep.example' },
    { DOORSTEP_APP_URL: 'https://app.doorstep.example/' },
    { DOORSTEP_APP_URL: 'https://app.doorstep.example?x=1' },
    { DOORSTEP_APP_URL: 'https://someone@app.doorstep.example' },
    { ...MESSAGES, DOORSTEP_APP_URL: undefined },
    { ...MESSAGES, DOORSTEP_MAIL_HOST: undefined },
    { ...MESSAGES, DOORSTEP_MAIL_FROM: undefined },
    { ...MESSAGES, DOORSTEP_MAIL_FROM: 'Doorstep' },
    { ...MESSAGES, DOORSTEP_MAIL_HOST: 'mail.doorstep.example' },
    { ...MESSAGES, DOORSTEP_MAIL_HOST: 'mail.doorstep.example:25' },
    { ...MESSAGES, DOORSTEP_MAIL_HOST: '10.0.0.1:587' },
    { ...MESSAGES, DOORSTEP_MAIL_LOGIN: 'someone:word' },
    { DOORSTEP_APP_URL: MESSAGES.DOORSTEP_APP_URL, DOORSTEP_MAIL_LOGIN: '/doorstep/mail' },
    { DOORSTEP_WEBHOOK_HOSTS: 'county.doorstep.example' },
    { ...MESSAGES, DOORSTEP_WEBHOOK_HOSTS: 'https://county.doorstep.example' },
    { ...MESSAGES, DOORSTEP_WEBHOOK_HOSTS: 'county.doorstep.example:8443' },
    { ...MESSAGES, DOORSTEP_WEBHOOK_HOSTS: '.doorstep.example' },
    { ...MESSAGES, DOORSTEP_WEBHOOK_HOSTS: '*.doorstep.example' },
    { ...MESSAGES, DOORSTEP_WEBHOOK_HOSTS: '169.254.169.254' },
    { ...MESSAGES, DOORSTEP_WEBHOOK_HOSTS: 'localhost' },
    { ...MESSAGES, DOORSTEP_WEBHOOK_HOSTS: 'County.doorstep.example' },
    { DOORSTEP_TABLE: 'restored' },
    { DOORSTEP_TABLE_STREAM: 'arn:aws:dynamodb:us-east-1:000000000000:table/restored/stream/now' },
    { DOORSTEP_TABLE: 'restored', DOORSTEP_TABLE_STREAM: 'arn:of:another:table/other/stream/now' },
  ])('refuse %o', (wish) => {
    expect(() => settingsFrom(wish)).toThrow();
  });

  it('say how messages leave, and may leave out all of it, or mails, or webhooks', () => {
    const hooks = { DOORSTEP_WEBHOOK_HOSTS: 'county.doorstep.example, town.doorstep.example' };
    const mail = {
      relay: 'mail.doorstep.example:587',
      from: 'doorstep@doorstep.example',
      login: undefined,
    };
    expect(settingsFrom({}).messages).toBeUndefined();
    expect(settingsFrom({ DOORSTEP_APP_URL: MESSAGES.DOORSTEP_APP_URL }).messages).toEqual({
      appUrl: 'https://app.doorstep.example',
      mail: undefined,
      webhookHosts: [],
    });
    expect(settingsFrom({ ...MESSAGES, ...hooks }).messages).toEqual({
      appUrl: 'https://app.doorstep.example',
      mail,
      webhookHosts: ['county.doorstep.example', 'town.doorstep.example'],
    });
  });

  it('keep logs for more than six months in China, as the Cybersecurity Law asks', () => {
    const { logDays } = settingsFrom({ DOORSTEP_STAGE: 'cn', DOORSTEP_ISSUER: ISSUER });
    expect(logDays).toBeGreaterThan(184);
  });
});
