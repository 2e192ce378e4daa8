import { parseArgs } from 'node:util';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { reconcileTable } from './restore/reconcile-table.ts';

const USAGE = `npm run restore -- --table <name> [--mend]

Compares a table that was restored from a backup with its own timelines, and with --mend makes it whole: every case
equals its timeline, counters equal a recount, inboxes go on where they stood, sums of areas are made anew. Credentials
and region (AWS_REGION) come from the environment. Never on the table that the service is using. See docs/deploy.md, "Restore".`;

const complain = (message: string): never => {
  console.error(message);
  process.exit(1);
};

const { values } = parseArgs({
  options: { table: { type: 'string' }, mend: { type: 'boolean', default: false } },
});
const name = values.table ?? complain(USAGE);
const client = new DynamoDBClient({});
const now = () => new Date().toISOString();
const { cases, torn, halved, counters, inboxes, summed } = await reconcileTable({
  client,
  name,
  dryRun: !values.mend,
  now,
});
client.destroy();

console.log(`${cases} cases read
${torn} did not equal their timeline
${halved} had taken a step with another case that did not know of it
${counters} counters did not equal a recount
${inboxes} inboxes had a place without its number, or a number without its place
${values.mend ? `${summed} areas summed up anew; all of this is mended` : 'Nothing was changed; --mend does it.'}`);
