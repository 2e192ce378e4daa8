import * as z from 'zod/mini';
import { CommaList } from '../shared/base/comma-list.ts';
import { MessageEnvironment, type MessageSettings, messagesIn } from './message-settings.ts';

/** Who says who somebody is: any OIDC provider, or, outside China, a Cognito pool that the stage brings along. */
export type Identity =
  | { readonly kind: 'oidc'; readonly issuer: string; readonly audience: readonly string[] }
  | { readonly kind: 'cognito' };

/** What differs between the places where Doorstep runs. */
export interface StageSettings {
  readonly name: StageName;
  readonly region: Region;
  readonly identity: Identity;
  /** A table restored from a backup, which takes the place of the stack's own: docs/deploy.md, "Restore". */
  readonly restored: { readonly tableName: string; readonly streamArn: string } | undefined;
  /** Web origins that may call the API from a browser; none means no CORS at all. */
  readonly origins: readonly string[];
  /** Requests a second over all phones and desks, and how many more may come at once. */
  readonly throttle: { readonly rate: number; readonly burst: number };
  /** The Cybersecurity Law (art. 21) asks for six months in China; the next step that CloudWatch offers is a year. */
  readonly logDays: 14 | 180 | 365;
  /** How people are told of new notices outside the inbox; without it they are not. */
  readonly messages: MessageSettings | undefined;
  /** Who is told when an alarm rings; without it the topics stand ready for subscribers. */
  readonly alarmEmail: string | undefined;
  /** In the account's currency. Accounts in China have no budgets in CloudFormation: docs/deploy.md says what to do. */
  readonly monthlyBudget: number | undefined;
}

/** A state organ's data stays in mainland China (PIPL art. 36): its stage is `cn`, in one of the first two. */
export const regionsOf = {
  dev: ['us-east-1', 'ap-southeast-1'],
  prod: ['ap-southeast-1', 'us-east-1'],
  cn: ['cn-north-1', 'cn-northwest-1'],
} as const;
export type StageName = keyof typeof regionsOf;
export type Region = (typeof regionsOf)[StageName][number];

const sizes = {
  dev: { throttle: { rate: 20, burst: 40 }, logDays: 14, monthlyBudget: 10 },
  prod: { throttle: { rate: 200, burst: 400 }, logDays: 180, monthlyBudget: 50 },
  cn: { throttle: { rate: 200, burst: 400 }, logDays: 365, monthlyBudget: undefined },
} as const;

/** What the operator says about a deployment, in the environment of `cdk`. None of it is a secret. */
const StageEnvironment = z.object({
  DOORSTEP_STAGE: z._default(z.enum(['dev', 'prod', 'cn']), 'dev'),
  DOORSTEP_REGION: z.optional(z.string()),
  DOORSTEP_ISSUER: z.optional(z.url({ protocol: /^https?$/ })),
  DOORSTEP_AUDIENCE: z._default(CommaList, ['doorstep']),
  DOORSTEP_ORIGINS: z._default(CommaList, []),
  DOORSTEP_ALARM_EMAIL: z.optional(z.email()),
  DOORSTEP_TABLE: z.optional(z.string()),
  DOORSTEP_TABLE_STREAM: z.optional(z.string()),
  ...MessageEnvironment.shape,
});
type StageEnvironment = z.infer<typeof StageEnvironment>;

const identityOf = (given: StageEnvironment): Identity => {
  if (given.DOORSTEP_ISSUER !== undefined)
    return { kind: 'oidc', issuer: given.DOORSTEP_ISSUER, audience: given.DOORSTEP_AUDIENCE };
  if (given.DOORSTEP_STAGE === 'cn')
    throw new Error('Set DOORSTEP_ISSUER: there is no Cognito in China, so the stage "cn" needs a provider.');
  return { kind: 'cognito' };
};

const regionFor = (given: StageEnvironment): Region => {
  const allowed: readonly Region[] = regionsOf[given.DOORSTEP_STAGE];
  const region = allowed.find((one) => one === (given.DOORSTEP_REGION ?? allowed[0]));
  if (region === undefined)
    throw new Error(`The stage "${given.DOORSTEP_STAGE}" may run in ${allowed.join(' or ')}.`);
  return region;
};

const restoredIn = ({ DOORSTEP_TABLE: tableName, DOORSTEP_TABLE_STREAM: streamArn }: StageEnvironment) => {
  if (tableName === undefined && streamArn === undefined) return undefined;
  if (
    tableName === undefined ||
    streamArn === undefined ||
    !streamArn.includes(`:table/${tableName}/stream/`)
  )
    throw new Error('Set DOORSTEP_TABLE together with DOORSTEP_TABLE_STREAM, the address of its stream.');
  return { tableName, streamArn };
};

/** The settings of the stage that the environment asks for; refuses what cannot work. */
export const settingsFrom = (environment: Readonly<Record<string, string | undefined>>): StageSettings => {
  const given = StageEnvironment.parse(environment);
  return {
    name: given.DOORSTEP_STAGE,
    region: regionFor(given),
    identity: identityOf(given),
    restored: restoredIn(given),
    origins: given.DOORSTEP_ORIGINS,
    messages: messagesIn(given),
    alarmEmail: given.DOORSTEP_ALARM_EMAIL,
    ...sizes[given.DOORSTEP_STAGE],
  };
};
