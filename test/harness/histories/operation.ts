import type { Answered } from '../../support/call.ts';
import type { Draw } from './draw.ts';
import type { Known } from './known.ts';
import type { Readback } from './readback.ts';
import type { Request } from './servers.ts';

/** One sending of a request, and what became of it. Turns are those of the scheduler. */
export interface Sending {
  readonly from: number;
  readonly to: number;
  /** What the server answered, whether its client heard it or not; nothing if it died or failed on purpose. */
  readonly answer: Answered | undefined;
  readonly isHeard: boolean;
  readonly wasStruck: boolean;
  readonly wrote: readonly number[];
  readonly keys: readonly string[];
  readonly errors: readonly string[];
}

/** What somebody asks for. */
export interface Asked {
  readonly request: Request;
  /** How often the effect stands there in the end; nothing if that cannot be told. */
  readonly effect?: (read: Readback, answer: Answered | undefined) => Promise<number | undefined>;
  /** Work that goes on after its answer: sent again it goes on, and tells how far it is. */
  readonly isLong?: boolean;
  /** Whether what was refused in this answer is tried again by who sends the same once more. */
  readonly isUnfinished?: (answer: Answered) => boolean;
  /** What an answer takes from the record as it is today: it stands nowhere else. */
  readonly ofToday?: readonly string[];
  /** Nobody has to give way for it: it is never refused because others were faster. */
  readonly commutes?: boolean;
  readonly learn?: (answer: Answered, known: Known) => void;
}

export interface Operation extends Asked {
  readonly name: string;
  readonly kind: string;
  readonly sendings: Sending[];
}

/** One kind of request that people send. */
export interface Command {
  readonly kind: string;
  /** How often it comes, among all. */
  readonly weight: number;
  /** A request that makes sense by what is known; nothing if there is none now. `ask` reads first. */
  make(draw: Draw, known: Known, ask: (request: Request) => Promise<Answered>): Promise<Asked | undefined>;
}

/** What a person sends with everything: it makes a retry known. */
export const keyed = (draw: Draw) => ({ 'idempotency-key': `key-${draw.name}` });

export const isDone = (answer: Answered | undefined): answer is Answered =>
  answer !== undefined && answer.status < 300;
