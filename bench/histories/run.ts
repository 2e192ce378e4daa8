import { parseArgs } from 'node:util';
import { runHistory } from '../../test/harness/histories/run-history.ts';
import { nameOfFault, storyOf } from '../../test/harness/histories/tell-fault.ts';
import { wholeNumber } from '../bench.ts';

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    seeds: { type: 'string', default: '1' },
    clients: { type: 'string', default: '20' },
    operations: { type: 'string', default: '50' },
  },
});
process.env['APP_URL'] ??= 'https://app.example.org';
process.env['MAIL_HOST'] ??= 'mail.example.org:587';

const [first, seeds] = [wholeNumber('seed', values.seed), wholeNumber('seeds', values.seeds)];
const clients = wholeNumber('clients', values.clients);
const operations = wholeNumber('operations', values.operations);
const found = new Map<string, { count: number; seed: number; story: string[] }>();
let sent = 0;
const start = performance.now();
for (let seed = first; seed < first + seeds; seed += 1) {
  const told = await runHistory({ seed, clients, operations });
  sent += told.sendings;
  for (const fault of told.faults) {
    const name = nameOfFault(fault);
    const before = found.get(name);
    if (before === undefined) found.set(name, { count: 1, seed, story: storyOf(fault) });
    else before.count += 1;
  }
}
for (const [name, { count, seed, story }] of [...found].toSorted(([, a], [, b]) => b.count - a.count))
  console.log([`${count} x ${name} (first with --seed ${seed})`, ...story, ''].join('\n'));
const seconds = (performance.now() - start) / 1_000;
console.log(`${seeds} histories, ${sent} sendings, ${found.size} sorts of faults, ${seconds.toFixed(1)} s`);
if (found.size > 0) process.exitCode = 1;
