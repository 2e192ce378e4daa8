import { setTimeout } from 'node:timers/promises';
import { conflict, Refusal } from '../base/refusal.ts';
import type { IndexName, Key } from './key.ts';

/** The one way to the database. Two builds pass one contract suite: on DynamoDB, and in the memory of one process. */
export interface Table {
  get(key: Key): Promise<Item | undefined>;
  getMany(keys: readonly Key[]): Promise<Item[]>;
  query(query: Query): Promise<Page>;
  /** How many items match, without reading them out. */
  count(query: Query): Promise<number>;
  /** All or nothing; throws `WriteRefused` when a guard does not hold. At most 100 writes. */
  write(writes: readonly Write[]): Promise<void>;
  /** New items that no guard protects, in batches of 25, each repeated until the engine has taken it. */
  load(items: readonly Item[]): Promise<void>;
}

export type Item = Key & Readonly<Record<string, unknown>>;

export interface Query {
  readonly pk: string;
  readonly index?: IndexName;
  /** Of the sort key: starts with, at most (inclusive), at least (inclusive). */
  readonly begins?: string;
  readonly upTo?: string;
  readonly from?: string;
  /** Keeps some items; all are read, and paid for, all the same. */
  readonly where?: Where;
  readonly newestFirst?: boolean;
  /** May miss what was written in the last second, at half the price; a read of an index is always so. */
  readonly eventual?: boolean;
  readonly limit?: number;
  readonly after?: Item | undefined;
}

/** A text that starts with another, or a list that holds one. */
export type Where =
  | { readonly attribute: string; readonly begins: string }
  | { readonly attribute: string; readonly contains: string };

export interface Page {
  readonly items: Item[];
  /** The key to go on from; absent on the last page. */
  readonly next?: Item | undefined;
}

/** What must be true of the stored item, or nothing at all is written. */
export type Guard = 'absent' | 'exists' | { readonly version: number };

/**
 * Numbers added to an item, in whatever order and by however many at once. What stands under a name of `least` is at least so
 * much afterwards, or nothing is written; an item that is not there has none of it.
 */
export interface Addition {
  readonly add: Key;
  readonly amounts: Readonly<Record<string, number>>;
  readonly least?: Readonly<Record<string, number>>;
}

export type Write =
  | { readonly put: Item; readonly guard: Guard }
  | Addition
  | { readonly remove: Key; readonly guard: Guard }
  | { readonly check: Key; readonly guard: Guard };

/** A guard did not hold: which of the writes, and the item that stands there instead. */
export class WriteRefused extends Error {
  readonly index: number;
  readonly existing: Item | undefined;

  constructor(index: number, existing: Item | undefined) {
    super(`The guard of write ${index} did not hold.`);
    this.name = 'WriteRefused';
    this.index = index;
    this.existing = existing;
  }
}

/** Every page of a query, one after the other: no list is ever cut off in silence. */
export async function* pagesOf(table: Table, query: Query): AsyncGenerator<Item[]> {
  let after: Item | undefined;
  do {
    const page: Page = await table.query({ ...query, after });
    yield page.items;
    after = page.next;
  } while (after !== undefined);
}

/** Every item of a query, one by one. */
export async function* eachOf(table: Table, query: Query): AsyncGenerator<Item> {
  for await (const items of pagesOf(table, query)) yield* items;
}

export const allOf = async (table: Table, query: Query): Promise<Item[]> => {
  const items: Item[] = [];
  for await (const page of pagesOf(table, query)) items.push(...page);
  return items;
};

/** What somebody is told whose write rests on a record that has changed since. */
export const overtaken = (cause: WriteRefused): Refusal =>
  Object.assign(conflict('record.overtaken'), { cause });

/** Whether somebody was refused because others were faster, and not for what they asked. */
export const isOvertaken = (error: unknown): boolean =>
  error instanceof WriteRefused || (error instanceof Refusal && error.cause instanceof WriteRefused);

/** One transaction over records as they were read; refuses when somebody has changed one of them since. */
export const writeOrConflict = async (table: Table, writes: readonly Write[]): Promise<void> => {
  try {
    await table.write(writes);
  } catch (error) {
    throw error instanceof WriteRefused ? overtaken(error) : error;
  }
};

/** The same of writes of which there may be none. */
export const writeAny = async (table: Table, writes: readonly Write[]): Promise<void> => {
  if (writes.length > 0) await writeOrConflict(table, writes);
};

/**
 * Writes a new record, the first of `writes`. Sent again it changes nothing: the item that stands there is given to
 * `again`, which refuses a create that is not the same.
 */
export const createOnce = async <T>(
  table: Table,
  writes: readonly Write[],
  again: (existing: Item) => T | Promise<T>,
): Promise<T | undefined> => {
  try {
    await table.write(writes);
    return undefined;
  } catch (error) {
    if (!(error instanceof WriteRefused)) throw error;
    if (error.index === 0 && error.existing !== undefined) return again(error.existing);
    throw overtaken(error);
  }
};

const FIRST_MS = 4;
const LONGEST_MS = 1_000;
/** Of a request's 29 s; what was begun last, and the answer, need the rest. */
const MOST_MS = 20_000;
/** As many as fit into that time as a rule, half of each longest pause being waited. */
const MOST_ATTEMPTS = 40;

interface Terms<T> {
  /** In all, the first time included; unless told, as many as a request has time for. */
  readonly times?: number;
  /** What comes of it when somebody else was faster every time; if it is not said, the last error. */
  readonly otherwise?: (lost: unknown) => T | Promise<T>;
  /** Which errors say that somebody else was faster. */
  readonly isLost?: (error: unknown) => boolean;
}

const isRefused = (error: unknown) => error instanceof WriteRefused;
const rethrow = (error: unknown): never => {
  throw error;
};

/**
 * Full jitter, twice as wide after each loss: those who lost together do not come back together, so that of many at one
 * record somebody gets on at any time.
 */
const jitter = (losses: number) => setTimeout(Math.random() * Math.min(LONGEST_MS, FIRST_MS * 2 ** losses));

/** Reads, decides and writes; from the beginning again, after a while, when somebody else was faster. */
export const optimistic = async <T>(
  attempt: () => Promise<T>,
  { times = MOST_ATTEMPTS, otherwise = rethrow, isLost = isRefused }: Terms<T> = {},
): Promise<T> => {
  const startedAt = performance.now();
  for (let losses = 0; ; ) {
    try {
      return await attempt();
    } catch (error) {
      if (!isLost(error)) throw error;
      losses += 1;
      if (losses === times || performance.now() - startedAt > MOST_MS) return otherwise(error);
    }
    await jitter(losses);
  }
};

/**
 * Nobody is refused before it was looked once more for what the same request has done: sent twice at once, the second one
 * may meet the effect of the first half-way.
 */
export const receiptIfRefused = async <T>(
  before: () => Promise<T | undefined>,
  attempt: () => Promise<T>,
): Promise<T> => {
  try {
    return await attempt();
  } catch (error) {
    const meanwhile = error instanceof Refusal ? await before() : undefined;
    if (meanwhile === undefined) throw error;
    return meanwhile;
  }
};

/** What the same request has done is looked up before anything is judged anew, and once more when it is refused. */
export const receiptFirst = async <T>(
  before: () => Promise<T | undefined>,
  attempt: () => Promise<T>,
): Promise<T> => (await before()) ?? (await receiptIfRefused(before, attempt));
