import { type StageSettings, settingsFrom } from './stages.ts';

/** Whom people are told by, as an operator would set it up: a relay with a login, since no region of China has SES. */
const messages = {
  DOORSTEP_APP_URL: 'https://app.doorstep.example',
  DOORSTEP_MAIL_HOST: 'mail.doorstep.example:587',
  DOORSTEP_MAIL_FROM: 'doorstep@doorstep.example',
  DOORSTEP_MAIL_LOGIN: '/doorstep/mail',
  DOORSTEP_WEBHOOK_HOSTS: 'county.doorstep.example',
};

/** Every stage in every region that is checked before a deployment: with a pool, with a provider, and both in China. */
const chosen = [
  { DOORSTEP_STAGE: 'dev', DOORSTEP_REGION: 'us-east-1' },
  {
    DOORSTEP_STAGE: 'prod',
    DOORSTEP_REGION: 'ap-southeast-1',
    DOORSTEP_ISSUER: 'https://id.doorstep.example',
  },
  { DOORSTEP_STAGE: 'cn', DOORSTEP_REGION: 'cn-north-1', DOORSTEP_ISSUER: 'https://id.doorstep.example' },
  { DOORSTEP_STAGE: 'cn', DOORSTEP_REGION: 'cn-northwest-1', DOORSTEP_ISSUER: 'https://id.doorstep.example' },
];

export const targets: readonly StageSettings[] = chosen.map((settings) =>
  settingsFrom({ ...settings, ...messages, DOORSTEP_ALARM_EMAIL: 'duty@doorstep.example' }),
);
