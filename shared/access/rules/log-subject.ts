/** Under what the log of readings keeps a member of staff. A household stands there under its number. */
export const workerInLog = (id: string): string => `worker:${id}`;

/** A case by itself: who asked for it is a person too, whatever the case is about. */
export const caseInLog = (id: string): string => `case:${id}`;
