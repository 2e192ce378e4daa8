/** A number that an alarm watches, by its name. */
export type MetricName = 'MessagesGivenUp' | 'LooksFailed';

/** Says such a number; only called when there is something to count. */
export type Count = (name: MetricName, value: number) => void;

export type Facts = Readonly<Record<string, string | number | boolean | undefined>>;

/** Structured lines with ids and counts; never a record, a body, a name or a free text. */
export interface Log {
  info(message: string, facts?: Facts): void;
  /** `error`'s name and place are kept; its message is not, because it may quote a record. */
  failed(message: string, error: unknown, facts?: Facts): void;
}
