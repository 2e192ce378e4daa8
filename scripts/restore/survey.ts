import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { queuePartition } from '../../shared/notification/store/keys.ts';
import type { Key } from '../../shared/table/key.ts';
import type { Item } from '../../shared/table/table.ts';
import { type Counters, recount } from './counters.ts';
import { everyPartition } from './every-partition.ts';
import { listenForPairs, type Pairs } from './pairs.ts';
import { type Reconciled, reconcileCase } from './reconcile-case.ts';
import { reconcilePlaces } from './reconcile-places.ts';

/** What the first walk through the table finds. */
export interface Survey {
  readonly counters: Counters;
  readonly pairs: Pairs;
  /** Sums of cases and of coverage, as they stand in the backup. */
  readonly sums: Key[];
  readonly grids: Set<string>;
  cases: number;
  torn: number;
  inboxes: number;
}

/** Writes, or does not if only asked what it would do. */
export type Writer = (puts: readonly Item[], removes: readonly Key[]) => Promise<void>;

const noteTallies = (items: readonly Item[], survey: Survey): void => {
  for (const item of items) {
    if (item.sk.startsWith('CASES#')) survey.counters.stands(item);
    if (/^(CASES-OF|COVERAGE)#/.test(item.sk)) survey.sums.push({ pk: item.pk, sk: item.sk });
  }
};

const isWhole = ({ puts, removes }: Pick<Reconciled, 'puts' | 'removes'>) =>
  puts.length === 0 && removes.length === 0;

const noteCase = async (items: readonly Item[], survey: Survey, write: Writer): Promise<void> => {
  const reconciled = reconcileCase(items);
  survey.cases += 1;
  if (!isWhole(reconciled)) survey.torn += 1;
  survey.counters.add(reconciled.additions, 1);
  survey.pairs.tell(items[0]?.pk ?? '', reconciled.timeline);
  await write(reconciled.puts, reconciled.removes);
};

const noteInbox = async (items: readonly Item[], survey: Survey, write: Writer): Promise<void> => {
  const address = (items[0]?.pk ?? '').slice(queuePartition('').length);
  const reconciled = reconcilePlaces(address, items);
  if (!isWhole(reconciled)) survey.inboxes += 1;
  await write(reconciled.puts, reconciled.removes);
};

/** Walks through the table once, and reconciles what can be seen from one partition alone. */
export const surveyOf = async (
  { client, name }: { readonly client: DynamoDBClient; readonly name: string },
  write: Writer,
): Promise<Survey> => {
  const survey: Survey = {
    counters: recount(),
    pairs: listenForPairs(),
    sums: [],
    grids: new Set(),
    cases: 0,
    torn: 0,
    inboxes: 0,
  };
  for await (const items of everyPartition(client, name)) {
    const pk = items[0]?.pk ?? '';
    if (pk.startsWith('CASE#')) await noteCase(items, survey, write);
    if (pk.startsWith('TALLY#')) noteTallies(items, survey);
    if (pk.startsWith(queuePartition(''))) await noteInbox(items, survey, write);
    if (pk.startsWith('GRID#')) survey.grids.add(pk.slice('GRID#'.length));
  }
  return survey;
};
