/** Structured lines with ids and counts; never a record, a body, a name or a free text. */
export interface Log {
  info(message: string, facts?: Facts): void;
  /** `error`'s name and place are kept; its message is not, because it may quote a record. */
  failed(message: string, error: unknown, facts?: Facts): void;
}

type Facts = Readonly<Record<string, string | number | boolean | undefined>>;
