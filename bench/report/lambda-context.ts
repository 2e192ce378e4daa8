import type { Context } from 'aws-lambda';

/** What Lambda hands over beside the event; nothing of ours looks at it. */
export const lambdaContext: Context = {
  awsRequestId: 'request-of-a-bench',
  callbackWaitsForEmptyEventLoop: false,
  functionName: 'bench',
  functionVersion: '1',
  invokedFunctionArn: '',
  logGroupName: '',
  logStreamName: '',
  memoryLimitInMB: '0',
  done: () => undefined,
  fail: () => undefined,
  getRemainingTimeInMillis: () => 10_000,
  succeed: () => undefined,
};
