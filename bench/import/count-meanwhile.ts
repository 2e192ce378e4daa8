import { setTimeout } from 'node:timers/promises';
import { rollUpCoverage } from '../../functions/consumers/roll-up-coverage.ts';
import type { BusEvent } from '../../shared/runtime/bus.ts';
import type { Context } from '../../shared/table/context.ts';
import { queued } from '../../test/support/sqs.ts';

/** As the event source takes them. */
const BATCH = 10;
const LOOK_AGAIN_MS = 200;

/** Works off the queue while an import fills it, batch by batch; `end` waits until nothing is left. */
export const countMeanwhile = (queue: BusEvent[], ctx: Context) => {
  let isFilled = false;
  let counted = 0;
  const work = async () => {
    while (!isFilled || queue.length > 0) {
      const batch = queue.splice(0, BATCH);
      if (batch.length === 0) await setTimeout(LOOK_AGAIN_MS);
      else {
        const { batchItemFailures } = await rollUpCoverage(queued(...batch), ctx);
        if (batchItemFailures.length > 0) throw new Error('The consumer handed a message back.');
        counted += batch.length;
      }
    }
  };
  const working = work();
  return {
    end: async (): Promise<number> => {
      isFilled = true;
      await working;
      return counted;
    },
  };
};
