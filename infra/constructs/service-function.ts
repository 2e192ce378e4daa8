import { type Duration, RemovalPolicy } from 'aws-cdk-lib';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import {
  Architecture,
  Code,
  Function as LambdaFunction,
  LoggingFormat,
  Runtime,
  SystemLogLevel,
} from 'aws-cdk-lib/aws-lambda';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import type { Reach } from '../../functions/http/areas.ts';
import type { AttachmentEnvironment, BusEnvironment, Environment } from '../../shared/runtime/environment.ts';
import { grantAttachments, grantBus, grantFileRemoval, grantReach, grantTable } from './grants.ts';
import {
  grantMailLogin,
  type MessageVariables,
  mailLoginVariables,
  messageVariables,
} from './message-variables.ts';
import { constructId, type ServiceContext } from './service-context.ts';
import { FIVE_MINUTES } from './watch.ts';

/** `messages`: how they leave. `mail-login`: the right to read the relay's password. `file-removal`: of attachments, no more. */
export type Use = 'table' | 'attachments' | 'bus' | 'messages' | 'mail-login' | 'file-removal';

export interface FunctionSettings {
  readonly name: string;
  /** Under `functions/`. */
  readonly entry: string;
  readonly impactIfDown: string;
  readonly uses: readonly Use[];
  /** Of the table, no more than this. */
  readonly reach?: Reach | undefined;
  readonly timeout: Duration;
  /** Errors within five minutes before somebody is told. */
  readonly errorsToRing: number;
  /** Where a call goes that came without anyone waiting for the answer and failed three times. */
  readonly deadLetters?: IQueue;
}

/** Processor comes with memory: at 512 MB a cold start takes half of what it does at 128. */
const MEMORY_MB = 512;

type EnvironmentVariables = Partial<
  Environment & BusEnvironment & Pick<AttachmentEnvironment, 'ATTACHMENTS_URL'> & MessageVariables
>;

const environmentOf = (context: ServiceContext, uses: readonly Use[]): EnvironmentVariables => {
  const { data, bus } = context;
  return {
    ...(uses.includes('table') ? { TABLE_NAME: data.table.tableName } : {}),
    ...(uses.includes('bus') ? { BUS_NAME: bus.eventBusName } : {}),
    ...(uses.includes('attachments') || uses.includes('file-removal')
      ? { ATTACHMENTS_URL: `https://${data.attachments.bucketRegionalDomainName}` }
      : {}),
    ...(uses.includes('messages') ? messageVariables(context) : {}),
    ...(uses.includes('mail-login') ? mailLoginVariables(context) : {}),
  };
};

const grant = (role: Role, context: ServiceContext, { uses, reach }: FunctionSettings) => {
  const { data, bus } = context;
  if (uses.includes('table')) {
    if (reach === undefined) grantTable(role, data);
    else grantReach(role, data, reach);
  }
  if (uses.includes('attachments')) grantAttachments(role, data);
  if (uses.includes('file-removal')) grantFileRemoval(role, data);
  if (uses.includes('bus')) grantBus(role, bus);
  if (uses.includes('mail-login')) grantMailLogin(role, context);
};

/** A role that may write to the function's own log and nothing else, until something is granted. */
const ownRole = (scope: Construct, logGroup: LogGroup): Role => {
  const role = new Role(scope, 'Role', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
  logGroup.grantWrite(role);
  return role;
};

/** A Lambda with the house's defaults: Node 24 on arm64, own log and role, and an alarm that says what is lost. */
export const serviceFunction = (context: ServiceContext, wanted: FunctionSettings): LambdaFunction => {
  const { stack, settings, data, watch } = context;
  const { name, impactIfDown, uses, timeout, deadLetters } = wanted;
  const scope = new Construct(stack, constructId(name));
  const logGroup = new LogGroup(scope, 'Log', {
    retention: settings.logDays,
    encryptionKey: data.key,
    removalPolicy: RemovalPolicy.RETAIN,
  });
  const role = ownRole(scope, logGroup);
  grant(role, context, wanted);
  const lambda = new LambdaFunction(scope, 'Function', {
    description: impactIfDown,
    runtime: Runtime.NODEJS_24_X,
    architecture: Architecture.ARM_64,
    code: Code.fromAsset(context.bundle(wanted.entry)),
    handler: 'index.handler',
    memorySize: MEMORY_MB,
    timeout,
    role,
    logGroup,
    loggingFormat: LoggingFormat.JSON,
    systemLogLevelV2: SystemLogLevel.WARN,
    environment: environmentOf(context, uses),
    ...(deadLetters === undefined ? {} : { deadLetterQueue: deadLetters }),
  });
  watch(scope, {
    kind: 'Function errors',
    subject: name,
    impactIfDown,
    metric: lambda.metricErrors({ period: FIVE_MINUTES }),
    threshold: wanted.errorsToRing,
  });
  return lambda;
};
