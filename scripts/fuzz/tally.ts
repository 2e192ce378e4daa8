import * as z from 'zod/mini';

const Failure = z.object({ title: z.string(), message: z.string() });

/** What the fuzzer says of one answer; 0: there was none. */
export const Judged = z.object({
  role: z.string(),
  operation: z.string(),
  status: z.int(),
  failures: z.array(Failure),
  sent: z.optional(z.record(z.string(), z.string())),
});
type Judged = z.infer<typeof Judged>;

interface Finding extends Omit<Judged, 'failures'>, z.infer<typeof Failure> {
  readonly times: number;
}

/** Requests by role, and answers of each role by the class of their status. */
type Counts = Map<string, Map<string, number>>;

export interface Tally {
  readonly counts: Counts;
  /** One for each kind of failure of an operation, with the first request that showed it. */
  readonly findings: Map<string, Finding>;
}

export const emptyTally = (): Tally => ({ counts: new Map(), findings: new Map() });

const classOf = (status: number): string => (status === 0 ? 'none' : `${Math.floor(status / 100)}xx`);

const countIn = (counts: Counts, { role, status }: Judged): void => {
  const ofRole = counts.get(role) ?? new Map<string, number>();
  counts.set(role, ofRole.set(classOf(status), (ofRole.get(classOf(status)) ?? 0) + 1));
};

/** A 5xx is a finding whatever the document says of it. */
const failuresOf = ({ status, failures }: Judged): Judged['failures'] =>
  status >= 500 && failures.length === 0 ? [{ title: 'Server error', message: `${status}` }] : failures;

export const addTo = ({ counts, findings }: Tally, judged: Judged): void => {
  countIn(counts, judged);
  const { failures: _, ...answer } = judged;
  for (const failure of failuresOf(judged)) {
    const key = JSON.stringify([judged.operation, judged.status, failure.title]);
    const times = (findings.get(key)?.times ?? 0) + 1;
    findings.set(key, { ...answer, ...failure, ...findings.get(key), times });
  }
};

const CLASSES = ['2xx', '3xx', '4xx', '5xx', 'none'] as const;

const sentIn = ({ sent = {} }: Finding): string[] =>
  Object.entries(sent).map(([name, value]) => `  ${name}: ${value}`);

const printedFinding = (finding: Finding): string =>
  [
    `${finding.operation} -> ${finding.status}: ${finding.title}, ${finding.times} times, first as ${finding.role}`,
    ...finding.message.split('\n').map((line) => `  ${line}`),
    ...sentIn(finding),
  ].join('\n');

/** A row for each role, and all findings. */
export const printed = ({ counts, findings }: Tally): string => {
  const rows = [...counts].map(([role, ofRole]) => {
    const numbers = CLASSES.map((name) => ofRole.get(name) ?? 0);
    return [role, numbers.reduce((sum, one) => sum + one, 0), ...numbers];
  });
  const total = rows.reduce((sum, [, sent]) => sum + Number(sent), 0);
  const table = [['role', 'requests', ...CLASSES], ...rows].map((row) =>
    row.map((cell, n) => (n === 0 ? String(cell).padEnd(12) : String(cell).padStart(9))).join(''),
  );
  return [
    ...table,
    `${total} requests, ${findings.size} findings`,
    ...[...findings.values()].map(printedFinding),
  ].join('\n');
};

/** Whoever sent nothing has found nothing. */
export const isClean = ({ counts, findings }: Tally, roles: readonly string[]): boolean =>
  findings.size === 0 && roles.every((role) => counts.has(role));
