import { type StageSettings, settingsFrom } from './stages.ts';

/** Every stage in every region that is checked before a deployment: with a pool, with a provider, and both in China. */
const wishes = [
  { DOORSTEP_STAGE: 'dev', DOORSTEP_REGION: 'us-east-1' },
  {
    DOORSTEP_STAGE: 'prod',
    DOORSTEP_REGION: 'ap-southeast-1',
    DOORSTEP_ISSUER: 'https://id.doorstep.example',
  },
  { DOORSTEP_STAGE: 'cn', DOORSTEP_REGION: 'cn-north-1', DOORSTEP_ISSUER: 'https://id.doorstep.example' },
  { DOORSTEP_STAGE: 'cn', DOORSTEP_REGION: 'cn-northwest-1', DOORSTEP_ISSUER: 'https://id.doorstep.example' },
];

export const targets: readonly StageSettings[] = wishes.map((wish) =>
  settingsFrom({ ...wish, DOORSTEP_ALARM_EMAIL: 'duty@doorstep.example' }),
);
