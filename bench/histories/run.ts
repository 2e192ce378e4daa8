import { parseArgs } from 'node:util';
import type { Fault } from '../../test/harness/histories/judge.ts';
import { runHistory } from '../../test/harness/histories/run-history.ts';
import { shortened } from '../../test/harness/histories/shrink.ts';
import { nameOfFault, storyOf } from '../../test/harness/histories/tell-fault.ts';
import { wholeNumber } from '../bench.ts';

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    seeds: { type: 'string', default: '1' },
    clients: { type: 'string', default: '20' },
    operations: { type: 'string', default: '50' },
    /** Part of the name of a fault: its story is told with as few operations as it takes. */
    shrink: { type: 'string' },
  },
});
// What an operator sets up, so that people can be told of news.
process.env['APP_URL'] ??= 'https://app.example.org';
process.env['MAIL_HOST'] ??= 'mail.example.org:587';

const first = wholeNumber('seed', values.seed);
const seeds = wholeNumber('seeds', values.seeds);
const clients = wholeNumber('clients', values.clients);
const operations = wholeNumber('operations', values.operations);

interface Found {
  count: number;
  readonly seed: number;
  readonly fault: Fault;
  readonly story: readonly string[];
}

const found = new Map<string, Found>();
const note = (seed: number, fault: Fault) => {
  const name = nameOfFault(fault);
  const before = found.get(name);
  if (before === undefined) found.set(name, { count: 1, seed, fault, story: storyOf(fault) });
  else before.count += 1;
};

let sendings = 0;
const start = performance.now();
for (let seed = first; seed < first + seeds; seed += 1) {
  const told = await runHistory({ seed, clients, operations });
  sendings += told.sendings;
  for (const fault of told.faults) note(seed, fault);
}
const seconds = (performance.now() - start) / 1_000;

for (const [name, { count, seed, story }] of [...found].toSorted(([, a], [, b]) => b.count - a.count))
  console.log([`${count} x ${name} (--seed ${seed})`, ...story, ''].join('\n'));
for (const [name, { seed, fault }] of found) {
  if (values.shrink === undefined || !name.includes(values.shrink)) continue;
  const short = await shortened({ seed, clients, operations }, fault);
  console.log(
    [`Shorter: ${name}, with ${short.operations.join(' ')}`, ...storyOf(short.fault), ''].join('\n'),
  );
}
const sorts = `${found.size} sorts of faults`;
console.log(
  `${seeds} histories from --seed ${first}, ${sendings} sendings, ${sorts}, ${seconds.toFixed(1)} s`,
);
if (found.size > 0) process.exitCode = 1;
