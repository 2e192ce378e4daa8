import type { SQSEvent } from 'aws-lambda';
import * as z from 'zod/mini';
import { Instant } from '../base/instant.ts';

const Message = z.object({ detail: z.object({ time: Instant }) });

const timeIn = (body: string): Instant[] => {
  try {
    const message = Message.safeParse(JSON.parse(body));
    return message.success ? [message.data.detail.time] : [];
  } catch {
    return [];
  }
};

/** The moment of the earliest change that a batch tells of: the queue holds what came later, and what came before is done. */
export const firstChangeIn = ({ Records }: SQSEvent): Instant | undefined =>
  Records.flatMap(({ body }) => timeIn(body)).sort()[0];
