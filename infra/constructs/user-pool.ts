import { CfnOutput, Duration, RemovalPolicy } from 'aws-cdk-lib';
import {
  FeaturePlan,
  LambdaVersion,
  Mfa,
  StringAttribute,
  UserPool,
  type UserPoolClient,
  UserPoolOperation,
} from 'aws-cdk-lib/aws-cognito';
import type { ServiceContext } from './service-context.ts';
import { serviceFunction } from './service-function.ts';

export interface PoolIdentity {
  readonly issuer: string;
  readonly audience: readonly string[];
}

const impactIfDown = 'Nobody can sign in anew; who is signed in works on until their token ends.';

/** Only the registrar writes these; the app's own client cannot. */
const staffAttributes = {
  role: new StringAttribute({ mutable: true, maxLen: 20 }),
  /** Several, with a blank between; `role` is too short for them, and what a pool has is never made longer. */
  roles: new StringAttribute({ mutable: true, maxLen: 80 }),
  area: new StringAttribute({ mutable: true, maxLen: 40 }),
  unit: new StringAttribute({ mutable: true, maxLen: 40 }),
};

const clientOf = (pool: UserPool): UserPoolClient =>
  pool.addClient('Client', {
    preventUserExistenceErrors: true,
    authFlows: { userSrp: true },
    accessTokenValidity: Duration.hours(1),
    refreshTokenValidity: Duration.days(14),
  });

/** Staff accounts in Cognito: made by a registrar, second factor required. Not in China, where there is none. */
export const userPool = (context: ServiceContext): PoolIdentity => {
  const pool = new UserPool(context.stack, 'Staff', {
    selfSignUpEnabled: false,
    signInAliases: { username: true },
    mfa: Mfa.REQUIRED,
    mfaSecondFactor: { sms: false, otp: true },
    passwordPolicy: {
      minLength: 14,
      requireDigits: true,
      requireLowercase: true,
      requireUppercase: true,
      requireSymbols: true,
    },
    featurePlan: FeaturePlan.ESSENTIALS,
    deletionProtection: true,
    removalPolicy: RemovalPolicy.RETAIN,
    customAttributes: staffAttributes,
  });
  const claims = serviceFunction(context, {
    name: 'add-claims',
    entry: 'identity/add-claims.ts',
    impactIfDown,
    uses: [],
    timeout: Duration.seconds(5),
    errorsToRing: 1,
  });
  pool.addTrigger(UserPoolOperation.PRE_TOKEN_GENERATION_CONFIG, claims, LambdaVersion.V2_0);
  const client = clientOf(pool).userPoolClientId;
  new CfnOutput(context.stack, 'StaffPool', { value: pool.userPoolId });
  new CfnOutput(context.stack, 'StaffClient', { value: client });
  return { issuer: pool.userPoolProviderUrl, audience: [client] };
};
