import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { busEnvironment } from './environment.ts';

/** An event as the bus takes it: rules match on `type`, and the detail is the whole CloudEvent. */
export interface BusEvent {
  readonly type: string;
  readonly time: string;
}

/** Puts at most ten events on the bus; throws when one was not taken, so that the sender sends again. */
export type Publish = (events: readonly BusEvent[]) => Promise<void>;

export const busPublisher = (
  client = new EventBridgeClient({}),
  bus = busEnvironment().BUS_NAME,
): Publish => {
  return async (events) => {
    const entries = events.map((event) => ({
      EventBusName: bus,
      Source: 'doorstep',
      DetailType: event.type,
      Time: new Date(event.time),
      Detail: JSON.stringify(event),
    }));
    const { FailedEntryCount = 0 } = await client.send(new PutEventsCommand({ Entries: entries }));
    if (FailedEntryCount > 0)
      throw new Error(`The bus did not take ${FailedEntryCount} of ${entries.length} events.`);
  };
};
