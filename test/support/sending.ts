import { sendMessages } from '../../functions/sweeps/send-messages.ts';
import type { Count, MetricName } from '../../shared/base/log.ts';
import type { Channel, Digest } from '../../shared/notification/rules/channel.ts';
import type { Attempt } from '../../shared/notification/rules/deliver.ts';
import { leaveNotice } from '../../shared/notification/store/inbox-store.ts';
import { hoursLater, MONDAY } from './cases.ts';
import { WAY, withPost } from './letters.ts';
import { people } from './oversight.ts';

export const minutes = (n: number, from = MONDAY) => hoursLater(n / 60, from);

/** The worker who reported wants to be told by mail; what the job carries is kept, and taken as `answers` says. */
export const sending = async () => {
  const test = await withPost();
  const carried: (Digest & { to: string })[] = [];
  const answers: Attempt[] = [];

  /** A target that answers as it is told, and then takes everything. */
  const carry = async (way: Channel, digest: Digest): Promise<Attempt> => {
    carried.push({ to: way.address, ...digest });
    return answers.shift() ?? 'sent';
  };
  /** What an alarm would have heard. */
  const rung: { readonly name: MetricName; readonly value: number }[] = [];
  const count: Count = (name, value) => void rung.push({ name, value });
  const sendAt = async (at: string) => {
    test.moveTo(at);
    return sendMessages(test.ctx, carry, count);
  };
  /** The worker is told each time that an answer is to be verified. */
  const tellWorker = async (n = 1) => {
    for (let one = 0; one < n; one += 1) {
      await leaveNotice(test.ctx, {
        kind: 'case',
        to: people.worker.sub,
        id: `${test.ctx.now()}.${one}`,
        at: test.ctx.now(),
        day: test.ctx.now().slice(0, 10),
        caseId: WAY,
        about: 'to-verify',
      });
    }
    await test.carry();
  };
  await test.addMail(people.worker);
  await test.confirmMail(people.worker);
  return { test, carried, answers, carry, rung, count, sendAt, tellWorker };
};
