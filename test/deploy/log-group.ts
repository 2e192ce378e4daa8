import type { Cloud } from './cloud.ts';

/** Everything that was written to a log group, as CloudWatch gives it back. */
export const logLines = (cloud: Cloud, logGroupName: string): Promise<string> =>
  cloud.askService('logs', '/', {
    method: 'POST',
    headers: {
      'content-type': 'application/x-amz-json-1.1',
      'x-amz-target': 'Logs_20140328.FilterLogEvents',
    },
    body: JSON.stringify({ logGroupName }),
  });
