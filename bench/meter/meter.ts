import type { DynamoDBClient, ServiceInputTypes, ServiceOutputTypes } from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import type { Call } from './reading.ts';
import { readUnitsOf, refusedUnitsOf, writeUnitsOf } from './units.ts';

const READS = new Set(['GetItemCommand', 'BatchGetItemCommand', 'QueryCommand', 'ScanCommand']);
const WRITES = new Set(['TransactWriteItemsCommand', 'BatchWriteItemCommand', 'PutItemCommand']);

const kindOf = (command: string): Call['kind'] | undefined => {
  if (READS.has(command)) return 'read';
  return WRITES.has(command) ? 'write' : undefined;
};

const lengthOf = (message: unknown): number => {
  if (typeof message !== 'object' || message === null) return 0;
  if ('body' in message && typeof message.body === 'string') return Buffer.byteLength(message.body);
  const length = 'headers' in message && new Map(Object.entries(message.headers ?? {})).get('content-length');
  return Number(length || 0);
};

/** What the engine says that a call consumed, over all tables and indexes. */
const engineUnits = (output: ServiceOutputTypes): number | undefined => {
  if (!('ConsumedCapacity' in output) || output.ConsumedCapacity === undefined) return undefined;
  const all = [output.ConsumedCapacity].flat();
  return all.reduce((sum, one) => sum + (('CapacityUnits' in one && one.CapacityUnits) || 0), 0);
};

const partitionOf = (input: ServiceInputTypes): string | undefined =>
  'Key' in input ? input.Key?.['pk']?.S : undefined;

/** Units by our own arithmetic, for what was answered and for what was refused. */
const ownUnits = (kind: Call['kind'], input: ServiceInputTypes, output: ServiceOutputTypes | undefined) => {
  if (kind === 'read') return output && readUnitsOf(input, output);
  return output === undefined ? refusedUnitsOf(input) : writeUnitsOf(input);
};

interface Wire {
  requests: number;
  sentBytes: number;
  receivedBytes: number;
  /** In the words of the wire, whichever client the call was made with. */
  input?: ServiceInputTypes;
}
const nothingSent = (): Wire => ({ requests: 0, sentBytes: 0, receivedBytes: 0 });

/** The items of an answer that the document client has translated, in the words of the wire again. */
const untranslated = (output: ServiceOutputTypes): ServiceOutputTypes =>
  'Items' in output && output.Items !== undefined
    ? { ...output, Items: output.Items.map((item) => marshall(item)) }
    : output;

const meterCalls = (client: DynamoDBClient, wires: WeakMap<object, Wire>, calls: Call[]) =>
  client.middlewareStack.add(
    (next, context) => async (args) => {
      const { commandName: command = '' } = context;
      const kind = kindOf(command);
      if (kind === undefined) return next(args);
      const wire = nothingSent();
      wires.set(context, wire);
      const asked = { ...args.input, ReturnConsumedCapacity: 'INDEXES' } as const;
      const note = (answer?: ServiceOutputTypes) => {
        const { input = asked, ...counted } = wire;
        const output = answer && (input === asked ? answer : untranslated(answer));
        calls.push({
          kind,
          command,
          partition: partitionOf(input),
          ...counted,
          failed: output === undefined,
          ours: ownUnits(kind, input, output),
          engine: output && engineUnits(output),
        });
      };
      try {
        const result = await next({ ...args, input: asked });
        note(result.output);
        return result;
      } catch (error) {
        note();
        throw error;
      }
    },
    { step: 'initialize', name: 'meterCalls' },
  );

const meterWire = (client: DynamoDBClient, wires: WeakMap<object, Wire>) => {
  client.middlewareStack.add(
    (next, context) => (args) => {
      const wire = wires.get(context);
      if (wire !== undefined) wire.input = args.input;
      return next(args);
    },
    // Behind the document client's translation, which stands right before the serializer.
    { step: 'serialize', priority: 'low', name: 'meterInput' },
  );
  client.middlewareStack.add(
    (next, context) => async (args) => {
      const wire = wires.get(context) ?? nothingSent();
      wire.requests += 1;
      wire.sentBytes += lengthOf(args.request);
      try {
        const result = await next(args);
        wire.receivedBytes += lengthOf(result.response);
        return result;
      } catch (error) {
        // A refusal comes as an error with its answer inside.
        if (error instanceof Error && '$response' in error) wire.receivedBytes += lengthOf(error.$response);
        throw error;
      }
    },
    { step: 'finalizeRequest', priority: 'low', name: 'meterWire' },
  );
};

export interface Meter {
  /** Every call so far. */
  readonly calls: readonly Call[];
}

/**
 * Notes every call of a client from inside it: how many requests it took on the wire (each repetition counts), bytes,
 * and units by our own arithmetic and by the engine's. It sits below our code, which cannot tell that it is there.
 */
export const meter = (client: DynamoDBClient): Meter => {
  const calls: Call[] = [];
  const wires = new WeakMap<object, Wire>();
  meterCalls(client, wires, calls);
  meterWire(client, wires);
  return { calls };
};
