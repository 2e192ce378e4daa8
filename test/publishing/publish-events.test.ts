import { marshall } from '@aws-sdk/util-dynamodb';
import { describe, expect, it } from 'vitest';
import { publishEvents } from '../../functions/consumers/publish-events.ts';
import { opened } from '../../shared/case/rules/move.ts';
import { caseItem } from '../../shared/case/store/case-item.ts';
import { caseKey } from '../../shared/case/store/keys.ts';
import type { BusEvent } from '../../shared/runtime/bus.ts';
import type { StreamRecord } from '../../shared/table/stream-event.ts';
import { workerKey } from '../../shared/worker/store/keys.ts';
import { aReportEntry } from '../support/cases.ts';
import { listeningLog } from '../support/context.ts';

const ids = Array.from({ length: 25 }, (_, n) => `01JQ00000000000000000000${String(n).padStart(2, '0')}`);

const written = (item: object, sequence: number): StreamRecord => ({
  dynamodb: {
    SequenceNumber: String(sequence),
    ApproximateCreationDateTime: 1_773_018_000,
    NewImage: marshall(item, { removeUndefinedValues: true }),
  },
});

const reported = (caseId: string, sequence: number) => {
  const { after, lookAt } = opened(aReportEntry({ caseId }));
  return written(caseItem(after, lookAt), sequence);
};
const broken = (sequence: number) => written({ ...caseKey(ids[0] ?? ''), version: 1 }, sequence);

const listeningBus = () => {
  const heard: BusEvent[][] = [];
  return { heard, publish: async (events: readonly BusEvent[]) => void heard.push([...events]) };
};

describe('the publisher of changes', () => {
  it('puts them on the bus in order, ten at a time, and hands nothing back', async () => {
    const { heard, publish } = listeningBus();
    const answer = await publishEvents(ids.map(reported), publish, listeningLog());
    expect(answer.batchItemFailures).toEqual([]);
    expect(heard.map((some) => some.length)).toEqual([10, 10, 5]);
    expect(heard.flat().map((event) => (event as unknown as { subject: string }).subject)).toEqual(ids);
  });

  it('hands back the first record that it cannot read, and publishes those before it', async () => {
    const { heard, publish } = listeningBus();
    const records = [reported('01JQ0000000000000000000001', 7), broken(8), reported(ids[2] ?? '', 9)];
    const answer = await publishEvents(records, publish, listeningLog());
    expect(answer.batchItemFailures).toEqual([{ itemIdentifier: '8' }]);
    expect(heard.flat()).toHaveLength(1);
  });

  it('hands back the first of those that the bus did not take', async () => {
    let calls = 0;
    const publish = async () => {
      calls += 1;
      if (calls === 2) throw new Error('The bus is closed.');
    };
    const answer = await publishEvents(ids.map(reported), publish, listeningLog());
    expect(answer.batchItemFailures).toEqual([{ itemIdentifier: '10' }]);
  });

  it('says nothing of what nobody else may hear', async () => {
    const { heard, publish } = listeningBus();
    await publishEvents([written({ ...workerKey('w-1'), version: 1 }, 1)], publish, listeningLog());
    expect(heard).toEqual([]);
  });
});
