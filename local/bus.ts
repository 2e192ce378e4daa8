import { randomUUID } from 'node:crypto';
import { type FileHandle, open } from 'node:fs/promises';
import * as z from 'zod/mini';
import type { Consumer } from '../events/consumers.ts';
import { localAws } from './aws.ts';
import { type Listening, listen } from './gateway/listen.ts';
import { readBody } from './gateway/read-body.ts';
import type { GatewayAnswer } from './gateway/target.ts';

const Entry = z.object({
  Source: z.string(),
  DetailType: z.string(),
  Detail: z.string(),
  /** Seconds since 1970, as the SDK writes a time. */
  Time: z.optional(z.number()),
});
type Entry = z.infer<typeof Entry>;
const PutEvents = z.object({ Entries: z.array(Entry).check(z.minLength(1), z.maxLength(10)) });

/** What a rule of EventBridge hands to its queue. */
const busEvent = ({ Source, DetailType, Detail, Time }: Entry) => ({
  version: '0',
  id: randomUUID(),
  'detail-type': DetailType,
  source: Source,
  account: '000000000000',
  time: new Date(Time === undefined ? Date.now() : Time * 1_000).toISOString(),
  region: localAws.region,
  resources: [],
  detail: JSON.parse(Detail),
});
type BusEvent = ReturnType<typeof busEvent>;

/** A kill in the middle of a line leaves half of it; its event was not acknowledged and will come again. */
const cutHalfLine = async (file: FileHandle): Promise<void> => {
  const text = await file.readFile('utf8');
  const whole = text.slice(0, text.lastIndexOf('\n') + 1);
  if (whole.length < text.length) await file.truncate(Buffer.byteLength(whole));
};

const answered = (statusCode: number, body: object): GatewayAnswer => ({
  statusCode,
  headers: { 'content-type': 'application/x-amz-json-1.1' },
  body: JSON.stringify(body),
});

interface Rules {
  readonly consumers: readonly Consumer[];
  readonly send: (queue: string, body: string) => void;
}

/**
 * EventBridge as far as we use it: every event becomes a line of `file` and a message in the queue of each consumer
 * of its type, before it is acknowledged.
 */
export const startBus = async (file: string, { consumers, send }: Rules): Promise<Listening> => {
  const lines = await open(file, 'a+');
  await cutHalfLine(lines);

  const forward = (event: BusEvent): void => {
    const wanting = consumers.filter(
      ({ from }) => 'queue' in from && from.types.includes(event['detail-type']),
    );
    for (const { name } of wanting) send(name, JSON.stringify(event));
  };

  const take = async (entries: readonly Entry[]): Promise<GatewayAnswer> => {
    const events = entries.map(busEvent);
    await lines.appendFile(events.map(({ detail }) => `${JSON.stringify(detail)}\n`).join(''));
    await lines.datasync();
    for (const event of events) forward(event);
    return answered(200, { FailedEntryCount: 0, Entries: events.map(({ id }) => ({ EventId: id })) });
  };

  const listening = await listen(0, async (request) => {
    const body = (await readBody(request))?.toString('utf8') ?? '';
    const asked = request.headers['x-amz-target'] === 'AWSEvents.PutEvents';
    const put = asked ? PutEvents.safeParse(JSON.parse(body)) : undefined;
    return put?.success
      ? take(put.data.Entries)
      : answered(400, { __type: 'ValidationException', message: 'Only PutEvents is known here.' });
  });
  return {
    port: listening.port,
    async stop() {
      await listening.stop();
      await lines.close();
    },
  };
};
