/** One call of the client, with all its repetitions. */
export interface Call {
  readonly kind: 'read' | 'write';
  readonly command: string;
  /** Of a read of one item. */
  readonly partition: string | undefined;
  /** On the wire: a repetition is a request too. */
  readonly requests: number;
  readonly sentBytes: number;
  readonly receivedBytes: number;
  readonly failed: boolean;
  /** Units by our arithmetic; nothing where it has no answer. */
  readonly ours: number | undefined;
  /** Units by the engine's word; nothing when it refused the call. */
  readonly engine: number | undefined;
}

export interface Reading {
  readonly requests: number;
  readonly readRequests: number;
  readonly writeRequests: number;
  readonly readUnits: number;
  readonly writeUnits: number;
  readonly bytesSent: number;
  readonly bytesReceived: number;
  /** Calls whose units we computed ourselves, and how many of these the engine computed otherwise. */
  readonly checked: number;
  readonly disagreed: number;
}

const total = (calls: readonly Call[], of: (call: Call) => number) =>
  calls.reduce((sum, call) => sum + of(call), 0);

/** Ours where we have one, so that a refused transaction, of which the engine says nothing, is not free. */
const unitsOf = ({ ours, engine }: Call) => ours ?? engine ?? 0;

/** What some calls came to. */
export const readingOf = (calls: readonly Call[]): Reading => {
  const reads = calls.filter(({ kind }) => kind === 'read');
  const writes = calls.filter(({ kind }) => kind === 'write');
  const checked = calls.filter(({ ours, engine }) => ours !== undefined && engine !== undefined);
  return {
    requests: total(calls, ({ requests }) => requests),
    readRequests: total(reads, ({ requests }) => requests),
    writeRequests: total(writes, ({ requests }) => requests),
    readUnits: total(reads, unitsOf),
    writeUnits: total(writes, unitsOf),
    bytesSent: total(calls, ({ sentBytes }) => sentBytes),
    bytesReceived: total(calls, ({ receivedBytes }) => receivedBytes),
    checked: checked.length,
    disagreed: checked.filter(({ ours, engine }) => ours !== engine).length,
  };
};
