import { conflict } from '../../base/refusal.ts';
import type { Entry } from './entry.ts';
import { amountsOf, type Sums, yuan } from './sums.ts';

interface Closing {
  readonly fund: string;
  readonly into: string | undefined;
  readonly line: Pick<Entry, 'id' | 'day' | 'enteredAt' | 'by' | 'digest'>;
}

/** What of a fund goes on elsewhere when it is closed: a line here, and one there. */
export interface Carried {
  readonly sums: Sums;
  readonly out?: Entry;
  readonly in?: Entry;
}

/** A fund ends with nothing committed and nothing left, or with what is left in another one. */
export const closed = (sums: Sums, { fund, into, line }: Closing): Carried => {
  const { freeFen, committedFen } = sums;
  if (sums.open !== 1) throw conflict('money.closed');
  if (committedFen > 0) throw conflict('money.committed', { yuan: yuan(committedFen) });
  if (freeFen === 0) return { sums: { ...sums, open: 0 } };
  if (into === undefined || into === fund) throw conflict('money.rest', { yuan: yuan(freeFen) });
  const carried = { ...line, amountFen: freeFen, state: 'entered' as const, version: 1 };
  const less = amountsOf('carried-out', freeFen);
  return {
    sums: { ...sums, open: 0, freeFen: 0, receivedFen: sums.receivedFen + (less['receivedFen'] ?? 0) },
    out: { ...carried, kind: 'carried-out', fund: into },
    in: { ...carried, kind: 'carried-in', fund },
  };
};
