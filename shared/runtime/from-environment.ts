import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { Instant } from '../base/instant.ts';
import type { Log } from '../base/log.ts';
import { dynamoTable } from '../table/dynamo-table.ts';
import type { Table } from '../table/table.ts';
import { environment } from './environment.ts';
import { powertoolsLog } from './log.ts';
import type { Services } from './services.ts';

let given: Services | undefined;

/** For a host that is no Lambda: its own table, clock and log instead of those of the environment. */
export const useServices = (services: Services): void => {
  given = services;
};

/** The services of a Lambda, made at the first call and kept while the instance lives; `build` says which it carries. */
export const lambdaServices = <S>(
  build: (table: Table, log: Log, now: () => Instant) => S,
): (() => S | Services) => {
  let built: S | undefined;
  const make = () => {
    const table = dynamoTable(new DynamoDBClient({}), environment().TABLE_NAME);
    return build(table, powertoolsLog(), () => new Date().toISOString());
  };
  return () => {
    if (given !== undefined) return given;
    built ??= make();
    return built;
  };
};
